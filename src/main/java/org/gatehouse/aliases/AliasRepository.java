package org.gatehouse.aliases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.Sql;
import org.gatehouse.security.Bounds;

/**
 * The aliases of an organization and their destinations. What follows users is asked for as the database has it: a batch, with
 * its thousands of rows, must not be looked through once more for each of them.
 */
@ApplicationScoped
class AliasRepository {
    @PersistenceContext
    EntityManager entities;

    void add(Alias alias) {
        entities.persist(alias);
    }

    void flush() {
        entities.flush();
    }

    Optional<Alias> find(UUID organizationId, UUID id) {
        return findByIds(organizationId, List.of(id)).stream().findFirst();
    }

    List<Alias> findByIds(UUID organizationId, Collection<UUID> ids) {
        return entities.createQuery(
                        "select a from Alias a where a.organizationId = :organization and a.id in :ids", Alias.class)
                .setParameter("organization", organizationId)
                .setParameter("ids", ids)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    List<Alias> findByAddresses(UUID organizationId, Collection<String> keys) {
        return entities.createQuery(
                        "select a from Alias a where a.organizationId = :organization and a.addressKey in :keys",
                        Alias.class)
                .setParameter("organization", organizationId)
                .setParameter("keys", keys)
                .getResultList();
    }

    List<Alias> list(UUID organizationId, Bounds bounds, AliasFilter filter, Listing listing) {
        return bounds.bindDomains() && filter.domainId() == null
                ? listOf(bounds.domains(), organizationId, filter, listing)
                : list(organizationId, filter, listing);
    }

    private List<Alias> list(UUID organizationId, AliasFilter filter, Listing listing) {
        StringBuilder where = new StringBuilder("select a from Alias a where a.organizationId = :organization");
        if (filter.domainId() != null) {
            where.append(" and a.domainId = :domain");
        }
        if (filter.destinationKey() != null) {
            where.append(" and a.id in (select d.aliasId from AliasDestination d"
                    + " where d.organizationId = :organization and d.addressKey = :destination)");
        }
        // H2 reads in the order of the index only when that names the organization, and a range is asked for
        where.append(" and a.addressKey > :after order by a.organizationId, a.addressKey");
        TypedQuery<Alias> query = entities.createQuery(where.toString(), Alias.class)
                .setParameter("organization", organizationId)
                .setParameter("after", listing.continues() ? listing.afterText(0) : "")
                .setMaxResults(listing.fetch());
        if (filter.domainId() != null) {
            query.setParameter("domain", filter.domainId());
        }
        if (filter.destinationKey() != null) {
            query.setParameter("destination", filter.destinationKey());
        }
        return query.getResultList();
    }

    @SuppressWarnings("unchecked")
    private List<Alias> listOf(Collection<UUID> domains, UUID organizationId, AliasFilter filter, Listing listing) {
        Sql sql = sql(organizationId, domains, filter, listing);
        return sql.bind(entities.createNativeQuery(sql.numbered(), Alias.class)).getResultList();
    }

    /**
     * One select for each domain, on an index; all in one would go through the organization. H2 takes the index only when the
     * domain is named in the order, too, and a range of the addresses is asked for.
     */
    static Sql sql(UUID organizationId, Collection<UUID> domains, AliasFilter filter, Listing listing) {
        List<Sql> selects = new ArrayList<>();
        for (UUID domain : domains) {
            Sql sql = new Sql("select * from alias where organization_id = ", organizationId)
                    .add(" and domain_id = ", domain);
            if (filter.destinationKey() != null) {
                sql.add(" and id in (select alias_id from alias_destination where organization_id = ", organizationId)
                        .add(" and address_key = ", filter.destinationKey())
                        .add(")");
            }
            sql.add(" and address_key > ", listing.continues() ? listing.afterText(0) : "");
            selects.add(sql.add(" order by domain_id, address_key limit ", listing.fetch()));
        }
        return Sql.union("union all", selects, new Sql(" order by address_key limit ", listing.fetch()));
    }

    /** The destinations of these aliases, in order. */
    List<AliasDestination> destinations(UUID organizationId, Collection<UUID> aliasIds) {
        return entities.createQuery(
                        "select d from AliasDestination d where d.organizationId = :organization"
                                + " and d.aliasId in :ids order by d.aliasId, d.place",
                        AliasDestination.class)
                .setParameter("organization", organizationId)
                .setParameter("ids", aliasIds)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    /** The aliases that deliver to one of these addresses. */
    List<UUID> pointingTo(UUID organizationId, Collection<String> keys) {
        return entities.createQuery(
                        "select distinct d.aliasId from AliasDestination d where d.organizationId = :organization"
                                + " and d.addressKey in :keys",
                        UUID.class)
                .setParameter("organization", organizationId)
                .setParameter("keys", keys)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    List<Alias> someOfDomain(UUID organizationId, UUID domainId, int most) {
        return entities.createQuery(
                        "select a from Alias a where a.organizationId = :organization and a.domainId = :domain"
                                + " order by a.addressKey",
                        Alias.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setMaxResults(most)
                .getResultList();
    }

    /** Adds destinations in this order to an alias that has none. */
    void addDestinations(UUID organizationId, UUID aliasId, Collection<EmailAddress> destinations) {
        int place = 0;
        for (EmailAddress destination : destinations) {
            entities.persist(new AliasDestination(organizationId, aliasId, place++, destination));
        }
    }

    /** Removes destinations; a flush must follow before others take their places. */
    void removeDestinations(Collection<AliasDestination> gone) {
        gone.forEach(entities::remove);
    }

    /** Deletes aliases and their destinations; up to 1 000 of them. */
    void remove(UUID organizationId, Collection<Alias> gone) {
        List<UUID> ids = gone.stream().map(Alias::id).toList();
        for (String path : List.of("AliasDestination d where d.aliasId", "Alias d where d.id")) {
            entities.createQuery("delete from " + path + " in :ids and d.organizationId = :organization")
                    .setParameter("organization", organizationId)
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        gone.forEach(entities::detach); // they are no more
    }

    void removeAll(UUID organizationId) {
        for (String type : List.of("AliasDestination", "Alias")) {
            entities.createQuery("delete from " + type + " d where d.organizationId = :organization")
                    .setParameter("organization", organizationId)
                    .executeUpdate();
        }
    }
}
