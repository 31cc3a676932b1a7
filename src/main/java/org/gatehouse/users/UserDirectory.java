package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.ApiException;

/** Tells later features whom texts name, by id or username, in the caller's organization; whether it reaches them or not. */
@ApplicationScoped
public class UserDirectory {
    @Inject
    UserLookup users;

    @Inject
    UserReach reach;

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
