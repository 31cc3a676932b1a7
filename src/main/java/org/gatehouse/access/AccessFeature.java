package org.gatehouse.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Open;

/** Puts the {@link AccessFilter} before every operation; an operation that is neither scoped nor open stops the start. */
@Provider
@ApplicationScoped
public class AccessFeature implements DynamicFeature {
    @Inject
    HttpServletRequest request;

    @Inject
    Caller caller;

    @Inject
    Operations operations;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (method.isAnnotationPresent(RolesAllowed.class)) {
            Opening opening = Opening.of(method);
            operations.add(method, opening);
            context.register(new AccessFilter(opening, request, caller));
        } else if (method.isAnnotationPresent(Open.class)) {
            operations.add(method, new Opening(List.of(), true, true, true));
        } else if (isOurs(method)) {
            throw new IllegalStateException(method + " must say @RolesAllowed or @Open");
        }
    }

    /** Servers add operations of their own, Jersey its answers to OPTIONS. */
    private static boolean isOurs(Method method) {
        return method.getDeclaringClass().isAnnotationPresent(Path.class);
    }
}
