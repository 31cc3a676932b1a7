package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in GMT, and ages in days. */
class AgeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00.5Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23 03:59:58,2026-11-23T03:59:58Z",
        "2026-11-23,2026-11-23T00:00:00Z",
        "1970-01-01 00:00:00,1970-01-01T00:00:00Z",
        "9999-12-31 23:59:59,9999-12-31T23:59:59Z",
        "2024-02-29,2024-02-29T00:00:00Z",
        "0,2026-11-23T04:00:00.5Z",
        "1,2026-11-22T04:00:00.5Z",
        "007,2026-11-16T04:00:00.5Z",
        "99999,1970-01-01T00:00:00Z"
    })
    void isADayATimeOrANumberOfDays(String text, Instant began) {
        assertThat(Age.parse(text, NOW)).isEqualTo(began);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.0",
                "100000",
                "٣",
                "2026-11-23 ",
                "2026-11-23 24:00:00",
                "2026-11-23 03:60:00",
                "2026-11-23 03:59",
                "2026-11-23T03:59:58",
                "2026-11-23 03:59:58Z",
                "2026-02-29",
                "2026-13-01",
                "1969-12-31",
                "0000-00-00 00:00:00",
                "10000-01-01",
                "today"
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Age.parse(text, NOW)).isInstanceOf(InvalidValue.class);
    }
}
