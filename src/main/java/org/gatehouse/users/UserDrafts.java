package org.gatehouse.users;

import static org.gatehouse.domains.DomainProblem.ADDRESS_OUTSIDE;
import static org.gatehouse.security.Scope.USERS_PASSWORD_WRITE;
import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;
import static org.gatehouse.security.Scope.USERS_WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.security.Caller;

/** Judges drafts before the transaction: what needs a scope of its own, and passwords, whose hashing is slow. */
@ApplicationScoped
public class UserDrafts {
    @Inject
    UserService users;

    @Inject
    Passwords passwords;

    @Inject
    Caller caller;

    /** The first user of a new domain, or null if there is none. */
    public NewUser firstUser(NewDomainDraft draft) {
        UserDraft user = draft.firstUser();
        if (user == null) {
            return null;
        }
        caller.require(USERS_WRITE);
        if (!user.address().domain().equals(draft.name())) {
            throw ADDRESS_OUTSIDE.at("/firstUser/address", "must lie in the new domain");
        }
        return judge(user);
    }

    /**
     * A draft that may be carried out.
     *
     * @throws org.gatehouse.api.ApiException 400, or 403 {@code scope-missing}
     */
    public NewUser judge(UserDraft draft) {
        if (draft.isProtected()) {
            caller.require(USERS_PROTECTED_WRITE);
        }
        if (draft.password() != null || draft.passwordHash() != null) {
            caller.require(USERS_PASSWORD_WRITE);
        }
        if (draft.password() != null && draft.passwordHash() != null) {
            throw CommonProblem.INVALID_BODY.at("/passwordHash", "must not come with a password");
        }
        Username username = draft.username() == null ? usernameOf(draft.address()) : draft.username();
        PasswordHash hash = draft.password() == null
                ? draft.passwordHash()
                : passwords.make(
                        draft.password(),
                        "/password",
                        username.value(),
                        draft.address().value(),
                        draft.displayName());
        return new NewUser(draft, username, hash);
    }

    /**
     * A revision that may be carried out.
     *
     * @throws org.gatehouse.api.ApiException 404 {@code user-not-found}; 403 {@code scope-missing}, {@code user-protected},
     *     {@code domain-not-allowed}, {@code not-in-user-mode}; 400 {@code password-refused}
     */
    public JudgedRevision judge(String idOrName, UserRevision revision) {
        if (revision.password() == null) {
            return new JudgedRevision(revision, null);
        }
        caller.require(USERS_PASSWORD_WRITE);
        caller.requireAdministrative("/password"); // users prove the present one first
        String[] words = Stream.concat(
                        Stream.of(users.ownWords(idOrName)),
                        Stream.of("username", "address", "displayName")
                                .flatMap(member -> revision.user().text(member).stream()))
                .toArray(String[]::new);
        return new JudgedRevision(revision, passwords.make(revision.password(), "/password", words));
    }

    /**
     * The username of a user who is named by this address.
     *
     * @throws org.gatehouse.api.ApiException since an address may be longer than a username: then the client must bring one
     */
    static Username usernameOf(EmailAddress address) {
        try {
            return Username.parse(address.value());
        } catch (InvalidValue e) {
            throw CommonProblem.INVALID_BODY.at(
                    "/username", "is required, since the address cannot be one: " + e.getMessage());
        }
    }
}
