package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.security.Caller;

/** Finds the users of the caller's organization whom texts name, by id or username, whether the caller reaches them or not. */
@ApplicationScoped
class UserLookup {
    @Inject
    UserRepository users;

    @Inject
    Caller caller;

    Optional<User> find(String idOrName) {
        Optional<UUID> id = Ids.parse(idOrName);
        return id.isPresent()
                ? users.find(caller.organizationId(), id.get())
                : key(idOrName).flatMap(key -> users.findByNames(caller.organizationId(), List.of(key)).stream()
                        .findFirst());
    }

    /** Each with the text that names it; texts that name nobody are missing. */
    Map<String, User> find(Collection<String> idsOrNames) {
        Map<String, UUID> ids = new HashMap<>();
        Map<String, String> keys = new HashMap<>();
        for (String text : idsOrNames) {
            Ids.parse(text)
                    .ifPresentOrElse(id -> ids.put(text, id), () -> key(text).ifPresent(key -> keys.put(text, key)));
        }
        Map<Object, User> found = new HashMap<>();
        Chunks.of(ids.values(), some -> users.findByIds(caller.organizationId(), some))
                .forEach(user -> found.put(user.id(), user));
        Chunks.of(keys.values(), some -> users.findByNames(caller.organizationId(), some))
                .forEach(user -> found.put(user.usernameKey(), user));
        Map<String, User> named = new HashMap<>();
        ids.forEach((text, id) -> named.put(text, found.get(id)));
        keys.forEach((text, key) -> named.put(text, found.get(key)));
        named.values().removeIf(user -> user == null);
        return named;
    }

    private static Optional<String> key(String text) {
        try {
            return Optional.of(Username.parse(text).key());
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
