package org.gatehouse.factors.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTimeTest {
    @ParameterizedTest
    @CsvSource({"1s, 1", "9s, 9", "30s, 30", "60s, 60"})
    void isInSeconds(String text, long seconds) {
        assertThat(WaitTime.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "30", "s", "0s", "00s", "01s", "61s", "-1s", "+1s", "1.5s", "30S", "30 s", "PT30S", "1m", "٣s"
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> WaitTime.parse(text)).isInstanceOf(InvalidValue.class);
    }
}
