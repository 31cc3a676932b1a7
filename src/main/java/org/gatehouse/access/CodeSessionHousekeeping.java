package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gatehouse.platform.Chore;

/** Forgets sessions of codes that have expired. */
@ApplicationScoped
class CodeSessionHousekeeping implements Chore {
    @Inject
    CodeSessionService sessions;

    @Override
    public int step(Instant now) {
        return sessions.forgetSome(now);
    }
}
