package org.gatehouse.factors.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gatehouse.platform.Chore;

/** Deletes sessions ten minutes after their end. */
@ApplicationScoped
class SessionHousekeeping implements Chore {
    @Inject
    SessionRepository sessions;

    @Override
    public int step(Instant now) {
        return sessions.forgetSome(now.minus(SessionWriteService.USABLE));
    }
}
