package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.NullableIds;
import org.gatehouse.platform.PlainText;
import org.gatehouse.platform.Times;

/** The users of an organization. */
@ApplicationScoped
class UserRepository {
    @PersistenceContext
    EntityManager entities;

    void add(Object row) {
        entities.persist(row);
    }

    void flush() {
        entities.flush();
    }

    Optional<User> find(UUID organizationId, UUID id) {
        return entities.createQuery(
                        "select u from User u where u.organizationId = :organization and u.id = :id", User.class)
                .setParameter("organization", organizationId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    Optional<User> findByName(UUID organizationId, String usernameKey) {
        return findByNames(organizationId, List.of(usernameKey)).stream().findFirst();
    }

    List<User> findByNames(UUID organizationId, Collection<String> usernameKeys) {
        return entities.createQuery(
                        "select u from User u where u.organizationId = :organization and u.usernameKey in :keys",
                        User.class)
                .setParameter("organization", organizationId)
                .setParameter("keys", usernameKeys)
                .getResultList();
    }

    List<User> findByIds(UUID organizationId, Collection<UUID> ids) {
        return entities.createQuery(
                        "select u from User u where u.organizationId = :organization and u.id in :ids", User.class)
                .setParameter("organization", organizationId)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Users whose home is the domain, some at a time. */
    List<User> someOfHome(UUID organizationId, UUID domainId, int most) {
        return entities.createQuery(
                        "select u from User u where u.organizationId = :organization and u.domainId = :domain"
                                + " order by u.usernameKey",
                        User.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", NullableIds.column(domainId))
                .setMaxResults(most)
                .getResultList();
    }

    boolean hasProtectedAtHome(UUID organizationId, UUID domainId) {
        return !entities.createQuery(
                        "select u.id from User u where u.organizationId = :organization and u.domainId = :domain"
                                + " and u.isProtected = true",
                        UUID.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", NullableIds.column(domainId))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    List<User> list(UUID organizationId, UserFilter filter, boolean protectedToo, Listing listing) {
        CriteriaBuilder is = entities.getCriteriaBuilder();
        CriteriaQuery<User> query = is.createQuery(User.class);
        Root<User> user = query.from(User.class);
        List<Predicate> all = new ArrayList<>();
        all.add(is.equal(user.get("organizationId"), organizationId));
        if (!protectedToo) {
            all.add(is.equal(user.get("isProtected"), false));
        }
        if (filter.domainId() != null) {
            all.add(is.equal(user.get("domainId"), NullableIds.column(filter.domainId())));
        }
        if (filter.status() != null) {
            all.add(is.equal(user.get("status"), filter.status()));
        }
        if (filter.q() != null) {
            all.add(contains(is, user, filter.q()));
        }
        if (filter.createdAfter() != null) {
            all.add(is.greaterThanOrEqualTo(user.get("createdAt"), Times.column(filter.createdAfter())));
        }
        if (filter.createdBefore() != null) {
            all.add(is.lessThan(user.get("createdAt"), Times.column(filter.createdBefore())));
        }
        if (filter.modifiedAfter() != null) {
            all.add(is.greaterThanOrEqualTo(user.get("updatedAt"), Times.column(filter.modifiedAfter())));
        }
        boolean byName = filter.sort() == UserFilter.Sort.USERNAME;
        if (listing.continues()) {
            all.add(byName ? afterName(is, user, listing) : afterCreation(is, user, listing));
        }
        query.select(user).where(all.toArray(Predicate[]::new));
        if (byName) {
            query.orderBy(is.asc(user.get("usernameKey")));
        } else {
            query.orderBy(is.asc(user.get("createdAt")), is.asc(user.get("id")));
        }
        return entities.createQuery(query).setMaxResults(listing.fetch()).getResultList();
    }

    /** Deletes users with their documents and memberships; up to 1 000 of them. */
    void remove(UUID organizationId, Collection<User> users) {
        List<UUID> ids = users.stream().map(User::id).toList();
        for (String path : List.of(
                "UserProfile d where d.userId",
                "UserPreferences d where d.userId",
                "DomainMember d where d.userId",
                "User d where d.id")) {
            entities.createQuery("delete from " + path + " in :ids and d.organizationId = :organization")
                    .setParameter("organization", organizationId)
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        users.forEach(entities::detach); // they are no more
    }

    boolean isMember(UUID organizationId, UUID domainId, UUID userId) {
        return !entities.createQuery(
                        "select m.userId from DomainMember m where m.organizationId = :organization"
                                + " and m.domainId = :domain and m.userId = :user",
                        UUID.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("user", userId)
                .getResultList()
                .isEmpty();
    }

    /** Ends a membership; the user may become a member again in this transaction. */
    boolean removeMember(UUID organizationId, UUID domainId, UUID userId) {
        DomainMember member = entities.find(DomainMember.class, new DomainMember.Key(domainId, userId));
        int removed = entities.createQuery("delete from DomainMember m where m.organizationId = :organization"
                        + " and m.domainId = :domain and m.userId = :user")
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("user", userId)
                .executeUpdate();
        if (member != null) {
            entities.detach(member);
        }
        return removed == 1;
    }

    /** Ends all memberships of a domain; tells how many there were. */
    int removeMembers(UUID organizationId, UUID domainId) {
        return entities.createQuery(
                        "delete from DomainMember m where m.organizationId = :organization and m.domainId = :domain")
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .executeUpdate();
    }

    void removeAll(UUID organizationId) {
        for (String type : List.of("UserProfile", "UserPreferences", "DomainMember", "User")) {
            entities.createQuery("delete from " + type + " d where d.organizationId = :organization")
                    .setParameter("organization", organizationId)
                    .executeUpdate();
        }
    }

    <D extends UserDocument> Optional<D> document(Class<D> type, UUID organizationId, UUID userId) {
        return entities.createQuery(
                        "select d from " + type.getSimpleName()
                                + " d where d.organizationId = :organization and d.userId = :user",
                        type)
                .setParameter("organization", organizationId)
                .setParameter("user", userId)
                .getResultStream()
                .findFirst();
    }

    private static Predicate afterName(CriteriaBuilder is, Root<User> user, Listing listing) {
        return is.greaterThan(user.get("usernameKey"), listing.afterText(0));
    }

    private static Predicate afterCreation(CriteriaBuilder is, Root<User> user, Listing listing) {
        Expression<OffsetDateTime> created = user.get("createdAt");
        OffsetDateTime last = Times.column(listing.afterTime(0));
        return is.and(
                is.greaterThanOrEqualTo(created, last), // the bound of the index scan
                is.or(is.greaterThan(created, last), is.greaterThan(user.<UUID>get("id"), listing.afterId(1))));
    }

    private static Predicate contains(CriteriaBuilder is, Root<User> user, String q) {
        String key = PlainText.foldCase(q);
        return is.or(
                is.gt(is.locate(user.get("usernameKey"), key), 0),
                is.gt(is.locate(user.get("addressKey"), key), 0),
                is.gt(is.locate(is.lower(user.get("displayName")), q.toLowerCase(Locale.ROOT)), 0));
    }
}
