package org.gatehouse.users.logins;

import java.time.Duration;
import java.time.Instant;

/** How often a login was tried from a network without success, and when last. */
public record Failures(long count, Instant last) {
    /** So many are free; each later one waits twice as long as the one before. */
    static final long FREE = 5;

    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private static final int MAX_DOUBLINGS = 5;

    static Failures first(Instant now) {
        return new Failures(1, now);
    }

    Failures more(Instant now) {
        return isForgottenAt(now) ? first(now) : new Failures(count + 1, now);
    }

    boolean isForgottenAt(Instant now) {
        return now.isAfter(last.plus(FORGOTTEN));
    }

    /** How long the next attempt must still wait; zero when it need not. */
    Duration waitAt(Instant now) {
        if (count < FREE || isForgottenAt(now)) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(count - FREE, MAX_DOUBLINGS));
        Instant next = last.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        return now.isBefore(next) ? Duration.between(now, next) : Duration.ZERO;
    }
}
