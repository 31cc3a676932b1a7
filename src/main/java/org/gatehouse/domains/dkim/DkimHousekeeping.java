package org.gatehouse.domains.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gatehouse.platform.Chore;

/** Deletes retired keys whose time is over. */
@ApplicationScoped
class DkimHousekeeping implements Chore {
    @Inject
    DkimKeyWriteService keys;

    @Override
    public int step(Instant now) {
        return keys.forgetSome(now);
    }
}
