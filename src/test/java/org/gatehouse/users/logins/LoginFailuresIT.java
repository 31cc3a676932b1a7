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
import org.gatehouse.platform.Secrets;
import org.gatehouse.platform.Sha256;
import org.gatehouse.support.MigratedDatabase;
import org.gatehouse.support.SetClock;
import org.gatehouse.users.UserProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attempts at logins as two nodes count them in one database. */
class LoginFailuresIT {
    private static final MigratedDatabase DATABASE = MigratedDatabase.fresh();
    private static final String HERE = "192.0.2.7";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final SetClock clock = new SetClock("2026-11-22T10:00:00Z");
    private final LoginFailures node = node();
    private final LoginFailures otherNode = node();
    private final String login = "login" + COUNT.incrementAndGet();

    @Test
    void slowDownOnEveryNodeAfterTheFreeOnes() {
        for (int i = 0; i < Failures.FREE; i++) {
            (i % 2 == 0 ? node : otherNode).begin(login, HERE);
        }

        assertDelayed(node, login, HERE);
        assertDelayed(otherNode, login, HERE);
        clock.forward(Duration.ofSeconds(1));
        otherNode.begin(login, HERE);
        clock.forward(Duration.ofSeconds(1));
        assertDelayed(node, login, HERE);
        clock.forward(Duration.ofSeconds(1));
        node.begin(login, HERE);
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
            node.begin(login, one);
        }

        if (same) {
            assertDelayed(node, login, other);
        } else {
            node.begin(login, other);
        }
    }

    @Test
    void neverKeepOutWhoComesFromElsewhere() {
        fail(50);

        assertThatCode(() -> node.begin(login, "198.51.100.7")).doesNotThrowAnyException();
        assertThatCode(() -> node.begin(login + "x", HERE)).doesNotThrowAnyException();
    }

    @Test
    void delayByHalfAMinuteAtMost() {
        fail(50);
        assertDelayed(node, login, HERE);

        clock.forward(Failures.LONGEST);

        assertThatCode(() -> node.begin(login, HERE)).doesNotThrowAnyException();
    }

    @Test
    void areForgivenBySuccess() {
        fail(6);
        clock.forward(Failures.LONGEST);
        node.succeed(node.begin(login, HERE));

        for (int i = 0; i < Failures.FREE; i++) {
            otherNode.begin(login, HERE);
        }
    }

    @Test
    void doNotCountWhatWasNotJudged() {
        for (int i = 0; i < 20; i++) {
            node.withdraw(node.begin(login, HERE));
        }
        assertThat(node.stored.find(mac(), "192.0.2.0/24")).isEmpty();
    }

    @Test
    void doNotWaitLongerForWhatWasNotJudged() {
        fail(6);
        clock.forward(Failures.LONGEST);
        Failures before = node.stored.find(mac(), "192.0.2.0/24").orElseThrow();

        node.withdraw(node.begin(login, HERE));

        assertThat(node.stored.find(mac(), "192.0.2.0/24")).contains(before);
    }

    @Test
    void countTheOthersWhenOneOfSeveralWasNotJudged() {
        LoginAttempt first = node.begin(login, HERE);
        otherNode.begin(login, HERE);

        node.withdraw(first);

        assertThat(node.stored.find(mac(), "192.0.2.0/24").orElseThrow().count())
                .isEqualTo(1);
    }

    @Test
    void letNoMoreThroughWhenManyComeAtOnce() {
        long through = IntStream.range(0, 50)
                .parallel()
                .filter(i -> {
                    try {
                        (i % 2 == 0 ? node : otherNode).begin(login, HERE);
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
        assertThat(node.stored.find(mac(), "192.0.2.0/24")).isPresent();
        housekeeping.step(clock.instant().plus(Failures.FORGOTTEN).plusSeconds(1));
        assertThat(node.stored.find(mac(), "192.0.2.0/24")).isEmpty();
    }

    /** Each as soon as it may be. */
    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            node.begin(login, HERE);
            clock.forward(Failures.LONGEST);
        }
        clock.forward(Failures.LONGEST.negated());
    }

    private boolean isDelayed() {
        try {
            node.begin(login, HERE);
            return false;
        } catch (ApiException delayed) {
            return true;
        }
    }

    private static void assertDelayed(LoginFailures node, String login, String address) {
        assertThatThrownBy(() -> node.begin(login, address))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(UserProblem.LOGIN_DELAYED));
    }

    private String mac() {
        return Sha256.of(login);
    }

    private LoginFailures node() {
        LoginFailures failures = new LoginFailures();
        failures.clock = clock;
        failures.secrets = new Secrets() {
            @Override
            public String mac(Purpose purpose, byte[] bytes) {
                return Sha256.of(bytes);
            }
        };
        failures.stored = new FailureRepository();
        failures.stored.database = DATABASE;
        return failures;
    }
}
