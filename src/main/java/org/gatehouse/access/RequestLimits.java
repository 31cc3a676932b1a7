package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.gatehouse.access.limits.RateLimit;
import org.gatehouse.access.limits.RateLimits;

/** Counts requests against the limits of their codes; each once, however often a server has it authenticated. */
@ApplicationScoped
class RequestLimits {
    private static final String TOLD = RequestLimits.class.getName() + ".told";

    @Inject
    RateLimits limits;

    /**
     * Counts the request, and tells what the limits say to it; empty when there are none.
     *
     * @throws org.gatehouse.api.ApiException 503 when the database does not answer
     */
    Optional<RateLimit> spend(KnownCode code, HttpServletRequest request) {
        RateLimit told = (RateLimit) request.getAttribute(TOLD);
        if (told == null) {
            told = limits.spend(
                            code.organizationId(),
                            code.id(),
                            code.reach().locks().limits())
                    .orElse(null);
            request.setAttribute(TOLD, told);
        }
        return Optional.ofNullable(told);
    }

    /** Writes into the answer what the limits say, if they have been asked. */
    static void describe(HttpServletRequest request, HttpServletResponse response) {
        RateLimit told = (RateLimit) request.getAttribute(TOLD);
        if (told != null) {
            response.setHeader("RateLimit-Limit", String.valueOf(told.limit()));
            response.setHeader("RateLimit-Remaining", String.valueOf(told.remaining()));
            response.setHeader("RateLimit-Reset", String.valueOf(told.resetSeconds()));
        }
    }
}
