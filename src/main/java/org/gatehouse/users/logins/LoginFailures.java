package org.gatehouse.users.logins;

import static org.gatehouse.users.UserProblem.LOGIN_DELAYED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.api.ApiException;

/**
 * Slows down whoever guesses the password of a user, or of a code that has one: after {@value Failures#FREE} attempts without
 * success each waits twice as long as the one before, 30 s at most, over all nodes together. Counted for each login and network
 * (/24, /64), so that a stranger elsewhere keeps nobody out, and for logins that nobody has too, so that it tells nothing.
 */
@ApplicationScoped
public class LoginFailures {
    private static final int TRIES = 5;

    @Inject
    FailureRepository stored;

    @Inject
    Clock clock;

    /**
     * Counts an attempt before it is judged, so that many at once are slowed down too.
     *
     * @throws ApiException 429 {@code login-delayed}; then it does not count
     */
    public void begin(LoginAttempt attempt) {
        for (int i = 0; i < TRIES; i++) {
            Instant now = clock.instant();
            Optional<Failures> before = stored.find(attempt);
            if (before.isPresent()) {
                requireNoWait(before.get().waitAt(now));
            }
            if (count(attempt, before, now)) {
                return;
            }
        }
        throw delayed(1); // many come at once
    }

    /** The attempt was right: all before it are forgiven. */
    public void succeed(LoginAttempt attempt) {
        stored.forget(attempt);
    }

    /** The attempt was not judged. */
    public void withdraw(LoginAttempt attempt) {
        stored.withdraw(attempt);
    }

    private boolean count(LoginAttempt attempt, Optional<Failures> before, Instant now) {
        return before.isEmpty()
                ? stored.add(attempt, Failures.first(now))
                : stored.replace(attempt, before.get(), before.get().more(now));
    }

    private static void requireNoWait(Duration wait) {
        if (!wait.isZero()) {
            throw delayed(wait.plusMillis(999).toSeconds());
        }
    }

    private static ApiException delayed(long seconds) {
        return LOGIN_DELAYED
                .because("wait %d s before the next attempt", seconds)
                .with("Retry-After", Long.toString(seconds));
    }
}
