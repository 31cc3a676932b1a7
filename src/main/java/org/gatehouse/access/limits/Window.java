package org.gatehouse.access.limits;

import java.time.Duration;
import java.time.Instant;

/** The lengths of windows. Each begins at a whole multiple of its length since 1970 at UTC. */
enum Window {
    MINUTE(Duration.ofMinutes(1)),
    DAY(Duration.ofDays(1));

    private final long seconds;

    Window(Duration length) {
        this.seconds = length.toSeconds();
    }

    long seconds() {
        return seconds;
    }

    /** The beginning of the window that {@code now} lies in. */
    Instant start(Instant now) {
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
    }

    /** The end of that window, which lies in the next one. */
    Instant end(Instant now) {
        return start(now).plusSeconds(seconds);
    }
}
