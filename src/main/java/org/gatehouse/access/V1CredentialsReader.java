package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** {@code Authorization: Bearer} (RFC 6750, 2.1) or {@code X-Api-Key}; never the query, which is written to logs. */
@ApplicationScoped
class V1CredentialsReader implements CredentialsReader {
    private static final String BEARER = "Bearer ";

    @Override
    public boolean reads(String path) {
        return path.equals("/v1") || path.startsWith("/v1/");
    }

    @Override
    public Optional<String> secret(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return Optional.of(
                    authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                            ? authorization.substring(BEARER.length()).strip()
                            : "");
        }
        return Optional.ofNullable(request.getHeader("X-Api-Key")).map(String::strip);
    }
}
