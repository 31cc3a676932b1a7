package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gatehouse.platform.Chore;

/** Forgets revoked tokens that have expired, and replaces the signing key after {@code gatehouse.tokens.key-rotation}. */
@ApplicationScoped
class TokenHousekeeping implements Chore {
    @Inject
    TokenRevocationService revocations;

    @Inject
    SigningKeyService keys;

    @Inject
    TokenConfig config;

    @Override
    public int step(Instant now) {
        keys.rotateIfOlder(now.minus(config.keyRotation()));
        return revocations.forgetSome(now);
    }
}
