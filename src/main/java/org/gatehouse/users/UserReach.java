package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;
import static org.gatehouse.users.UserProblem.USER_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.Chunks;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Caller;

/** Says which users the caller reaches: the one place that does, one by one and for lists. */
@ApplicationScoped
class UserReach {
    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    UserRepository users;

    @Inject
    UserLookup lookup;

    @Inject
    Caller caller;

    /**
     * The user of this id or name, whom the caller may reach.
     *
     * @throws ApiException 404 {@code user-not-found}, and as {@link #require}
     */
    User find(String idOrName) {
        User user = lookup.find(idOrName).orElseThrow(UserReach::notFound);
        require(user);
        return user;
    }

    static ApiException notFound() {
        return USER_NOT_FOUND.because("no user of this id or name");
    }

    /**
     * Refuses a user out of the caller's reach.
     *
     * @throws ApiException 404 {@code user-not-found} for others in user mode, 403 {@code user-protected} or {@code domain-not-allowed}
     */
    void require(User user) {
        require(user, memberships(List.of(user)));
    }

    /** As above, by memberships that were read for many at once. */
    void require(User user, Map<UUID, Set<UUID>> memberships) {
        require(standing(user, memberships));
    }

    /** As above, by what a later feature knows of the user; memberships are looked up where they decide. */
    void require(UUID id, boolean isProtected, UUID homeId) {
        boolean homeless = homeId == null && caller.bounds().bindDomains();
        Set<UUID> memberOf = homeless
                ? users.memberships(caller.organizationId(), List.of(id)).stream()
                        .map(UserRepository.Membership::domainId)
                        .collect(Collectors.toSet())
                : Set.of();
        require(new UserStanding(id, isProtected, homeId, memberOf));
    }

    private void require(UserStanding user) {
        if (!caller.reachesUser(user.id())) {
            throw notFound(); // not even that somebody else is there
        }
        refusal(user).ifPresent(UserReach::refuse);
    }

    /** Whether the caller reaches the user, by memberships that were read for many at once. */
    boolean reaches(User user, Map<UUID, Set<UUID>> memberships) {
        return caller.reachesUser(user.id())
                && refusal(standing(user, memberships)).isEmpty();
    }

    private Optional<ApiException> refusal(UserStanding user) {
        Bounds bounds = caller.bounds();
        return user.protection(bounds, user.isProtected() && caller.may(USERS_PROTECTED_WRITE))
                .or(() -> user.placement(bounds));
    }

    /** The memberships that decide about these users; of those with a home, and for a caller bound to no domains, none. */
    Map<UUID, Set<UUID>> memberships(Collection<User> of) {
        if (!caller.bounds().bindDomains()) {
            return Map.of();
        }
        return membershipsOfHomeless(of);
    }

    /** What decides whether a code, of which nothing is known here, reaches the user. */
    UserStanding standing(User user) {
        return standing(user, membershipsOfHomeless(List.of(user)));
    }

    /** Whom the caller may see in lists; {@link #passed} notes whether the scope was of use. */
    UserVisibility inLists() {
        return new UserVisibility(
                caller.holds(USERS_PROTECTED_WRITE),
                caller.bounds(),
                caller.isInUserMode()
                        ? Optional.ofNullable(caller.identity().userId()).orElse(NOBODY)
                        : null);
    }

    /** Notes whether somebody was reached by means of the scope for protected users only. */
    void passed(boolean isProtected) {
        if (isProtected) {
            caller.used(USERS_PROTECTED_WRITE);
        }
    }

    /** Why the caller's code does not reach a user who has logged in; for a token, so whatever the code's mode. */
    Optional<ApiException> refusal(KnownUser user) {
        Bounds bounds = caller.bounds();
        return new UserStanding(user.id(), user.isProtected(), null, Set.of())
                .protection(bounds, user.isProtected() && caller.may(USERS_PROTECTED_WRITE))
                .or(() -> bounds.bindDomains() ? placement(user.id(), bounds) : Optional.empty());
    }

    private Optional<ApiException> placement(UUID userId, Bounds bounds) {
        return users.find(caller.organizationId(), userId)
                .flatMap(user -> standing(user).placement(bounds));
    }

    private Map<UUID, Set<UUID>> membershipsOfHomeless(Collection<User> of) {
        List<UUID> homeless =
                of.stream().filter(user -> user.homeId() == null).map(User::id).toList();
        return Chunks.of(homeless, some -> users.memberships(caller.organizationId(), some)).stream()
                .collect(Collectors.groupingBy(
                        UserRepository.Membership::userId,
                        Collectors.mapping(UserRepository.Membership::domainId, Collectors.toSet())));
    }

    private static UserStanding standing(User user, Map<UUID, Set<UUID>> memberships) {
        return new UserStanding(
                user.id(), user.isProtected(), user.homeId(), memberships.getOrDefault(user.id(), Set.of()));
    }

    private static void refuse(ApiException refusal) {
        throw refusal;
    }
}
