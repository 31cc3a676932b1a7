package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.ApiException;

/** Tells later features whom texts name, by id or username, in the caller's organization, and whom the caller reaches. */
@ApplicationScoped
public class UserDirectory {
    @Inject
    UserLookup users;

    @Inject
    UserReach reach;

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

    /** Why the caller's code does not reach a user who has logged in; empty if it does. */
    public Optional<ApiException> refusal(KnownUser user) {
        return reach.refusal(user);
    }

    public Optional<UserStanding> standing(String idOrName) {
        return users.find(idOrName).map(reach::standing);
    }
}
