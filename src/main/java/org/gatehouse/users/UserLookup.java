package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.IdsOrNames;
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
                : key(idOrName).flatMap(key -> users.findByName(caller.organizationId(), key));
    }

    /** Each with the text that names it; texts that name nobody are missing. */
    Map<String, User> find(Collection<String> idsOrNames) {
        return new IdsOrNames(idsOrNames, UserLookup::key)
                .find(
                        some -> users.findByIds(caller.organizationId(), some),
                        User::id,
                        some -> users.findByNames(caller.organizationId(), some),
                        User::usernameKey);
    }

    private static Optional<String> key(String text) {
        try {
            return Optional.of(Username.parse(text).key());
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
