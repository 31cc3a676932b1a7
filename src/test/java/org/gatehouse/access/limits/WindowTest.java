package org.gatehouse.access.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @ParameterizedTest
    @CsvSource({
        "MINUTE, 2026-11-22T07:55:00Z,         2026-11-22T07:55:00Z, 2026-11-22T07:56:00Z",
        "MINUTE, 2026-11-22T07:55:59.999999Z,  2026-11-22T07:55:00Z, 2026-11-22T07:56:00Z",
        "DAY,    2026-11-22T23:59:59.999999Z,  2026-11-22T00:00:00Z, 2026-11-23T00:00:00Z",
        "DAY,    1969-12-31T12:00:00Z,         1969-12-31T00:00:00Z, 1970-01-01T00:00:00Z"
    })
    void beginsAtWholeMultiplesOfItsLength(Window window, Instant now, Instant start, Instant end) {
        assertThat(window.start(now)).isEqualTo(start);
        assertThat(window.end(now)).isEqualTo(end);
    }
}
