package org.gatehouse.users.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gatehouse.api.ApiException;
import org.gatehouse.support.MigratedDatabase;
import org.gatehouse.support.SetClock;
import org.gatehouse.users.UserProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attempts at logins as two nodes count them in one database. */
class LoginFailuresIT {
    private static final MigratedDatabase DATABASE = MigratedDatabase.fresh();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final SetClock clock = new SetClock("2026-11-22T10:00:00Z");
    private final LoginFailures node = node();
    private final LoginFailures otherNode = node();
    private final String login = "login" + COUNT.incrementAndGet();
    private final LoginAttempt attempt = new LoginAttempt(login, "192.0.2.0/24");

    @Test
    void slowDownOnEveryNodeAfterTheFreeOnes() {
        for (int i = 0; i < Failures.FREE; i++) {
            (i % 2 == 0 ? node : otherNode).begin(attempt);
        }

        assertDelayed(node, attempt);
        assertDelayed(otherNode, attempt);
        clock.forward(Duration.ofSeconds(1));
        otherNode.begin(attempt);
        clock.forward(Duration.ofSeconds(1));
        assertDelayed(node, attempt);
        clock.forward(Duration.ofSeconds(1));
        node.begin(attempt);
    }

    @Test
    void growToThirtySecondsAndNoFurther() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            long wait = 0;
            while (isDelayed()) { // refused attempts do not prolong it
                clock.forward(Duration.ofSeconds(1));
                wait++;
            }
            waits.add(wait);
        }

        assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.250, true",
        "192.0.2.7, 192.0.3.7, false",
        "::ffff:192.0.2.7, 192.0.2.250, true",
        "2001:db8::1, 2001:db8:0:0:ffff::1, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "fe80::1%eth0, fe80::2, true"
    })
    void areForOneNetwork(String one, String other, boolean same) {
        for (int i = 0; i < Failures.FREE; i++) {
            node.begin(LoginAttempt.at(login, one));
        }

        if (same) {
            assertDelayed(node, LoginAttempt.at(login, other));
        } else {
            node.begin(LoginAttempt.at(login, other));
        }
    }

    @Test
    void neverKeepOutWhoComesFromElsewhere() {
        fail(50);

        assertThatCode(() -> node.begin(new LoginAttempt(login, "198.51.100.0/24")))
                .doesNotThrowAnyException();
        assertThatCode(() -> node.begin(new LoginAttempt(login + "x", "192.0.2.0/24")))
                .doesNotThrowAnyException();
    }

    @Test
    void delayByHalfAMinuteAtMost() {
        fail(50);
        assertDelayed(node, attempt);

        clock.forward(Failures.LONGEST);

        assertThatCode(() -> node.begin(attempt)).doesNotThrowAnyException();
    }

    @Test
    void areForgivenBySuccess() {
        fail(6);
        node.succeed(attempt);

        for (int i = 0; i < Failures.FREE; i++) {
            otherNode.begin(attempt);
        }
    }

    @Test
    void doNotCountWhatWasNotJudged() {
        for (int i = 0; i < 20; i++) {
            node.begin(attempt);
            node.withdraw(attempt);
        }
    }

    @Test
    void letNoMoreThroughWhenManyComeAtOnce() {
        long through = IntStream.range(0, 50)
                .parallel()
                .filter(i -> {
                    try {
                        (i % 2 == 0 ? node : otherNode).begin(attempt);
                        return true;
                    } catch (ApiException delayed) {
                        return false;
                    }
                })
                .count();

        assertThat(through).isEqualTo(Failures.FREE);
    }

    @Test
    void areDeletedWhenTheySlowNobodyDown() {
        fail(3);
        FailureHousekeeping housekeeping = new FailureHousekeeping();
        housekeeping.stored = node.stored;

        housekeeping.step(clock.instant());
        assertThat(node.stored.find(attempt)).isPresent();
        housekeeping.step(clock.instant().plus(Failures.FORGOTTEN).plusSeconds(1));
        assertThat(node.stored.find(attempt)).isEmpty();
    }

    /** Each as soon as it may be. */
    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            node.begin(attempt);
            clock.forward(Failures.LONGEST);
        }
        clock.forward(Failures.LONGEST.negated());
    }

    private boolean isDelayed() {
        try {
            node.begin(attempt);
            return false;
        } catch (ApiException delayed) {
            return true;
        }
    }

    private static void assertDelayed(LoginFailures node, LoginAttempt attempt) {
        assertThatThrownBy(() -> node.begin(attempt))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(UserProblem.LOGIN_DELAYED));
    }

    private LoginFailures node() {
        LoginFailures failures = new LoginFailures();
        failures.clock = clock;
        failures.stored = new FailureRepository();
        failures.stored.database = DATABASE;
        return failures;
    }
}
