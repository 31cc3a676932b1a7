package org.gatehouse.factors.bypass;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gatehouse.platform.Chore;
import org.gatehouse.platform.Housekeeping;

/** Deletes bypass codes that have expired, or are used up. */
@ApplicationScoped
class BypassHousekeeping implements Chore {
    @Inject
    BypassCodeRepository codes;

    @Override
    public int step(Instant now) {
        int gone = codes.forgetExpired(now);
        return gone == Housekeeping.STEP ? gone : codes.forgetUsed();
    }
}
