package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_PASSWORD_WRITE;
import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;
import static org.gatehouse.users.UserProblem.PASSWORD_REFUSED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.security.Caller;

/** Judges drafts before the transaction: what needs a scope of its own, and passwords, whose hashing is slow. */
@ApplicationScoped
class UserDrafts {
    @Inject
    PasswordHasher hasher;

    @Inject
    Caller caller;

    NewUser judge(UserDraft draft) {
        if (draft.isProtected()) {
            caller.require(USERS_PROTECTED_WRITE);
        }
        if (draft.password() != null || draft.passwordHash() != null) {
            caller.require(USERS_PASSWORD_WRITE);
        }
        if (draft.password() != null && draft.passwordHash() != null) {
            throw CommonProblem.INVALID_BODY.at("/passwordHash", "must not come with a password");
        }
        requireFittingUsername(draft);
        if (draft.password() == null) {
            return new NewUser(draft, draft.passwordHash());
        }
        String username = draft.username() == null ? null : draft.username().value();
        return new NewUser(
                draft,
                hash(draft.password(), "/password", username, draft.address().value(), draft.displayName()));
    }

    /** The hash of a good password; {@code ownWords} are the user's, by which it must not be guessed. */
    PasswordHash hash(Password password, String pointer, String... ownWords) {
        try {
            return hasher.hash(password, ownWords);
        } catch (InvalidValue e) {
            throw PASSWORD_REFUSED.at(pointer, e.getMessage());
        } catch (HashingBusy e) {
            throw CommonProblem.BUSY.because("many passwords are being hashed").with("Retry-After", "5");
        }
    }

    /** An address may be longer than a username: then the draft must bring one. */
    private static void requireFittingUsername(UserDraft draft) {
        if (draft.username() != null) {
            return;
        }
        try {
            Username.parse(draft.address().value());
        } catch (InvalidValue e) {
            throw CommonProblem.INVALID_BODY.at(
                    "/username", "is required, since the address cannot be one: " + e.getMessage());
        }
    }
}
