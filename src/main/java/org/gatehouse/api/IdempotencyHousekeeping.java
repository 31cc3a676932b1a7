package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gatehouse.platform.Chore;

/** Keeps the kept answers few. */
@ApplicationScoped
class IdempotencyHousekeeping implements Chore {
    @Inject
    IdempotencyService service;

    @Inject
    HttpConfig config;

    @Override
    public int step(Instant now) {
        return service.forgetSome(now.minus(config.idempotencyKeep()));
    }
}
