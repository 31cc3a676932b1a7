package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.platform.Chore;
import org.gatehouse.platform.Housekeeping;

/** Forgets deletions after {@code gatehouse.webaides.keep-deletions}. */
@ApplicationScoped
class TombstoneHousekeeping implements Chore {
    @Inject
    TombstoneService tombstones;

    @Inject
    WebAidesConfig config;

    @Override
    public int step(Instant now) {
        Instant before = now.minus(config.keepDeletions());
        int gone = 0;
        for (UUID userId : tombstones.usersBefore(before)) {
            gone += tombstones.forgetSome(userId, before);
            if (gone >= Housekeeping.STEP) {
                return Housekeeping.STEP;
            }
        }
        return gone;
    }
}
