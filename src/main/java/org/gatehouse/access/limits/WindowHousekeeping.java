package org.gatehouse.access.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.platform.Chore;

/** Deletes windows that ended an hour ago; until then a node whose clock is late may still be in them. */
@ApplicationScoped
class WindowHousekeeping implements Chore {
    private static final Duration KEEP = Duration.ofHours(1);

    @Inject
    WindowRepository windows;

    @Override
    public int step(Instant now) {
        return windows.forgetSome(now.minus(KEEP));
    }
}
