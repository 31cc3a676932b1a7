package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/** Refuses a secret, application password or access token in the query, wherever it is sent: addresses stand in logs and histories, ours and others'. */
@Provider
@PreMatching
@ApplicationScoped
public class QueryFilter implements ContainerRequestFilter {
    /** Also what is damaged, where it is named as one. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:^|&)(?:(?:x[_-])?api[_-]?key|key|secret|(?:access[_-]?)?token|authorization)=(?:bearer(?:%20|[+ ]))?(?:"
                    + String.join("|", CodeSecret.PREFIXES) + "|" + TokenFormat.BEGINNING + ")",
            Pattern.CASE_INSENSITIVE);

    @Inject
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        String query = request.getQueryString(); // as it was sent; JAX-RS fails over one that is badly encoded
        if (query != null && holdsSecret(query)) {
            throw AccessProblem.CREDENTIALS_IN_QUERY.because(
                    "send it as Authorization: Bearer, and rotate or revoke it: it may stand in logs now");
        }
    }

    static boolean holdsSecret(String rawQuery) {
        return SecretText.isIn(rawQuery)
                || NAMED.matcher(SecretText.plain(rawQuery)).find();
    }
}
