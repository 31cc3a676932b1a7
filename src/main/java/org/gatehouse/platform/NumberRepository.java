package org.gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;

/** The sequences. A number taken by a transaction that rolls back is not given again. */
@ApplicationScoped
class NumberRepository {
    @PersistenceContext
    EntityManager entities;

    long nextBlock(String sequenceName) {
        Object first = entities.createNativeQuery("select nextval('" + sequenceName + "')")
                .setFlushMode(FlushModeType.COMMIT) // no row matters to it, and a batch has thousands to look through
                .getSingleResult();
        return ((Number) first).longValue();
    }
}
