package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gatehouse.platform.Chore;
import org.gatehouse.platform.Housekeeping;

/** Notes which imports were interrupted, and forgets all of them after {@code gatehouse.webaides.keep-imports}. */
@ApplicationScoped
class ImportHousekeeping implements Chore {
    @Inject
    ImportService imports;

    @Inject
    WebAidesConfig config;

    @Override
    public int step(Instant now) {
        int givenUp = imports.giveUpSome(now);
        return givenUp == Housekeeping.STEP ? givenUp : imports.forgetSome(now.minus(config.keepImports()));
    }
}
