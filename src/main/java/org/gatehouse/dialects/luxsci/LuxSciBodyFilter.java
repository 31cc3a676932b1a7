package org.gatehouse.dialects.luxsci;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import org.gatehouse.security.Caller;

/** Gives operations the JSON that was signed, which has been read from the body already. */
@Provider
@Priority(Priorities.USER)
@ApplicationScoped
public class LuxSciBodyFilter implements ContainerRequestFilter {
    @Inject
    HttpServletRequest request;

    @Inject
    SentJson json;

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext context) {
        if (SentJson.isIn(request)) {
            byte[] sent = caller.isKnown() ? json.of(request) : json.ofStranger(request);
            context.setEntityStream(new ByteArrayInputStream(sent));
        }
    }
}
