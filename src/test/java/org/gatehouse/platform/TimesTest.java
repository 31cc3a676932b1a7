package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @Test
    void areCutToMicroseconds() {
        assertThat(Times.parse("2026-11-22T05:00:00.123456789+01:00"))
                .isEqualTo(Instant.parse("2026-11-22T04:00:00.123456Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "0000-12-31T23:00:00-01:00", "9999-12-31T23:59:59.999999999Z"})
    void reachFromYear1To9999(String text) {
        assertThat(Times.parse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999-12-31T23:59:59-18:00",
                "0000-01-01T00:00:00+18:00",
                "0001-01-01T00:00:00+00:01",
                "0000-12-31T23:59:59Z",
                "2026-02-30T00:00:00Z",
                "2026-11-22"
            })
    void areRefusedBeyondThatAndWhereThereIsNone(String text) {
        assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(InvalidValue.class);
    }
}
