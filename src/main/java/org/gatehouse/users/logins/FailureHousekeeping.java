package org.gatehouse.users.logins;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gatehouse.platform.Chore;

/** Deletes failed attempts that no longer slow anybody down. */
@ApplicationScoped
class FailureHousekeeping implements Chore {
    @Inject
    FailureRepository stored;

    @Override
    public int step(Instant now) {
        return stored.forgetSome(now.minus(Failures.FORGOTTEN));
    }
}
