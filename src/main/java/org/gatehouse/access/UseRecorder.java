package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.access.uses.Uses;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;

/** Notes, once a request is answered, which scopes it made use of. */
@Provider
@ApplicationScoped
public class UseRecorder implements ContainerResponseFilter {
    @Inject
    HttpServletRequest request;

    @Inject
    Uses uses;

    @Override
    public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        for (String scope : Caller.usedBy(request)) {
            Identity caller = Caller.of(request).orElseThrow();
            uses.ofScope(caller.codeId(), scope, caller.address());
        }
    }
}
