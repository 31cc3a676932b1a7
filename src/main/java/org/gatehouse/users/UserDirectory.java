package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.Sql;

/** Tells later features whom texts name, by id or username, in the caller's organization, and whom the caller reaches. */
@ApplicationScoped
public class UserDirectory {
    @Inject
    UserLookup users;

    @Inject
    UserReach reach;

    @Inject
    UserLockRepository locks;

    /** Somebody whom the caller reaches. */
    public record Person(UUID id, String username) {}

    /**
     * The user of this id or name.
     *
     * @throws ApiException 404 {@code user-not-found}, 403 {@code user-protected} or {@code domain-not-allowed}
     */
    public Person get(String idOrName) {
        User user = users.find(idOrName).orElseThrow(UserReach::notFound);
        reach.require(user);
        return new Person(user.id(), user.username());
    }

    /**
     * Refuses a user, of whom this is known, if the caller does not reach it.
     *
     * @param homeId the home domain, or null
     * @throws ApiException as {@link #get}
     */
    public void require(UUID id, boolean isProtected, UUID homeId) {
        reach.require(id, isProtected, homeId);
    }

    /** The refusal of somebody who is not there. */
    public static ApiException notFound() {
        return UserReach.notFound();
    }

    /** The ids of those texts that name somebody. */
    public Map<String, UUID> ids(Collection<String> idsOrNames) {
        Map<String, UUID> ids = new HashMap<>();
        users.find(idsOrNames).forEach((text, user) -> ids.put(text, user.id()));
        return ids;
    }

    /** Those of these users whom the caller reaches; up to 1 000. */
    public Set<UUID> reached(Collection<UUID> ids) {
        Collection<User> found =
                users.find(ids.stream().map(UUID::toString).toList()).values();
        Map<UUID, Set<UUID>> memberships = reach.memberships(found);
        return found.stream()
                .filter(user -> reach.reaches(user, memberships))
                .map(User::id)
                .collect(Collectors.toSet());
    }

    /**
     * Adds to a select of {@code user_account u} that the caller reaches the user, for lists that go through what all users have;
     * {@link #passed} follows.
     */
    public Sql addReached(Sql select) {
        return reach.inLists().addAllTo(select);
    }

    /** Notes, after {@link #addReached}, whether a protected user was among those found. */
    public void passed(boolean isProtected) {
        reach.passed(isProtected);
    }

    /** Why the caller's code does not reach a user who has logged in; empty if it does. */
    public Optional<ApiException> refusal(KnownUser user) {
        return reach.refusal(user);
    }

    /** Has all who do so for the same user, in whatever transactions, wait for each other. Whether the user is there. */
    public boolean lock(UUID organizationId, UUID userId) {
        return locks.lock(organizationId, userId);
    }

    public Optional<UserStanding> standing(String idOrName) {
        return users.find(idOrName).map(reach::standing);
    }
}
