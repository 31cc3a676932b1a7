package org.gatehouse.users;

import static org.gatehouse.users.UserProblem.LOGIN_DELAYED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.platform.PeerNetwork;

/**
 * Slows down whoever guesses passwords: after {@value #FREE} attempts without success, each waits twice as long as the one
 * before, 30 s at most. Counted for each username and network (/24, /64), so that nobody elsewhere can keep a user out, and
 * for names that nobody has too. In memory, so each node counts its own; the {@value #MAX_KEYS} used last are remembered.
 */
@ApplicationScoped
class LoginDelays {
    static final int FREE = 5;
    static final int MAX_KEYS = 20_000;
    private static final int MAX_DOUBLINGS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    @Inject
    Clock clock;

    private final Map<Key, Attempts> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Attempts> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /** Whose password is guessed from where. */
    record Key(UUID organizationId, String usernameKey, String network) {
        static Key of(UUID organizationId, String usernameKey, String address) {
            return new Key(organizationId, usernameKey, PeerNetwork.of(address));
        }
    }

    private record Attempts(int count, Instant last) {
        Instant next() {
            if (count < FREE) {
                return last;
            }
            Duration wait = Duration.ofSeconds(1L << Math.min(count - FREE, MAX_DOUBLINGS));
            return last.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        }
    }

    /**
     * Counts an attempt before it is judged, so that many at once are slowed down too.
     *
     * @throws org.gatehouse.api.ApiException 429 {@code login-delayed}; then it does not count
     */
    synchronized void begin(Key key) {
        Instant now = clock.instant();
        Attempts before = attempts.get(key);
        if (before == null || now.isAfter(before.last().plus(FORGOTTEN))) {
            before = new Attempts(0, Instant.EPOCH);
        }
        if (now.isBefore(before.next())) {
            long seconds = Duration.between(now, before.next()).plusMillis(999).toSeconds();
            throw LOGIN_DELAYED
                    .because("wait %d s before the next attempt", seconds)
                    .with("Retry-After", Long.toString(seconds));
        }
        attempts.put(key, new Attempts(before.count() + 1, now));
    }

    /** The attempt was right: all before it are forgiven. */
    synchronized void succeed(Key key) {
        attempts.remove(key);
    }

    /** The attempt was not judged. */
    synchronized void withdraw(Key key) {
        attempts.computeIfPresent(
                key, (same, now) -> now.count() == 1 ? null : new Attempts(now.count() - 1, now.last()));
    }
}
