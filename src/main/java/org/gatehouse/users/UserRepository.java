package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.NullableIds;
import org.gatehouse.platform.Sql;

/** The users of an organization. */
@ApplicationScoped
class UserRepository {
    @PersistenceContext
    EntityManager entities;

    /** That a user belongs to a domain. */
    record Membership(UUID userId, UUID domainId) {}

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

    Optional<User> findByNumber(UUID organizationId, long number) {
        return entities.createQuery(
                        "select u from User u where u.organizationId = :organization and u.number = :number",
                        User.class)
                .setParameter("organization", organizationId)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** Who receives mail at an address. */
    Optional<User> findMailbox(UUID organizationId, String addressKey) {
        return entities.createQuery(
                        "select u from User u where u.organizationId = :organization and u.addressKey = :address",
                        User.class)
                .setParameter("organization", organizationId)
                .setParameter("address", addressKey)
                .getResultStream()
                .filter(user -> user.homeId() != null)
                .findFirst();
    }

    /** Not one of many: providers make a statement with {@code in} anew each time. */
    Optional<User> findByName(UUID organizationId, String usernameKey) {
        return entities.createQuery(
                        "select u from User u where u.organizationId = :organization and u.usernameKey = :key",
                        User.class)
                .setParameter("organization", organizationId)
                .setParameter("key", usernameKey)
                .getResultStream()
                .findFirst();
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

    /** Ends all access tokens of a user; no change to the user, so outside of its version. */
    void raiseTokenGeneration(UUID organizationId, UUID id) {
        entities.createNativeQuery("update user_account set token_generation = token_generation + 1"
                        + " where organization_id = ?1 and id = ?2")
                .setParameter(1, organizationId)
                .setParameter(2, id)
                .executeUpdate();
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

    /** Of which domains these users are members, up to 1 000 of them. */
    List<Membership> memberships(UUID organizationId, Collection<UUID> userIds) {
        return entities.createQuery(
                        "select m.userId, m.domainId from DomainMember m where m.organizationId = :organization"
                                + " and m.userId in :users",
                        Object[].class)
                .setParameter("organization", organizationId)
                .setParameter("users", userIds)
                .getResultStream()
                .map(row -> new Membership((UUID) row[0], (UUID) row[1]))
                .toList();
    }

    /**
     * Brings up to date where lists find those of these users who have no home; up to 1 000, after a flush. For new members, and
     * for users who come from a home, or go to one, or have another name. The caller holds the organization's lock.
     */
    void placeHomeless(UUID organizationId, Collection<UUID> userIds) {
        List.of(
                        new Sql("delete from homeless_member where organization_id = ", organizationId)
                                .add(" and user_id in ")
                                .addAll(userIds),
                        new Sql(
                                        "insert into homeless_member (domain_id, user_id, organization_id, username_key, user_created_at)"
                                                + " select m.domain_id, m.user_id, m.organization_id, u.username_key, u.created_at"
                                                + " from domain_member m join user_account u on u.id = m.user_id"
                                                + " and u.organization_id = m.organization_id and u.domain_id is null"
                                                + " where m.organization_id = ",
                                        organizationId)
                                .add(" and m.user_id in ")
                                .addAll(userIds))
                .forEach(statement -> statement
                        .bind(entities.createNativeQuery(statement.numbered()))
                        .setFlushMode(FlushModeType.COMMIT)
                        .executeUpdate());
    }

    /** Whether one of the organization's protected users is left. */
    boolean hasProtected(UUID organizationId) {
        return !entities.createQuery(
                        "select u.id from User u where u.organizationId = :organization and u.isProtected = :yes",
                        UUID.class)
                .setParameter("organization", organizationId)
                .setParameter("yes", true)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
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
