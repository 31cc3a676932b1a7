package org.gatehouse.dialects.authsmtp;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.access.AccessProblem;
import org.gatehouse.security.Peers;

/**
 * Refuses what comes without HTTPS, without a redirect: the password is on its way already, and a client that follows would send it so
 * every time. Takes whatever clients say they accept.
 */
@Provider
@PreMatching
public class AuthSmtpRequestFilter implements ContainerRequestFilter {
    @Inject
    Peers peers;

    @Inject
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        if (!peers.isSecure(request)) {
            throw AccessProblem.HTTPS_NEEDED.because("passwords are not taken otherwise");
        }
        context.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    }
}
