package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code Authorization: Bearer} (RFC 6750, 2.1) or {@code X-Api-Key}; never the query, which is written to logs. Not of devices,
 * whose tokens are their own.
 */
@ApplicationScoped
class V1CredentialsReader implements CredentialsReader {
    private static final String BEARER = "Bearer ";

    /** A second-factor session, which is polled once a second. */
    private static final Pattern SESSION = Pattern.compile("/v1/domains/[^/]+/sessions/[^/]+");

    @Override
    public boolean reads(String path) {
        return isAtOrBelow("/v1", path) && !isAtOrBelow("/v1/device", path) && !isAtOrBelow("/v1/devices", path);
    }

    private static boolean isAtOrBelow(String place, String path) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    @Override
    public Dialect door() {
        return Dialect.V1;
    }

    @Override
    public Optional<Credentials> credentials(HttpServletRequest request) {
        return sent(request)
                .map(text -> TokenFormat.isMeant(text) ? new Credentials.Token(text) : new Credentials.Secret(text));
    }

    @Override
    public boolean counts(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || !SESSION.matcher(GatehouseAuthentication.path(request)).matches();
    }

    private static Optional<String> sent(HttpServletRequest request) {
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
