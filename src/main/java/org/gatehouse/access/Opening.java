package org.gatehouse.access;

import java.util.List;

/**
 * What opens an operation.
 *
 * @param scopes any of these does; none, when it needs no code at all
 * @param inUserMode whether it is open in user mode too, to a user's access token
 * @param withoutUser whether it is open there to the code alone
 */
record Opening(List<String> scopes, boolean inUserMode, boolean withoutUser) {
    /** One by scopes that is not open in user mode. */
    static Opening by(List<String> scopes) {
        return new Opening(scopes, false, false);
    }

    boolean needsNoCode() {
        return scopes.isEmpty();
    }
}
