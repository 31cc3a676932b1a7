package org.gatehouse.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Answers with an ETag may be kept by the caller and asked for again; all others are not to be kept. */
@Provider
public class CacheFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String policy = response.getEntityTag() == null ? "no-store" : "private, no-cache";
        response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, java.util.List.of(policy));
    }
}
