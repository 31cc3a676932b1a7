package org.gatehouse.users.logins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 0", "5, 1", "6, 2", "7, 4", "8, 8", "9, 16", "10, 30", "11, 30", "1000000, 30"})
    void makeTheNextAttemptWait(long count, long seconds) {
        assertThat(new Failures(count, NOW).waitAt(NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void letTimeCount() {
        Failures six = new Failures(6, NOW);

        assertThat(six.waitAt(NOW.plusMillis(500))).isEqualTo(Duration.ofMillis(1500));
        assertThat(six.waitAt(NOW.plusSeconds(2))).isZero();
    }

    @Test
    void areForgottenAfterAWhile() {
        Instant later = NOW.plus(Failures.FORGOTTEN).plusMillis(1);

        assertThat(new Failures(50, NOW).more(NOW)).isEqualTo(new Failures(51, NOW));
        assertThat(new Failures(50, NOW).waitAt(later)).isZero();
        assertThat(new Failures(50, NOW).more(later)).isEqualTo(new Failures(1, later));
    }
}
