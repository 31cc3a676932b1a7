package org.gatehouse.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A request that comes with known credentials, or is imagined to, as the checks see it.
 *
 * @param opening what opens the operation that is asked for; null while that is not known
 */
record Attempt(Reach reach, Circumstances circumstances, Opening opening) {
    private static final String ATTRIBUTE = Attempt.class.getName();

    /** The same, now that the operation is known. */
    Attempt at(Opening operation) {
        return new Attempt(reach, circumstances, operation);
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
