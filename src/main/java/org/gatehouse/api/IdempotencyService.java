package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Forgets answers: those that have been kept long enough, one step a transaction, and those of an organization that goes. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class IdempotencyService {
    @Inject
    IdempotencyRepository records;

    /** Deletes all answers that the codes of an organization were given; in the transaction of its deletion. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgetAll(UUID organizationId) {
        records.forgetAll(organizationId);
    }

    int forgetSome(Instant before) {
        return records.forgetSome(before);
    }
}
