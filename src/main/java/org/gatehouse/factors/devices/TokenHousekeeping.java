package org.gatehouse.factors.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gatehouse.platform.Chore;

/** Deletes pending tokens whose codes nobody has used in time. */
@ApplicationScoped
class TokenHousekeeping implements Chore {
    @Inject
    TokenRepository tokens;

    @Override
    public int step(Instant now) {
        return tokens.forgetSome(now);
    }
}
