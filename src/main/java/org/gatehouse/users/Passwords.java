package org.gatehouse.users;

import static org.gatehouse.users.UserProblem.PASSWORD_REFUSED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.platform.InvalidValue;

/** The rules and hashes of passwords, those of codes too, which share the places of users' hashes. Call it outside of transactions. */
@ApplicationScoped
public class Passwords {
    @Inject
    PasswordHasher hasher;

    @Inject
    PasswordLength length;

    /**
     * The hash of a new password that is as the caller's organization wants it.
     *
     * @param pointer where the password stands in the body
     * @param ownWords what it must not be guessed by; each may be null
     * @throws org.gatehouse.api.ApiException 400 {@code password-refused}, 503 {@code busy}
     */
    public String hash(Password password, String pointer, String... ownWords) {
        return make(password, pointer, ownWords).value();
    }

    /** As above. */
    PasswordHash make(Password password, String pointer, String... ownWords) {
        if (password.length() < length.atLeast()) {
            throw PASSWORD_REFUSED.at(
                    pointer, "must have at least " + length.atLeast() + " characters in this organization");
        }
        try {
            return hasher.hash(password, ownWords);
        } catch (InvalidValue e) {
            throw PASSWORD_REFUSED.at(pointer, e.getMessage());
        } catch (HashingBusy e) {
            throw e.refusal();
        }
    }

    /**
     * Whether the password is the one behind the hash.
     *
     * @param hash null where there is none: never fits, and takes as long
     * @throws org.gatehouse.api.ApiException 503 {@code busy}
     */
    public boolean fits(LoginPassword password, String hash) {
        try {
            return hasher.fits(password, hash == null ? null : PasswordHash.parse(hash));
        } catch (HashingBusy e) {
            throw e.refusal();
        }
    }
}
