package org.gatehouse.access;

import java.util.List;

/**
 * What opens an operation.
 *
 * @param scopes any of these does; none, when it needs no code at all
 */
record Opening(List<String> scopes) {
    boolean needsNoCode() {
        return scopes.isEmpty();
    }
}
