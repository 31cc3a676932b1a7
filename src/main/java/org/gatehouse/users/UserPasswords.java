package org.gatehouse.users;

import static org.gatehouse.api.CommonProblem.CREDENTIALS_WRONG;
import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.api.Preconditions;
import org.gatehouse.security.Caller;
import org.gatehouse.users.logins.LoginOrigin;

/** Sets passwords; whoever sets the own one proves the present one first. Judges and hashes outside of transactions. */
@ApplicationScoped
public class UserPasswords {
    @Inject
    UserService users;

    @Inject
    Passwords passwords;

    @Inject
    Logins logins;

    @Inject
    PasswordConfig config;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Sets a password, or the hash of one.
     *
     * @throws org.gatehouse.api.ApiException 401 {@code credentials-wrong} when the present one is another, and whatever keeps
     *     from setting this one
     */
    public void set(String idOrName, Preconditions given, NewPassword wish) {
        if ((wish.password() == null) == (wish.hash() == null)) {
            throw INVALID_BODY.at("", "must have either password or hash");
        }
        String[] ownWords = users.ownWords(idOrName);
        if (wish.hash() != null) {
            caller.requireAdministrative("/hash"); // nobody has judged the password behind it
        }
        Optional<KnownUser> proven = prove(ownWords[0], wish);
        PasswordHash hash = wish.hash() != null ? wish.hash() : passwords.make(wish.password(), "/password", ownWords);
        users.setPassword(idOrName, given, proven, hash);
    }

    /** Where nobody else can be calling, it is enough to have shown the present one at the login, if that was not long ago. */
    private KnownUser justShown(String username) {
        Instant now = clock.instant();
        return caller.shownPassword()
                .filter(shown -> now.isBefore(shown.at().plus(config.proof())))
                .map(shown -> new KnownUser(caller.identity().userId(), username, false, shown.changedAt(), 0))
                .orElseThrow(() -> INVALID_BODY.at("/current", "is required in user mode"));
    }

    /** Before the new one is judged, so that who does not know the present one learns nothing; empty where that is not asked. */
    private Optional<KnownUser> prove(String username, NewPassword wish) {
        if (wish.current() == null && caller.isInUserMode()) {
            return Optional.of(justShown(username));
        }
        if (wish.current() == null) {
            return Optional.empty();
        }
        LoginOrigin here = LoginOrigin.seen(caller.identity().address());
        Optional<KnownUser> user = logins.logIn(caller.organizationId(), username, wish.current(), here);
        if (user.isEmpty()) {
            throw CREDENTIALS_WRONG.at("/current", "is not the password");
        }
        return user;
    }
}
