package org.gatehouse.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Whoever takes problems takes JSON. Generated clients accept what the document says that an operation answers, and where
 * its success has no body, that is problems alone.
 */
@Provider
@PreMatching
public class AcceptFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(Problems.TYPE.getSubtype())) {
            request.getHeaders().put(HttpHeaders.ACCEPT, List.of(accept + ", " + MediaType.APPLICATION_JSON));
        }
    }
}
