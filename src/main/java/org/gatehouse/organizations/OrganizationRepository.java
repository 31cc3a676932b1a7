package org.gatehouse.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.Listing;

/** The organizations; the one table that is looked at across tenants. */
@ApplicationScoped
class OrganizationRepository {
    @PersistenceContext
    EntityManager entities;

    void add(Organization organization) {
        entities.persist(organization);
    }

    void remove(Organization organization) {
        entities.remove(organization);
    }

    void flush() {
        entities.flush();
    }

    Optional<Organization> find(UUID id) {
        return Optional.ofNullable(entities.find(Organization.class, id));
    }

    Optional<Long> number(UUID id) {
        return entities.createQuery("select o.number from Organization o where o.id = :id", Long.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    Optional<Organization> findByName(OrganizationName name) {
        return entities.createQuery("select o from Organization o where o.nameKey = :key", Organization.class)
                .setParameter("key", name.key())
                .getResultStream()
                .findFirst();
    }

    boolean isEmpty() {
        return entities.createQuery("select o.id from Organization o", UUID.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    UUID operatorsId() {
        return entities.createQuery("select o.id from Organization o where o.operators = true", UUID.class)
                .getSingleResult();
    }

    List<Organization> list(Listing listing) {
        UUID after = listing.continues() ? listing.afterId(0) : new UUID(0, 0);
        return entities.createQuery(
                        "select o from Organization o where o.id > :after order by o.id", Organization.class)
                .setParameter("after", after)
                .setMaxResults(listing.fetch())
                .getResultList();
    }

    /** Takes the row until the transaction ends; what must not happen twice at once in one organization waits here. */
    void lock(UUID id) {
        entities.createNativeQuery("update organization set alias_lock = alias_lock + 1 where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }
}
