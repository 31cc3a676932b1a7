package org.gatehouse.access;

import java.util.List;

/**
 * What opens an operation.
 *
 * @param scopes any of these does; none, when it needs no code at all
 * @param inUserMode whether it is open in user mode too
 */
record Opening(List<String> scopes, boolean inUserMode) {
    boolean needsNoCode() {
        return scopes.isEmpty();
    }
}
