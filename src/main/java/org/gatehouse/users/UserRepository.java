package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.NullableIds;
import org.gatehouse.platform.PlainText;
import org.gatehouse.platform.Sql;
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

    /** Whether a protected user is a member, at home or as a guest. */
    boolean hasProtectedMember(UUID organizationId, UUID domainId) {
        return !entities.createQuery(
                        "select u.id from DomainMember m, User u where m.organizationId = :organization"
                                + " and m.domainId = :domain and u.id = m.userId and u.isProtected = :yes",
                        UUID.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("yes", true)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** One page of users, in SQL: EclipseLink binds no parameters beside functions, and writes booleans as numbers there. */
    @SuppressWarnings("unchecked") // JPA 3.1 has no typed native queries
    List<User> list(UUID organizationId, UserFilter filter, boolean protectedToo, Listing listing) {
        Sql sql = new Sql("select * from user_account where organization_id = ", organizationId);
        if (!protectedToo) {
            sql.add(" and not protected");
        }
        if (filter.domainId() != null) {
            sql.add(" and domain_id = ", filter.domainId());
        }
        if (filter.status() != null) {
            sql.add(" and status = ", filter.status().name());
        }
        if (filter.q() != null) {
            String key = PlainText.foldCase(filter.q());
            sql.add(" and (position(", key).add(" in username_key) > 0");
            sql.add(" or position(", key).add(" in address_key) > 0");
            sql.add(" or position(", key).add(" in display_name_key) > 0)");
        }
        if (filter.createdAfter() != null) {
            sql.add(" and created_at >= ", Times.column(filter.createdAfter()));
        }
        if (filter.createdBefore() != null) {
            sql.add(" and created_at < ", Times.column(filter.createdBefore()));
        }
        if (filter.modifiedAfter() != null) {
            sql.add(" and updated_at >= ", Times.column(filter.modifiedAfter()));
        }
        if (filter.sort() == UserFilter.Sort.USERNAME) {
            if (listing.continues()) {
                sql.add(" and username_key > ", listing.afterText(0));
            }
            sql.add(" order by username_key");
        } else {
            if (listing.continues()) {
                sql.add(" and (created_at, id) > (", Times.column(listing.afterTime(0)));
                sql.add(", ", listing.afterId(1)).add(")");
            }
            sql.add(" order by created_at, id");
        }
        sql.add(" limit ", listing.fetch()); // EclipseLink would leave it out, and PostgreSQL plan for all of them
        return sql.bind(entities.createNativeQuery(sql.text(), User.class)).getResultList();
    }

    /** Deletes users, in the versions that were read, with their documents and memberships; up to 1 000 of them. */
    void remove(UUID organizationId, Collection<User> users) {
        List<UUID> ids = users.stream().map(User::id).toList();
        for (String path : List.of(
                "UserProfile d where d.userId", "UserPreferences d where d.userId", "DomainMember d where d.userId")) {
            entities.createQuery("delete from " + path + " in :ids and d.organizationId = :organization")
                    .setParameter("organization", organizationId)
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        users.forEach(entities::remove);
        entities.flush();
    }

    /** As the database has it; not for a user with a membership that is not flushed. */
    boolean isMember(UUID organizationId, UUID domainId, UUID userId) {
        return !entities.createQuery(
                        "select m.userId from DomainMember m where m.organizationId = :organization"
                                + " and m.domainId = :domain and m.userId = :user",
                        UUID.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("user", userId)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .isEmpty();
    }

    /** Ends a membership that was flushed; the user may become a member again in this transaction. */
    boolean removeMember(UUID organizationId, UUID domainId, UUID userId) {
        DomainMember member = entities.find(DomainMember.class, new DomainMember.Key(domainId, userId));
        int removed = entities.createQuery("delete from DomainMember m where m.organizationId = :organization"
                        + " and m.domainId = :domain and m.userId = :user")
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("user", userId)
                .setFlushMode(FlushModeType.COMMIT)
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
}
