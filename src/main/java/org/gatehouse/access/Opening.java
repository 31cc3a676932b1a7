package org.gatehouse.access;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.List;
import org.gatehouse.security.UserMode;
import org.gatehouse.security.WholeOrganization;

/**
 * What opens an operation.
 *
 * @param scopes any of these does; none, when it needs no code at all
 * @param inUserMode whether it is open in user mode too, to a user's access token
 * @param withoutUser whether it is open there to the code alone
 * @param inDomains whether it is open to codes that are bound to domains, as far as they reach
 */
record Opening(List<String> scopes, boolean inUserMode, boolean withoutUser, boolean inDomains) {
    /** What one operation asks for. */
    static Opening of(Method operation) {
        UserMode mode = operation.getAnnotation(UserMode.class);
        return new Opening(
                List.of(operation.getAnnotation(RolesAllowed.class).value()),
                mode != null,
                mode != null && mode.withoutUser(),
                !operation.isAnnotationPresent(WholeOrganization.class));
    }

    /** One by scopes that is not open in user mode. */
    static Opening by(List<String> scopes) {
        return new Opening(scopes, false, false, true);
    }

    boolean needsNoCode() {
        return scopes.isEmpty();
    }
}
