package org.gatehouse.dialects.luxsci;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import org.gatehouse.access.Credentials;
import org.gatehouse.access.CredentialsReader;
import org.gatehouse.access.Dialect;

/**
 * {@code Cookie: signature=<auth>:<signature>}, where the signature covers method, path, query and body as they were sent; or, if it is
 * switched on, {@code X-API-Key: <token>:<secret>}.
 */
@ApplicationScoped
class LuxSciCredentialsReader implements CredentialsReader {
    private static final String COOKIE = "signature=";
    private static final Credentials NOBODYS = new Credentials.Secret("");

    @Inject
    AuthCode auths;

    @Inject
    SentJson json;

    @Inject
    LuxSciConfig config;

    @Override
    public boolean reads(String path) {
        return LuxSci.isAt(path);
    }

    @Override
    public Dialect door() {
        return Dialect.LUXSCI;
    }

    @Override
    public Optional<Credentials> credentials(HttpServletRequest request) {
        if (isLogin(request)) { // a cookie that has ended may still come with it
            return Optional.empty();
        }
        Optional<String> cookie = Collections.list(request.getHeaders("Cookie")).stream()
                .flatMap(header -> cookie(header).stream())
                .findFirst();
        if (cookie.isPresent()) {
            return Optional.of(isWhole(request) ? session(cookie.get(), request) : NOBODYS);
        }
        return config.takesApiKeys()
                ? Optional.ofNullable(request.getHeader("X-API-Key")).map(key -> key(key.strip()))
                : Optional.empty();
    }

    /** Payara takes the id of a servlet session out of the path before it shows it. */
    private static boolean isWhole(HttpServletRequest request) {
        return !request.isRequestedSessionIdFromURL();
    }

    private static boolean isLogin(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getMethod().equals("POST") && path.equals(LuxSci.PATH + "/auth");
    }

    /** The value of our cookie. */
    static Optional<String> cookie(String header) {
        for (String cookie : header.split(";", -1)) {
            String one = cookie.strip();
            if (one.startsWith(COOKIE)) {
                return Optional.of(one.substring(COOKIE.length()));
            }
        }
        return Optional.empty();
    }

    private Credentials session(String cookie, HttpServletRequest request) {
        int colon = cookie.lastIndexOf(':');
        String auth = colon < 0 ? "" : cookie.substring(0, colon);
        OptionalLong number = auths.number(auth);
        if (number.isEmpty()) {
            return NOBODYS;
        }
        String signature = cookie.substring(colon + 1);
        return new Credentials.Session(number.getAsLong(), secret -> isSigned(auth, signature, secret, request));
    }

    /** Of a body that is empty some clients sign the hash, others nothing. */
    private boolean isSigned(String auth, String signature, String secret, HttpServletRequest request) {
        byte[] body = json.of(request);
        boolean isSigned =
                SentJson.isIn(request) && Signing.isOf(signed(auth, request, Signing.hash(body)), secret, signature);
        return isSigned || (body.length == 0 && Signing.isOf(signed(auth, request, ""), secret, signature));
    }

    private static byte[] signed(String auth, HttpServletRequest request, String bodyHash) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        return Signing.request(auth, request.getMethod(), request.getRequestURI(), query, bodyHash);
    }

    private static Credentials key(String key) {
        int colon = key.indexOf(':');
        if (colon < 0) {
            return NOBODYS;
        }
        byte[] sent = key.substring(colon + 1).getBytes(UTF_8);
        return new Credentials.Signature(
                key.substring(0, colon), secret -> MessageDigest.isEqual(secret.getBytes(UTF_8), sent));
    }
}
