package org.gatehouse.access;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Optional;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.security.Caller;

/**
 * Refuses, with the reason, whoever is unknown or does not pass the checks of the operation; before the container does it
 * without one.
 */
@Priority(Priorities.AUTHENTICATION)
class AccessFilter implements ContainerRequestFilter {
    private final Opening opening;
    private final HttpServletRequest request;
    private final Caller caller;

    /** One operation's filter. Request and caller are proxies of the present ones. */
    AccessFilter(Opening opening, HttpServletRequest request, Caller caller) {
        this.opening = opening;
        this.request = request;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (!caller.isKnown()) {
            ApiException refusal = (ApiException) request.getAttribute(GatehouseAuthentication.REFUSAL);
            throw refusal == null ? CommonProblem.UNAUTHENTICATED.because("this needs an API code") : refusal;
        }
        Optional<ApiException> refusal =
                Check.firstRefusal(Check.OF_AN_OPERATION, Attempt.of(request).at(opening));
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (opening.scopes().size() == 1) { // where there are several, the service says which one it needs
            caller.used(opening.scopes().get(0));
        }
    }
}
