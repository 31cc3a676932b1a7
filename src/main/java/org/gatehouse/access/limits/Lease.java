package org.gatehouse.access.limits;

import java.time.Clock;
import java.time.Instant;

/** This node's share of what one code may do in the present window of one length. Safe for threads. */
final class Lease {
    /** A share is this part of the limit: small enough that what a node does not spend is little. */
    private static final long SHARES = 50;

    private final WindowKey key;
    private final WindowRepository windows;
    private final Clock clock;

    private Instant start = Instant.MIN;
    private long limit;
    private long used;
    private long left;

    Lease(WindowKey key, WindowRepository windows, Clock clock) {
        this.key = key;
        this.windows = windows;
        this.clock = clock;
    }

    /**
     * Spends one request, if the window has one left. The time is read inside, so that no thread comes with an older one.
     * A new limit ends the share that was taken under the old one.
     */
    synchronized RateLimit spend(long presentLimit) {
        Instant now = clock.instant();
        Instant present = key.window().start(now);
        if (!present.equals(start) || presentLimit != limit) {
            start = present;
            limit = presentLimit;
            used = 0;
            left = 0;
        }
        if (left == 0) {
            renew();
        }
        boolean granted = left > 0;
        if (granted) {
            left--;
        }
        return new RateLimit(
                granted,
                limit,
                left + Math.max(0, limit - used),
                secondsTo(key.window().end(now), now));
    }

    /** What a request at {@code at} would be told under this limit; spends and takes nothing. */
    synchronized RateLimit look(long presentLimit, Instant at) {
        Instant asked = key.window().start(at);
        long held = asked.equals(start) && presentLimit == limit ? left : 0;
        long remaining = held + Math.max(0, presentLimit - windows.used(key, asked));
        return new RateLimit(
                remaining > 0, presentLimit, remaining, secondsTo(key.window().end(at), at));
    }

    /** Whether the window is over, so that nothing is lost with this. */
    synchronized boolean isOver() {
        return !key.window().start(clock.instant()).equals(start);
    }

    /** Ends: what was not granted although it seemed to be there, another node has taken, and that node had a limit too. */
    private void renew() {
        long share = Math.max(1, limit / SHARES);
        while (left == 0 && used < limit) {
            long wanted = Math.min(share, limit - used);
            WindowRepository.Share taken = windows.take(key, start, wanted, limit);
            used = taken.used();
            left = taken.granted() ? wanted : 0;
        }
    }

    private static long secondsTo(Instant end, Instant now) {
        return end.getEpochSecond() - now.getEpochSecond();
    }
}
