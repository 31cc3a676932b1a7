package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Deletes answers that have been kept long enough, one step a transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class IdempotencyService {
    @Inject
    IdempotencyRepository records;

    int forgetSome(Instant before) {
        return records.forgetSome(before);
    }
}
