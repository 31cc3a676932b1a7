package org.gatehouse.factors.otp;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Passwords by time (RFC 6238) of a clock that runs on its own.
 *
 * @param timeStep in seconds
 */
public record Totp(OtpKey key, int timeStep) {
    /** How many steps a code may be early or late. */
    private static final int WINDOW = 1;

    /** What a clock may be off at most, and how far its codes are looked for to set it right. */
    private static final Duration FAR = Duration.ofHours(24);

    public long stepAt(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), timeStep);
    }

    /**
     * The step whose code this is, near to what the clock shows now; none that is not after {@code last}.
     *
     * @param drift by how many steps the clock is known to be ahead
     */
    public OptionalLong accepted(String code, Instant now, int drift, long last) {
        long middle = stepAt(now) + drift;
        return key.find(code, Math.max(middle - WINDOW, last + 1), middle + WINDOW);
    }

    /** The second of two steps after {@code last} whose codes these are, one behind the other, within a day of now. */
    public OptionalLong consecutive(String first, String second, Instant now, long last) {
        long middle = stepAt(now);
        long from = Math.max(middle - most(), last + 1);
        long to = middle + most() - 1;
        OptionalLong found = key.find(first, from, to);
        while (found.isPresent()) {
            long step = found.getAsLong();
            if (key.find(second, step + 1, step + 1).isPresent()) {
                return OptionalLong.of(step + 1);
            }
            found = key.find(first, step + 1, to);
        }
        return found;
    }

    /** By how many steps the clock is ahead that shows this step now. */
    public int drift(long step, Instant now) {
        long drift = step - stepAt(now);
        return (int) Math.max(-most(), Math.min(most(), drift));
    }

    private long most() {
        return FAR.toSeconds() / timeStep;
    }
}
