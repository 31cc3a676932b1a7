package org.gatehouse.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.security.Bounds;

/** The domains of an organization. */
@ApplicationScoped
class DomainRepository {
    private static final String AFTER_ANY_LABEL = "~"; // sorts behind letters, digits, hyphen and dot

    @PersistenceContext
    EntityManager entities;

    void add(Domain domain) {
        entities.persist(domain);
    }

    void remove(Domain domain) {
        entities.remove(domain);
    }

    void flush() {
        entities.flush();
    }

    void refresh(Domain domain) {
        entities.refresh(domain);
    }

    Optional<Domain> find(UUID organizationId, UUID id) {
        return entities.createQuery(
                        "select d from Domain d where d.organizationId = :organization and d.id = :id", Domain.class)
                .setParameter("organization", organizationId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    Optional<Domain> findByNumber(UUID organizationId, long number) {
        return entities.createQuery(
                        "select d from Domain d where d.organizationId = :organization and d.number = :number",
                        Domain.class)
                .setParameter("organization", organizationId)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** Those with lower numbers than this, from the highest down. */
    List<Domain> newest(UUID organizationId, Bounds bounds, long below, int most) {
        String bound = bounds.bindDomains() ? " and d.id in :bounds" : "";
        TypedQuery<Domain> query = entities.createQuery(
                "select d from Domain d where d.organizationId = :organization and d.number < :below" + bound
                        + " order by d.number desc",
                Domain.class);
        if (bounds.bindDomains()) {
            query.setParameter("bounds", bounds.domains());
        }
        return query.setParameter("organization", organizationId)
                .setParameter("below", below)
                .setMaxResults(most)
                .getResultList();
    }

    List<Domain> findByIds(UUID organizationId, Collection<UUID> ids) {
        return entities.createQuery(
                        "select d from Domain d where d.organizationId = :organization and d.id in :ids", Domain.class)
                .setParameter("organization", organizationId)
                .setParameter("ids", ids)
                .getResultList();
    }

    List<Domain> find(UUID organizationId, Collection<String> names) {
        return entities.createQuery(
                        "select d from Domain d where d.organizationId = :organization and d.name in :names",
                        Domain.class)
                .setParameter("organization", organizationId)
                .setParameter("names", names)
                .getResultList();
    }

    /** Whether the name, or one of the domains above it, is taken where this organization may not make it. */
    boolean isTaken(UUID organizationId, DomainName name, Collection<String> parents) {
        return !entities.createQuery(
                        "select d.id from Domain d where d.name = :name"
                                + " or (d.name in :parents and d.organizationId <> :organization)",
                        UUID.class)
                .setParameter("name", name.value())
                .setParameter("parents", parents)
                .setParameter("organization", organizationId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Whether one of these names is a domain of another organization. */
    boolean isOthers(UUID organizationId, Collection<String> names) {
        return !entities.createQuery(
                        "select d.id from Domain d where d.name in :names and d.organizationId <> :organization",
                        UUID.class)
                .setParameter("names", names)
                .setParameter("organization", organizationId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    List<Domain> list(UUID organizationId, Bounds bounds, DomainFilter filter, Listing listing) {
        CriteriaBuilder is = entities.getCriteriaBuilder();
        CriteriaQuery<Domain> query = is.createQuery(Domain.class);
        Root<Domain> domain = query.from(Domain.class);
        List<Predicate> all = new ArrayList<>();
        all.add(is.equal(domain.get("organizationId"), organizationId));
        if (bounds.bindDomains()) {
            all.add(domain.get("id").in(bounds.domains()));
        }
        if (filter.namePrefix() != null) {
            all.add(is.greaterThanOrEqualTo(domain.get("name"), filter.namePrefix()));
            all.add(is.lessThan(domain.get("name"), filter.namePrefix() + AFTER_ANY_LABEL));
        }
        if (filter.enabled() != null) {
            all.add(is.equal(domain.get("enabled"), filter.enabled()));
        }
        // H2 reads in the order of the index only when that names the organization, and a range is asked for
        all.add(is.greaterThan(domain.get("name"), listing.continues() ? listing.afterText(0) : ""));
        query.select(domain)
                .where(all.toArray(Predicate[]::new))
                .orderBy(is.asc(domain.get("organizationId")), is.asc(domain.get("name")));
        return entities.createQuery(query).setMaxResults(listing.fetch()).getResultList();
    }

    /**
     * Counts users in or out; false when the domain would have more than it may. Holds the row until the commit. The caller
     * has flushed: a batch, with its thousands of rows, must not be looked through once more for each of its domains.
     */
    boolean count(UUID domainId, long users) {
        return entities.createNativeQuery("update mail_domain set users_count = users_count + ?1"
                                + " where id = ?2 and (?1 <= 0 or max_users is null or users_count + ?1 <= max_users)")
                        .setParameter(1, users)
                        .setParameter(2, domainId)
                        .setFlushMode(FlushModeType.COMMIT)
                        .executeUpdate()
                == 1;
    }

    void removeAll(UUID organizationId) {
        entities.createQuery("delete from Domain d where d.organizationId = :organization")
                .setParameter("organization", organizationId)
                .executeUpdate();
    }
}
