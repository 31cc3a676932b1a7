package org.gatehouse.access;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.security.Caller;

/** Refuses, with the reason, whoever is unknown or lacks the operation's scope; before the container does it without one. */
@Priority(Priorities.AUTHENTICATION)
class AccessFilter implements ContainerRequestFilter {
    private final List<String> scopes;
    private final HttpServletRequest request;
    private final Caller caller;

    /** One operation's filter: any of {@code scopes} opens it. Request and caller are proxies of the present ones. */
    AccessFilter(List<String> scopes, HttpServletRequest request, Caller caller) {
        this.scopes = scopes;
        this.request = request;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (!caller.isKnown()) {
            ApiException refusal = (ApiException) request.getAttribute(GatehouseAuthentication.REFUSAL);
            throw refusal == null ? CommonProblem.UNAUTHENTICATED.because("this needs an API code") : refusal;
        }
        if (scopes.stream().noneMatch(caller::may)) {
            throw CommonProblem.SCOPE_MISSING.because("this needs the scope %s", String.join(" or ", scopes));
        }
    }
}
