package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Set<Dialect> V1 = Set.of(Dialect.V1);
    private static final Locks OPEN = new Locks(true, null, null, V1, null, Networks.NONE, CodeLimits.NONE);

    @Test
    void areAsTightAsThemselves() {
        Locks all = new Locks(true, days(1), days(2), V1, "mail.example", networks("10.0.0.0/8 ::1"), CodeLimits.NONE);

        assertThat(all.looserThan(all, NOW)).isEmpty();
        assertThat(OPEN.looserThan(OPEN, NOW)).isEmpty();
        assertThat(all.looserThan(OPEN, NOW)).isEmpty();
    }

    @Test
    void areLooserWithoutAnyOfThem() {
        Locks all = new Locks(
                false, days(1), days(2), V1, "mail.example", networks("10.0.0.0/8"), new CodeLimits(10L, null));

        assertThat(OPEN.looserThan(all, NOW))
                .containsExactly("enabled", "notBefore", "expiresAt", "boundHost", "allowedNetworks", "limits");
    }

    @Test
    void areNoLooserWhenSwitchedOff() {
        assertThat(new Locks(false, null, null, V1, null, Networks.NONE, CodeLimits.NONE).looserThan(OPEN, NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, false", ", true"})
    void areLooserWhenTheyOpenEarlier(Integer day, boolean looser) {
        Locks others = new Locks(true, days(2), null, V1, null, Networks.NONE, CodeLimits.NONE);
        Locks locks = new Locks(true, day == null ? null : days(day), null, V1, null, Networks.NONE, CodeLimits.NONE);

        assertThat(locks.looserThan(others, NOW).contains("notBefore")).isEqualTo(looser);
    }

    /** What has begun cannot begin earlier. */
    @Test
    void areNoLooserThanThoseThatHaveOpened() {
        Locks others = new Locks(true, days(-1), null, V1, null, Networks.NONE, CodeLimits.NONE);

        assertThat(OPEN.looserThan(others, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", ", true"})
    void areLooserWhenTheyStayOpenLonger(Integer day, boolean looser) {
        Locks others = new Locks(true, null, days(2), V1, null, Networks.NONE, CodeLimits.NONE);
        Locks locks = new Locks(true, null, day == null ? null : days(day), V1, null, Networks.NONE, CodeLimits.NONE);

        assertThat(locks.looserThan(others, NOW).contains("expiresAt")).isEqualTo(looser);
    }

    @Test
    void areLooserThroughAnotherDoor() {
        Set<Dialect> both = Set.of(Dialect.V1, Dialect.LUXSCI);
        Locks wide = new Locks(true, null, null, both, null, Networks.NONE, CodeLimits.NONE);

        assertThat(wide.looserThan(OPEN, NOW)).containsExactly("dialects");
        assertThat(OPEN.looserThan(wide, NOW)).isEmpty();
        assertThat(wide.looserThan(wide, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"mail.example, false", "other.example, true", ", true"})
    void areLooserOnAnotherHost(String host, boolean looser) {
        Locks others = new Locks(true, null, null, V1, "mail.example", Networks.NONE, CodeLimits.NONE);
        Locks locks = new Locks(true, null, null, V1, host, Networks.NONE, CodeLimits.NONE);

        assertThat(locks.looserThan(others, NOW).contains("boundHost")).isEqualTo(looser);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, false",
        "10.1.0.0/16 10.2.0.1, false",
        "10.0.0.0/7, true",
        "10.0.0.1 192.0.2.1, true",
        "0.0.0.0/0, true",
        "::1, true",
        "'', true"
    })
    void areLooserFromElsewhere(String from, boolean looser) {
        Locks others = new Locks(true, null, null, V1, null, networks("10.0.0.0/8"), CodeLimits.NONE);
        Locks locks = new Locks(true, null, null, V1, null, networks(from), CodeLimits.NONE);

        assertThat(locks.looserThan(others, NOW).contains("allowedNetworks")).isEqualTo(looser);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 100, false",
        "9, 99, false",
        "11, 100, true",
        "10, 101, true",
        "9, 101, true",
        "10, , true",
        ", 100, true"
    })
    void areLooserWhenTheyLetMoreThrough(Long perMinute, Long perDay, boolean looser) {
        Locks others = new Locks(true, null, null, V1, null, Networks.NONE, new CodeLimits(10L, 100L));
        Locks locks = new Locks(true, null, null, V1, null, Networks.NONE, new CodeLimits(perMinute, perDay));

        assertThat(locks.looserThan(others, NOW).contains("limits")).isEqualTo(looser);
        assertThat(locks.looserThan(OPEN, NOW)).isEmpty();
    }

    @Test
    void openAndCloseOnTheDot() {
        Locks locks = new Locks(true, NOW, days(1), V1, null, Networks.NONE, CodeLimits.NONE);

        assertThat(locks.isEarlyAt(NOW.minusNanos(1))).isTrue();
        assertThat(locks.isEarlyAt(NOW)).isFalse();
        assertThat(locks.isExpiredAt(days(1).minusNanos(1))).isFalse();
        assertThat(locks.isExpiredAt(days(1))).isTrue();
    }

    /** So that nothing outlives the credentials that made it. */
    @Test
    void endWithTheCredentialsThatPassThemOn() {
        Locks soon = new Locks(true, null, days(1), V1, null, Networks.NONE, CodeLimits.NONE);

        assertThat(reach(OPEN, days(2)).passedOn().expiresAt()).isEqualTo(days(2));
        assertThat(reach(soon, days(2)).passedOn()).isEqualTo(soon);
        assertThat(reach(OPEN, null).passedOn()).isEqualTo(OPEN);
    }

    private static Reach reach(Locks locks, Instant until) {
        return new Reach(Mode.ADMINISTRATIVE, Set.of(), locks, Bounds.NONE, until);
    }

    private static Networks networks(String text) {
        return Networks.of(Networks.read(text));
    }

    private static Instant days(int count) {
        return NOW.plus(count, ChronoUnit.DAYS);
    }
}
