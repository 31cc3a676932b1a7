package org.gatehouse.dialects.easymail;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Takes whatever clients say of media types, which {@link FieldsFilter} and the export look at themselves; and answers OPTIONS,
 * unless it is asked on behalf of an origin that may call.
 */
@Provider
@PreMatching
@Priority(Priorities.USER + 100) // after that of origins
public class EasyMailHeaderFilter implements ContainerRequestFilter {
    private static final String NOTHING = "\"{}\"";

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            request.abortWith(Response.ok(NOTHING, EasyMail.TYPE).build());
        }
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        if (request.getHeaders().containsKey(HttpHeaders.CONTENT_TYPE)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
    }
}
