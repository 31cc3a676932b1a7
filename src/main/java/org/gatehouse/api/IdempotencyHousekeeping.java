package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gatehouse.platform.Housekeeping;

/** Keeps the kept answers few. */
@ApplicationScoped
class IdempotencyHousekeeping {
    @Inject
    IdempotencyService service;

    @Inject
    HttpConfig config;

    void clean(@Observes Housekeeping.Due due) {
        while (service.forgetSome(due.at().minus(config.idempotencyKeep())) == Housekeeping.STEP) {
            // the next step
        }
    }
}
