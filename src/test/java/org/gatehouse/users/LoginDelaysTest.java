package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginDelaysTest {
    private static final UUID ORGANIZATION = UUID.randomUUID();

    private final Hand hand = new Hand();
    private final LoginDelays delays = new LoginDelays();

    LoginDelaysTest() {
        delays.clock = hand;
    }

    @Test
    void growToThirtySecondsAndNoFurther() {
        LoginDelays.Key ada = key("ada", "192.0.2.7");
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            long wait = wait(ada);
            waits.add(wait);
            hand.now = hand.now.plusSeconds(wait);
            delays.begin(ada);
        }

        assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L);
    }

    @Test
    void areNotProlongedByAttemptsThatWereRefused() {
        LoginDelays.Key ada = key("ada", "192.0.2.7");
        fail(ada, LoginDelays.FREE + 1);
        for (int i = 0; i < 100; i++) {
            refused(ada);
        }

        assertThat(wait(ada)).isEqualTo(2);
    }

    @Test
    void endWithTheRightPasswordAndAfterAQuarterOfAnHour() {
        LoginDelays.Key ada = key("ada", "192.0.2.7");
        fail(ada, LoginDelays.FREE);
        delays.succeed(ada);
        assertThat(wait(ada)).isZero();

        fail(ada, LoginDelays.FREE);
        hand.now = hand.now.plus(Duration.ofMinutes(16));
        fail(ada, LoginDelays.FREE);
    }

    @Test
    void doNotCountWhatWasNotJudged() {
        LoginDelays.Key ada = key("ada", "192.0.2.7");
        for (int i = 0; i < 3 * LoginDelays.FREE; i++) {
            delays.begin(ada);
            delays.withdraw(ada);
        }

        assertThat(wait(ada)).isZero();
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
        fail(key("ada", one), LoginDelays.FREE);

        assertThat(wait(key("ada", other)) > 0).isEqualTo(same);
        assertThat(wait(key("bob", one))).isZero();
        assertThat(wait(LoginDelays.Key.of(UUID.randomUUID(), "ada", one))).isZero();
    }

    @Test
    void areForgottenBeforeTheyFillTheMemory() {
        LoginDelays.Key ada = key("ada", "192.0.2.7");
        fail(ada, LoginDelays.FREE);
        for (int i = 0; i < LoginDelays.MAX_KEYS; i++) {
            delays.begin(key("user" + i, "192.0.2.7"));
        }

        assertThatCode(() -> delays.begin(ada)).doesNotThrowAnyException();
    }

    private void fail(LoginDelays.Key key, int times) {
        for (int i = 0; i < times; i++) {
            hand.now = hand.now.plusSeconds(wait(key));
            delays.begin(key);
        }
    }

    /** After how many seconds an attempt is let through; leaves no trace. */
    private long wait(LoginDelays.Key key) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> delays.begin(key));
        if (refusal == null) {
            delays.withdraw(key);
            return 0;
        }
        return Long.parseLong(refusal.getMessage().replaceAll("\\D", ""));
    }

    private void refused(LoginDelays.Key key) {
        assertThat(catchThrowableOfType(ApiException.class, () -> delays.begin(key))
                        .type())
                .isEqualTo(UserProblem.LOGIN_DELAYED);
    }

    private static LoginDelays.Key key(String username, String address) {
        return LoginDelays.Key.of(ORGANIZATION, username, address);
    }

    /** A clock that stands until it is moved. */
    private static final class Hand extends Clock {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
