package org.gatehouse.access;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import java.util.Set;
import org.gatehouse.api.ApiException;

/** Which dialects go together, what each needs to be said, and that all this is fixed when a code is made. */
final class DialectRules {
    private DialectRules() {}

    /**
     * Judges a new code.
     *
     * @throws ApiException 400 with pointer
     */
    static void check(ApiCodeDraft draft) {
        Set<Dialect> dialects = draft.dialectSet();
        if (dialects.size() > 1 && dialects.stream().anyMatch(Dialect::takesLogin)) {
            throw INVALID_BODY.at(
                    "/dialects",
                    "must name authsmtp or easymail alone: each has a login and password, the others share a secret");
        }
        require(dialects.contains(Dialect.EASYMAIL), draft.login(), "/login", "easymail");
        require(dialects.contains(Dialect.AUTHSMTP), draft.user(), "/user", "authsmtp");
    }

    /**
     * Judges a changed code.
     *
     * @throws ApiException 400 with pointer
     */
    static void checkChange(ApiCodeDraft before, ApiCodeDraft after) {
        requireSame(before.dialectSet(), after.dialectSet(), "/dialects");
        requireSame(before.login(), after.login(), "/login");
        requireSame(before.user(), after.user(), "/user");
        if (after.password() != null) {
            throw INVALID_BODY.at("/password", "must not be there: rotate replaces a password");
        }
    }

    private static void require(boolean needed, Object member, String pointer, String dialect) {
        if (needed && member == null) {
            throw INVALID_BODY.at(pointer, "is required for " + dialect);
        }
        if (!needed && member != null) {
            throw INVALID_BODY.at(pointer, "must not be there: only codes for " + dialect + " have it");
        }
    }

    private static void requireSame(Object before, Object after, String pointer) {
        if (before == null ? after != null : !before.equals(after)) {
            throw INVALID_BODY.at(pointer, "cannot be changed: it is fixed when the code is made");
        }
    }
}
