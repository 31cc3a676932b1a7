package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The users whom account codes name, for credentials that are one user's. */
@ApplicationScoped
public class Accounts {
    @Inject
    UserLookup users;

    @Inject
    UserReach reach;

    /**
     * One user.
     *
     * @param code the account code, or null beyond the last
     */
    public record Account(UUID id, String code) {}

    /**
     * The user of this id or name in the caller's organization, if there is one; call it inside a transaction.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code user-protected}, {@code domain-not-allowed}
     */
    public Optional<Account> find(String idOrName) {
        Optional<User> found = users.find(idOrName);
        found.ifPresent(reach::require);
        return found.map(user -> {
            AccountCode code = AccountCode.of(user.number());
            return new Account(user.id(), code == null ? null : code.value());
        });
    }
}
