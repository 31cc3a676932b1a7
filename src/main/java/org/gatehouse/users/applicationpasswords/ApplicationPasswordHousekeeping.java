package org.gatehouse.users.applicationpasswords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gatehouse.platform.Chore;

/** Deletes application passwords that have expired. */
@ApplicationScoped
class ApplicationPasswordHousekeeping implements Chore {
    @Inject
    ApplicationPasswordRepository passwords;

    @Override
    public int step(Instant now) {
        return passwords.forgetExpired(now);
    }
}
