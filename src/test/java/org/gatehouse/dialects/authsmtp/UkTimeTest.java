package org.gatehouse.dialects.authsmtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UkTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2015-03-23T10:00:00Z, 2015-03-23 10:00:00, +0000",
        "2015-03-29T00:59:59Z, 2015-03-29 00:59:59, +0000",
        "2015-03-29T01:00:00Z, 2015-03-29 02:00:00, +0100",
        "2015-04-01T00:00:00.999Z, 2015-04-01 01:00:00, +0100",
        "2015-10-25T01:00:00Z, 2015-10-25 01:00:00, +0000"
    })
    void goesByTheClocksOfTheUnitedKingdom(Instant time, String text, String offset) {
        assertThat(UkTime.of(time)).isEqualTo(text);
        assertThat(UkTime.withOffset(time)).isEqualTo(text + " " + offset);
    }
}
