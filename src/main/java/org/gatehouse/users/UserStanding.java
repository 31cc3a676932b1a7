package org.gatehouse.users;

import static org.gatehouse.users.UserProblem.USER_PROTECTED;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Scope;

/**
 * What decides whether a code reaches a user.
 *
 * @param homeId the home domain, or null
 * @param memberOf the domains of which a user without a home is a member; those of others are of no matter
 */
public record UserStanding(UUID id, boolean isProtected, UUID homeId, Set<UUID> memberOf) {
    /** Why the user is out of reach as a protected one, of the organization or of the code itself; empty if not. */
    public Optional<ApiException> protection(Bounds bounds, boolean reachesProtected) {
        if (bounds.protect(id)) {
            return Optional.of(USER_PROTECTED.because("it is one of the code's protectedUsers"));
        }
        return isProtected && !reachesProtected
                ? Optional.of(USER_PROTECTED.because("this needs the scope %s", Scope.USERS_PROTECTED_WRITE))
                : Optional.empty();
    }

    /** Why the user is out of reach of a code that is bound to domains; empty if not. */
    public Optional<ApiException> placement(Bounds bounds) {
        boolean reached = (homeId == null && bounds.bindDomains())
                ? memberOf.stream().anyMatch(bounds::reachDomain)
                : bounds.reachDomain(homeId);
        return reached
                ? Optional.empty()
                : Optional.of(
                        CommonProblem.DOMAIN_NOT_ALLOWED.because("the user belongs to none of the code's domains"));
    }
}
