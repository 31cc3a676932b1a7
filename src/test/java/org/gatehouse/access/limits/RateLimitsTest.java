package org.gatehouse.access.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.support.SetClock;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final UUID ORGANIZATION = new UUID(0, 1);
    private static final UUID CODE = new UUID(1, 2);

    private final SetClock clock = new SetClock("2026-11-22T23:58:30Z");
    private final RateLimits limits = new RateLimits();

    RateLimitsTest() {
        limits.clock = clock;
        limits.windows = new FakeWindows();
        limits.config = new LimitsConfig();
        limits.config.perMinute = 5;
        limits.config.perDay = 8;
    }

    @Test
    void areTheServersOwnForACodeThatHasNone() {
        assertThat(granted(null, 20)).isEqualTo(5);
    }

    @Test
    void areTheCodesOwnWhereItHasSome() {
        assertThat(granted(new CodeLimits(2L, null), 20)).isEqualTo(2);
    }

    @Test
    void areNoneForACodeThatIsUnlimited() {
        assertThat(spend(CODE, null, true)).isEmpty();
    }

    @Test
    void countForAnUnlimitedCodeWhereTheyAreSet() {
        assertThat(spend(CODE, new CodeLimits(null, 3L), true)).contains(new RateLimit(true, 3, 2, 90));
    }

    @Test
    void ofTheDayCountOverTheMinutes() {
        assertThat(granted(null, 20)).isEqualTo(5);
        clock.forward(Duration.ofMinutes(1));

        assertThat(granted(null, 20)).isEqualTo(3);
        clock.forward(Duration.ofMinutes(1));

        assertThat(granted(null, 20)).isEqualTo(5);
    }

    /** Else a day would be used up by what its minutes refused. */
    @Test
    void ofTheDayAreNotSpentByWhatTheMinuteRefuses() {
        granted(null, 20);

        RateLimit day = spend(CODE, new CodeLimits(100L, 8L), false).orElseThrow();

        assertThat(day.limit()).isEqualTo(8);
        assertThat(day.remaining()).isEqualTo(2);
    }

    @Test
    void tellOfTheWindowThatRefuses() {
        granted(null, 5);
        clock.forward(Duration.ofMinutes(1));
        granted(null, 3);

        assertThat(spend(CODE, null, false)).contains(new RateLimit(false, 8, 0, 30));
    }

    @Test
    void countEachCodeByItself() {
        granted(null, 20);

        assertThat(spend(new UUID(3, 4), null, false).orElseThrow().granted()).isTrue();
    }

    @Test
    void holdABoundedNumberOfShares() {
        for (long code = 0; code < RateLimits.MOST; code++) {
            spend(new UUID(code, 0), null, false);
        }

        assertThat(limits.size()).isLessThanOrEqualTo(RateLimits.MOST);
    }

    @Test
    void forgetSharesThatAreOverFirst() {
        for (long code = 0; code < RateLimits.MOST / 2; code++) {
            spend(new UUID(code, 0), new CodeLimits(1L, 1L), false);
        }
        clock.forward(Duration.ofMinutes(1));

        spend(CODE, null, false);

        assertThat(limits.size()).isEqualTo(RateLimits.MOST / 2 + 2);
    }

    /** As a dry run does, which may ask for a time to come. */
    @Test
    void areLookedAtWithoutBeingSpent() {
        CodeLimits inForce = limits.inForce(null, false);
        assertThat(look(inForce, Duration.ZERO)).isEqualTo(new RateLimit(true, 5, 5, 30));
        assertThat(look(inForce, Duration.ZERO)).isEqualTo(new RateLimit(true, 5, 5, 30));
        assertThat(limits.size()).isZero();

        granted(null, 5);
        assertThat(look(inForce, Duration.ZERO)).isEqualTo(new RateLimit(false, 5, 0, 30));
        assertThat(look(inForce, Duration.ofMinutes(1))).isEqualTo(new RateLimit(true, 8, 3, 30));
        assertThat(look(inForce, Duration.ofMinutes(2))).isEqualTo(new RateLimit(true, 5, 5, 30));
        assertThat(limits.look(ORGANIZATION, CODE, CodeLimits.NONE, clock.instant()))
                .isEmpty();
    }

    private RateLimit look(CodeLimits inForce, Duration later) {
        return limits.look(ORGANIZATION, CODE, inForce, clock.instant().plus(later))
                .orElseThrow();
    }

    private Optional<RateLimit> spend(UUID code, CodeLimits own, boolean unlimited) {
        return limits.spend(ORGANIZATION, code, limits.inForce(own, unlimited));
    }

    private int granted(CodeLimits own, int requests) {
        int granted = 0;
        for (int i = 0; i < requests; i++) {
            granted += spend(CODE, own, false).orElseThrow().granted() ? 1 : 0;
        }
        return granted;
    }
}
