package org.gatehouse.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gatehouse.platform.Secrets;

/** What the present request says about idempotency. */
@RequestScoped
class IdempotencyRequest {
    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 200;
    private static final int MAX_PATH = 500;

    @Inject
    HttpServletRequest request;

    @Inject
    Secrets secrets;

    private String fingerprint;

    /** Remembers the body, if the request has a key: a repeat must have the same one. */
    void sawBody(byte[] body) {
        if (request.getHeader(HEADER) != null) {
            fingerprint = secrets.mac(Secrets.Purpose.IDEMPOTENCY, body);
        }
    }

    /**
     * The key of the request, if it has one and its caller is known.
     *
     * @throws ApiException 400 {@code invalid-header} for a key that is none
     */
    Optional<Key> key() {
        String key = request.getHeader(HEADER);
        if (key == null) {
            return Optional.empty();
        }
        if (key.isEmpty() || key.length() > MAX_LENGTH || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw CommonProblem.INVALID_HEADER.because(
                    "%s must have 1 to %d visible ASCII characters", HEADER, MAX_LENGTH);
        }
        if (!(request.getUserPrincipal() instanceof OrganizationPrincipal principal)) {
            return Optional.empty();
        }
        return Optional.of(new Key(
                principal,
                operation(),
                key,
                fingerprint == null ? secrets.mac(Secrets.Purpose.IDEMPOTENCY, new byte[0]) : fingerprint));
    }

    /** Method and path, or a short stand-in for a path that no column would take. */
    private String operation() {
        String path = request.getRequestURI();
        return request.getMethod() + " "
                + (path.length() <= MAX_PATH
                        ? path
                        : secrets.mac(Secrets.Purpose.IDEMPOTENCY, path.getBytes(StandardCharsets.UTF_8)));
    }

    /** Under which an answer is kept, and the HMAC of the body that it answers. */
    record Key(OrganizationPrincipal principal, String operation, String key, String fingerprint) {
        /** Binds the sealed view to its row. */
        String context() {
            return "idempotency_record:" + principal.getName() + ":" + operation + ":" + key;
        }
    }
}
