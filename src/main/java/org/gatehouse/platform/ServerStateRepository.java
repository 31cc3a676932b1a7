package org.gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The one row that all nodes share, and the sealed keys beside it. */
@ApplicationScoped
public class ServerStateRepository {
    @PersistenceContext
    EntityManager entities;

    /** Waits until no other node is starting; holds the row until the transaction ends. */
    public void lock() {
        entities.createNativeQuery("select id from server_state where id = 1 for update")
                .getSingleResult();
    }

    /** Whether an earlier start has filled this database. */
    public boolean firstStartIsDone() {
        return first("select first_started_at from server_state where id = 1").isPresent();
    }

    public void rememberFirstStart(Instant at) {
        entities.createNativeQuery("update server_state set first_started_at = ?1 where id = 1")
                .setParameter(1, Times.column(at))
                .executeUpdate();
    }

    Optional<String> keysetFingerprint() {
        return first("select keyset_fingerprint from server_state where id = 1").map(String.class::cast);
    }

    void rememberKeyset(String fingerprint) {
        entities.createNativeQuery("update server_state set keyset_fingerprint = ?1 where id = 1")
                .setParameter(1, fingerprint)
                .executeUpdate();
    }

    Optional<String> macKey(String purpose) {
        return first("select sealed from mac_key where purpose = ?1", purpose).map(String.class::cast);
    }

    void addMacKey(String purpose, String sealed, Instant at) {
        entities.createNativeQuery("insert into mac_key (purpose, sealed, created_at) values (?1, ?2, ?3)")
                .setParameter(1, purpose)
                .setParameter(2, sealed)
                .setParameter(3, Times.column(at))
                .executeUpdate();
    }

    private Optional<Object> first(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<?> rows = query.getResultList();
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }
}
