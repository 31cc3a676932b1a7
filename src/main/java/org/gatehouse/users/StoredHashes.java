package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_PASSWORD_EXPORT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.security.Caller;

/** The hashes of users' passwords, for those who may have them. */
@ApplicationScoped
public class StoredHashes {
    @Inject
    LoginRepository users;

    @Inject
    Caller caller;

    /**
     * Those of these users, as crypt(3) writes them; of who has no password, none. Up to 1 000.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code scope-missing}
     */
    public Map<UUID, String> of(Collection<UUID> ids) {
        caller.require(USERS_PASSWORD_EXPORT);
        return ids.isEmpty() ? Map.of() : users.hashes(caller.organizationId(), ids);
    }
}
