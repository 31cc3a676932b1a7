package org.gatehouse.factors.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** The icons of domains. */
@ApplicationScoped
class IconRepository {
    @PersistenceContext
    EntityManager entities;

    void add(DomainIcon icon) {
        entities.persist(icon);
    }

    void remove(DomainIcon icon) {
        entities.remove(icon);
    }

    void flush() {
        entities.flush();
    }

    Optional<DomainIcon> find(UUID organizationId, UUID domainId) {
        return entities.createQuery(
                        "select i from DomainIcon i where i.organizationId = :organization and i.domainId = :domain",
                        DomainIcon.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .getResultStream()
                .findFirst();
    }

    void removeOfDomain(UUID organizationId, UUID domainId) {
        entities.createQuery("delete from DomainIcon i where i.organizationId = :organization and i.domainId = :domain")
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .executeUpdate();
    }

    void removeAll(UUID organizationId) {
        entities.createQuery("delete from DomainIcon i where i.organizationId = :organization")
                .setParameter("organization", organizationId)
                .executeUpdate();
    }
}
