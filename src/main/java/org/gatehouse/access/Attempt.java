package org.gatehouse.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.access.limits.RateLimit;

/**
 * A request that comes with known credentials, or is imagined to, as the checks see it.
 *
 * @param forUser whether a user stands behind the credentials
 * @param limits says what the limits of the code leave, if there are any; that of a request counts it, so it is asked only when
 *     all before has passed
 * @param opening what opens the operation that is asked for; null while that is not known
 * @param aim open for a request: whom and what it is about the services find out, and refuse by the same rules
 */
record Attempt(
        Reach reach,
        boolean forUser,
        Supplier<Optional<RateLimit>> limits,
        Circumstances circumstances,
        Opening opening,
        Aim aim) {
    private static final String ATTRIBUTE = Attempt.class.getName();

    /** The same, now that the operation is known. */
    Attempt at(Opening operation) {
        return new Attempt(reach, forUser, limits, circumstances, operation, aim);
    }

    /** Keeps it with its request. */
    void keep(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The attempt of a request whose caller is known. */
    static Attempt of(HttpServletRequest request) {
        return (Attempt) request.getAttribute(ATTRIBUTE);
    }
}
