package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.NullableIds;

/** The memberships of an organization's domains. */
@ApplicationScoped
class MemberRepository {
    private static final String OF_DOMAIN = " from DomainMember m, User u where m.organizationId = :organization"
            + " and m.domainId = :domain and u.id = m.userId";

    private static final String MEMBERS = "select m, u" + OF_DOMAIN;
    private static final String IDS = "select m.userId" + OF_DOMAIN;

    /** Protected users too when {@code :all} is true. As parameters, since EclipseLink writes booleans as numbers. */
    private static final String UNPROTECTED = " and (u.isProtected = :unprotected or u.isProtected = :all)";

    @PersistenceContext
    EntityManager entities;

    /**
     * A member.
     *
     * @param isProtected as a user
     */
    record Row(MemberView view, boolean isProtected) {}

    List<Row> list(UUID organizationId, UUID domainId, UserVisibility visible, Listing listing) {
        UUID after = listing.continues() ? listing.afterId(0) : new UUID(0, 0);
        TypedQuery<Object[]> query = entities.createQuery(
                        MEMBERS + inReach(visible) + " and m.userId > :after order by m.userId", Object[].class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("after", after)
                .setMaxResults(listing.fetch());
        return bind(query, visible)
                .getResultStream()
                .map(row -> new Row(view(row), ((User) row[1]).isProtected()))
                .toList();
    }

    /** The users of a page that is asked for by its number. */
    List<User> users(UUID organizationId, UUID domainId, UserVisibility visible, Listing page) {
        TypedQuery<User> query = entities.createQuery(
                        "select u" + OF_DOMAIN + inReach(visible) + " order by m.userId", User.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setFirstResult(Math.toIntExact(page.skip()))
                .setMaxResults(page.limit());
        return bind(query, visible).getResultList();
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

    /** Members whose home is elsewhere and whom the caller may reach, and whether each is protected. */
    Map<UUID, Boolean> removable(UUID organizationId, UUID domainId, UserVisibility visible) {
        TypedQuery<Object[]> query = entities.createQuery(
                        "select m.userId, u.isProtected" + OF_DOMAIN
                                + " and (u.domainId is null or u.domainId <> :home)" + inReach(visible),
                        Object[].class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("home", NullableIds.column(domainId));
        return bind(query, visible).getResultStream().collect(Collectors.toMap(row -> (UUID) row[0], row ->
                (Boolean) row[1]));
    }

    /** Whether a member is protected from the caller, at home or as a guest. */
    boolean hasProtected(UUID organizationId, UUID domainId, UserVisibility visible) {
        boolean some = !visible.protectedToo() && has(organizationId, domainId, " and u.isProtected = :value", true);
        return some
                || (!visible.hidden().isEmpty()
                        && has(organizationId, domainId, " and m.userId in :value", visible.hidden()));
    }

    /** Whether a member is at home in a domain out of the caller's reach. */
    boolean hasFromElsewhere(UUID organizationId, UUID domainId, UserVisibility visible) {
        return visible.inDomainsOnly()
                && has(
                        organizationId,
                        domainId,
                        " and u.domainId is not null and u.domainId not in :value",
                        visible.domainColumns());
    }

    private boolean has(UUID organizationId, UUID domainId, String condition, Object value) {
        return !entities.createQuery(IDS + condition, UUID.class)
                .setParameter("organization", organizationId)
                .setParameter("domain", domainId)
                .setParameter("value", value)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private static String inReach(UserVisibility visible) {
        String hidden = visible.hidden().isEmpty() ? "" : " and m.userId not in :hidden";
        String homes = visible.inDomainsOnly() ? " and (u.domainId is null or u.domainId in :homes)" : "";
        return UNPROTECTED + hidden + homes;
    }

    private static <T> TypedQuery<T> bind(TypedQuery<T> query, UserVisibility visible) {
        query.setParameter("unprotected", false).setParameter("all", visible.protectedToo());
        if (!visible.hidden().isEmpty()) {
            query.setParameter("hidden", visible.hidden());
        }
        if (visible.inDomainsOnly()) {
            query.setParameter("homes", visible.domainColumns());
        }
        return query;
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
