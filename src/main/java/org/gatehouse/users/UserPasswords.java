package org.gatehouse.users;

import static org.gatehouse.api.CommonProblem.CREDENTIALS_WRONG;
import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.api.Preconditions;
import org.gatehouse.security.Caller;

/** Sets passwords; whoever sets the own one proves the present one first. Judges and hashes outside of transactions. */
@ApplicationScoped
class UserPasswords {
    @Inject
    UserService users;

    @Inject
    UserDrafts drafts;

    @Inject
    Logins logins;

    @Inject
    Caller caller;

    /**
     * Sets a password, or the hash of one.
     *
     * @throws org.gatehouse.api.ApiException 401 {@code credentials-wrong} when the present one is another, and whatever keeps
     *     from setting this one
     */
    void set(String idOrName, Preconditions given, NewPassword wish) {
        if ((wish.password() == null) == (wish.hash() == null)) {
            throw INVALID_BODY.at("", "must have either password or hash");
        }
        String[] ownWords = users.ownWords(idOrName);
        if (wish.hash() != null) {
            caller.requireAdministrative("/hash"); // nobody has judged the password behind it
        }
        prove(ownWords[0], wish);
        PasswordHash hash = wish.hash() != null ? wish.hash() : drafts.hash(wish.password(), "/password", ownWords);
        users.setPassword(idOrName, given, hash);
    }

    /** Before the new one is judged, so that who does not know the present one learns nothing. */
    private void prove(String username, NewPassword wish) {
        if (wish.current() == null && caller.isInUserMode()) {
            throw INVALID_BODY.at("/current", "is required in user mode");
        }
        if (wish.current() != null
                && logins.logIn(
                                caller.organizationId(),
                                username,
                                wish.current(),
                                caller.identity().address())
                        .isEmpty()) {
            throw CREDENTIALS_WRONG.at("/current", "is not the password");
        }
    }
}
