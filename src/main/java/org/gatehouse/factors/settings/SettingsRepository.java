package org.gatehouse.factors.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;

/**
 * What organizations and domains have decided. What those read who hold locks comes by plain SQL: in a transaction that has not
 * written by it, EclipseLink reads over a second connection, and when all connections of the pool wait for such a lock, there is none.
 */
@ApplicationScoped
class SettingsRepository {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Jdbc jdbc;

    void add(Object row) {
        entities.persist(row);
    }

    void flush() {
        entities.flush();
    }

    Optional<StoredPolicy> policy(UUID organizationId) {
        return entities.createQuery(
                        "select p from StoredPolicy p where p.organizationId = :organization", StoredPolicy.class)
                .setParameter("organization", organizationId)
                .getResultStream()
                .findFirst();
    }

    Optional<StoredSettings> settings(UUID organizationId, UUID domainId) {
        return entities.createQuery(
                        "select s from StoredSettings s where s.organizationId = :organization"
                                + " and s.domainId = :domain",
                        StoredSettings.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .getResultStream()
                .findFirst();
    }

    Optional<FactorPolicy> readPolicy(UUID organizationId) {
        return jdbc.first(
                new Sql(
                        "select required, kinds from organization_second_factor where organization_id = ",
                        organizationId),
                row -> StoredPolicy.policy(row.getString(1), row.getString(2)));
    }

    Optional<SecondFactorSettings> readSettings(UUID organizationId, UUID domainId) {
        return jdbc.first(
                new Sql(
                                "select max_allowed_retries, request_timeout, activation_code_expiration,"
                                        + " request_polling_enabled, bypass_enabled, hardware_enabled"
                                        + " from domain_second_factor where domain_id = ",
                                domainId)
                        .add(" and organization_id = ", organizationId),
                row -> new SecondFactorSettings(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getBoolean(6)));
    }

    void removeOfDomain(UUID organizationId, UUID domainId) {
        entities.createQuery("delete from StoredSettings s where s.organizationId = :organization"
                        + " and s.domainId = :domain")
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .executeUpdate();
    }

    void removeAll(UUID organizationId) {
        for (String type : List.of("StoredSettings", "StoredPolicy")) {
            entities.createQuery("delete from " + type + " s where s.organizationId = :organization")
                    .setParameter("organization", organizationId)
                    .executeUpdate();
        }
    }
}
