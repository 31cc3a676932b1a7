package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.platform.Housekeeping;

/** Forgets deletions that have been kept long enough, one user and one step a transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class TombstoneService {
    @Inject
    TombstoneRepository tombstones;

    @Inject
    OwnerRepository owners;

    /** Some users with deletions older than {@code before}. */
    @Transactional(Transactional.TxType.SUPPORTS)
    List<UUID> usersBefore(Instant before) {
        return tombstones.usersBefore(before, Housekeeping.STEP);
    }

    /** Forgets some of a user's deletions, and notes up to which number, so that no older token is taken; tells how many. */
    int forgetSome(UUID userId, Instant before) {
        long last = tombstones.lastOfFirst(userId, before, Housekeeping.STEP);
        owners.purged(userId, last, before);
        return tombstones.removeUpTo(userId, last, before);
    }
}
