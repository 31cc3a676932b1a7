package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Times;

/** The kept answers. */
@ApplicationScoped
class IdempotencyRepository {
    @PersistenceContext
    EntityManager entities;

    /** What the first request with a key left. */
    record Stored(String fingerprint, String sealedView) {}

    /** True for the first; waits while another transaction that claimed the key is open. */
    boolean claim(IdempotencyRequest.Key key, Instant now) {
        Query insert = entities.createNativeQuery(
                "insert into idempotency_record (principal, operation, idempotency_key, organization_id, fingerprint,"
                        + " created_at) values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing");
        return identify(insert, key)
                        .setParameter(4, key.principal().organizationId())
                        .setParameter(5, key.fingerprint())
                        .setParameter(6, Times.column(now))
                        .executeUpdate()
                == 1;
    }

    void keep(IdempotencyRequest.Key key, String sealedView) {
        Query update = entities.createNativeQuery("update idempotency_record set sealed_view = ?4"
                + " where principal = ?1 and operation = ?2 and idempotency_key = ?3");
        identify(update, key).setParameter(4, sealedView).executeUpdate();
    }

    Stored find(IdempotencyRequest.Key key) {
        Query select = entities.createNativeQuery("select fingerprint, sealed_view from idempotency_record"
                + " where principal = ?1 and operation = ?2 and idempotency_key = ?3");
        Object[] row = (Object[]) identify(select, key).getSingleResult();
        return new Stored((String) row[0], (String) row[1]);
    }

    /** Forgets this key if its answer is older than {@code before}. */
    void forget(IdempotencyRequest.Key key, Instant before) {
        Query delete = entities.createNativeQuery("delete from idempotency_record"
                + " where principal = ?1 and operation = ?2 and idempotency_key = ?3 and created_at < ?4");
        identify(delete, key).setParameter(4, Times.column(before)).executeUpdate();
    }

    /** Forgets some answers older than {@code before}, of all organizations; tells how many. */
    int forgetSome(Instant before) {
        return entities.createNativeQuery("delete from idempotency_record"
                        + " where (principal, operation, idempotency_key) in (select principal, operation, idempotency_key"
                        + " from idempotency_record where created_at < ?1 limit " + Housekeeping.STEP + ")")
                .setParameter(1, Times.column(before))
                .executeUpdate();
    }

    void forgetAll(UUID organizationId) {
        entities.createNativeQuery("delete from idempotency_record where organization_id = ?1")
                .setParameter(1, organizationId)
                .executeUpdate();
    }

    private static Query identify(Query query, IdempotencyRequest.Key key) {
        return query.setParameter(1, key.principal().getName())
                .setParameter(2, key.operation())
                .setParameter(3, key.key());
    }
}
