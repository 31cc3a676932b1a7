package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Answers 304 to a GET or HEAD whose {@code If-None-Match} holds the ETag of the answer. */
@Provider
@ApplicationScoped
public class NotModifiedFilter implements ContainerResponseFilter {
    @Inject
    Preconditions given;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean reads = request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD);
        if (reads
                && response.getStatus() == 200
                && response.getEntityTag() != null
                && request.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null // most have none: then no bean is made
                && given.isKnown(response.getEntityTag().getValue())) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }
}
