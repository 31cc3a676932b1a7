package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    Uses uses;

    @Override
    public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        // properties are the request's attributes, also in the thread that answers one which has waited
        for (String scope : Caller.usedBy(asked::getProperty)) {
            Identity caller = Caller.of(asked::getProperty).orElseThrow();
            uses.ofScope(caller.codeId(), scope, caller.address());
        }
    }
}
