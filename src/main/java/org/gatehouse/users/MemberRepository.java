package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.NullableIds;

/** The memberships of an organization's domains. */
@ApplicationScoped
class MemberRepository {
    private static final String MEMBERS =
            "select m, u from DomainMember m, User u where m.organizationId = :organization"
                    + " and m.domainId = :domain and u.id = m.userId";

    /** Protected users too when {@code :all} is true. As parameters, since EclipseLink writes booleans as numbers. */
    private static final String REACH = " and (u.isProtected = :unprotected or u.isProtected = :all)";

    @PersistenceContext
    EntityManager entities;

    List<MemberView> list(UUID organizationId, UUID domainId, boolean protectedToo, Listing listing) {
        UUID after = listing.continues() ? listing.afterId(0) : new UUID(0, 0);
        return entities.createQuery(MEMBERS + REACH + " and m.userId > :after order by m.userId", Object[].class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("after", after)
                .setParameter("unprotected", false)
                .setParameter("all", protectedToo)
                .setMaxResults(listing.fetch())
                .getResultStream()
                .map(MemberRepository::view)
                .toList();
    }

    Optional<MemberView> find(UUID organizationId, UUID domainId, UUID userId) {
        return entities.createQuery(MEMBERS + " and m.userId = :user", Object[].class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("user", userId)
                .getResultStream()
                .findFirst()
                .map(MemberRepository::view);
    }

    List<UUID> ids(UUID organizationId, UUID domainId) {
        return entities.createQuery(
                        "select m.userId from DomainMember m where m.organizationId = :organization"
                                + " and m.domainId = :domain",
                        UUID.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .getResultList();
    }

    /** Members whose home is elsewhere and whom the caller may reach. */
    List<UUID> removable(UUID organizationId, UUID domainId, boolean protectedToo) {
        return entities.createQuery(
                        "select m.userId from DomainMember m, User u where m.organizationId = :organization"
                                + " and m.domainId = :domain and u.id = m.userId"
                                + " and (u.domainId is null or u.domainId <> :home)" + REACH,
                        UUID.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("home", NullableIds.column(domainId))
                .setParameter("unprotected", false)
                .setParameter("all", protectedToo)
                .getResultList();
    }

    void remove(UUID organizationId, UUID domainId, Collection<UUID> userIds) {
        entities.createQuery("delete from DomainMember m where m.organizationId = :organization"
                        + " and m.domainId = :domain and m.userId in :users")
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("users", userIds)
                .executeUpdate();
    }

    private static MemberView view(Object[] row) {
        DomainMember member = (DomainMember) row[0];
        User user = (User) row[1];
        return new MemberView(
                user.id(), Username.parse(user.username()), user.address(), member.isAtHome(user), member.createdAt());
    }
}
