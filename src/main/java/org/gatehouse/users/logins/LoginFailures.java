package org.gatehouse.users.logins;

import static org.gatehouse.users.UserProblem.LOGIN_DELAYED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.PeerNetwork;
import org.gatehouse.platform.Secrets;

/**
 * Slows down whoever guesses the password of a user, or of a code that has one: after {@value Failures#FREE} attempts without
 * success each waits twice as long as the one before, 30 s at most, over all nodes together. Counted for each login and network
 * (/24, /64), so that a stranger elsewhere keeps nobody out, and for logins that nobody has too, so that it tells nothing.
 */
@ApplicationScoped
public class LoginFailures {
    private static final int TRIES = 20;

    @Inject
    FailureRepository stored;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Counts an attempt before it is judged, so that many at once are slowed down too.
     *
     * @param login what names the login in the whole server, whether there is one or not
     * @param address that the person, or the program, comes from
     * @throws ApiException 429 {@code login-delayed}; then it does not count
     */
    public LoginAttempt begin(String login, String address) {
        String mac = secrets.mac(Secrets.Purpose.LOGIN, login.getBytes(StandardCharsets.UTF_8));
        String network = PeerNetwork.of(address);
        for (int i = 0; i < TRIES; i++) {
            Instant now = clock.instant();
            Failures before = stored.find(mac, network).orElse(null);
            if (before != null) {
                requireNoWait(before.waitAt(now));
            }
            Failures counted = before == null ? Failures.first(now) : before.more(now);
            LoginAttempt attempt = new LoginAttempt(mac, network, before, counted);
            if (before == null ? stored.add(attempt) : stored.replace(attempt, before, counted)) {
                return attempt;
            }
        }
        throw delayed(1); // many come at once
    }

    /** The attempt was right: all before it are forgiven. */
    public void succeed(LoginAttempt attempt) {
        stored.forget(attempt);
    }

    /** The attempt was not judged: all is as if it had not been, unless others came meanwhile. */
    public void withdraw(LoginAttempt attempt) {
        boolean alone = attempt.before() == null
                ? stored.remove(attempt, attempt.counted())
                : stored.replace(attempt, attempt.counted(), attempt.before());
        if (!alone) {
            stored.lower(attempt);
        }
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
