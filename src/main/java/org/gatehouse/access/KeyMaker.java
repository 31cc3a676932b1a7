package org.gatehouse.access;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.platform.Secrets;
import org.gatehouse.users.Password;
import org.gatehouse.users.Passwords;

/** Makes the secrets and passwords of codes, before the transaction, for hashing is slow; and seals and opens secrets. */
@ApplicationScoped
class KeyMaker {
    @Inject
    Passwords passwords;

    @Inject
    Secrets secrets;

    /**
     * The key of a new code.
     *
     * @throws org.gatehouse.api.ApiException 400, with pointer, when the draft does not fit its dialects
     */
    NewKey make(ApiCodeDraft draft) {
        DialectRules.check(draft);
        return make(draft, draft.password());
    }

    /** Another key for a code; {@code given} is the password that the client wants, or null. */
    NewKey make(ApiCodeDraft code, Password given) {
        Set<Dialect> dialects = code.dialectSet();
        if (dialects.stream().noneMatch(Dialect::takesLogin)) {
            if (given != null) {
                throw INVALID_BODY.at("/password", "must not be there: the code has a secret, which is made here");
            }
            return NewKey.secretFor(dialects);
        }
        if (given != null) {
            return new NewKey(null, passwords.hash(given, "/password", code.name(), login(code), code.user()), null);
        }
        String made = CodeSecret.generate().text(); // of a form that secret scanners find
        return new NewKey(null, passwords.hash(Password.parse(made), "/password"), made);
    }

    private static String login(ApiCodeDraft code) {
        return code.login() == null ? null : code.login().value();
    }

    /** Has the code keep its new secret, sealed, if it opens a door where requests are signed with it. */
    void seal(ApiCode code, NewKey key) {
        if (code.dialects().contains(Dialect.LUXSCI)) {
            code.keepSealed(secrets.seal(key.secret().text(), context(code.id())));
        }
    }

    /** The secret that was sealed for this code. */
    String open(UUID codeId, String sealed) {
        return secrets.open(sealed, context(codeId));
    }

    private static String context(UUID codeId) {
        return "api_code.secret:" + codeId;
    }
}
