package org.gatehouse.dialects.logintc;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.api.CommonProblem;

/**
 * Takes whatever clients say of media types: some name none, some the vendor's without a body, curl a form that is JSON. Refuses only
 * whoever wants other versions of the vendor's type and nothing else.
 */
@Provider
@PreMatching
public class LoginTcHeaderFilter implements ContainerRequestFilter {
    private static final Pattern VERSION = Pattern.compile("application/vnd\\.logintc\\.v([0-9]+)\\+json\\b[^,]*");

    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept != null && asksForOtherVersionsOnly(accept)) {
            throw CommonProblem.NOT_ACCEPTABLE.because("%s is spoken here", LoginTc.TYPE);
        }
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        if (request.getHeaders().containsKey(HttpHeaders.CONTENT_TYPE)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, LoginTc.TYPE);
        }
    }

    static boolean asksForOtherVersionsOnly(String accept) {
        boolean others = false;
        for (String range : accept.split(",", -1)) {
            Matcher version = VERSION.matcher(range.strip());
            if (!version.matches() || version.group(1).equals("1")) {
                return false;
            }
            others = true;
        }
        return others;
    }
}
