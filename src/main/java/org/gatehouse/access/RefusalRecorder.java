package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.gatehouse.api.ErrorAnswer;
import org.gatehouse.security.Caller;

/** Hands every refusal by access to {@link Refusals}, whichever part of the program refused, and be it of an item only. */
@Provider
@ApplicationScoped
public class RefusalRecorder implements ContainerResponseFilter {
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    @Inject
    HttpServletRequest request;

    @Inject
    Refusals refusals;

    @Override
    public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof ErrorAnswer error
                && REFUSALS.contains(error.told().status())) {
            refusals.write(request, error.told());
        }
        Caller.refusedOf(asked::getProperty).forEach(problem -> refusals.write(request, problem));
    }
}
