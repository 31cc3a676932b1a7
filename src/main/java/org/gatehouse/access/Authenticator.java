package org.gatehouse.access;

import static org.gatehouse.access.AccessProblem.CODE_DISABLED;
import static org.gatehouse.access.AccessProblem.CODE_EXPIRED;
import static org.gatehouse.access.AccessProblem.CREDENTIALS_WRONG;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.RequestId;
import org.gatehouse.security.Identity;

/** The first checks of a request, in the order of DESIGN: credentials known, secret in time, code enabled, not expired. */
@ApplicationScoped
class Authenticator {
    @Inject
    CredentialRepository codes;

    @Inject
    Clock clock;

    /**
     * Who sent this secret.
     *
     * @throws org.gatehouse.api.ApiException 401 with the reason
     */
    Identity identify(String sent, HttpServletRequest request) {
        Instant now = clock.instant();
        KnownCode code = CodeSecret.parse(sent)
                .flatMap(secret -> codes.find(secret.hash()))
                .filter(found -> found.secretCountsAt(now))
                .orElseThrow(() -> CREDENTIALS_WRONG.because("no API code has this secret"));
        Identity identity = new Identity(
                code.organizationId(),
                code.id(),
                code.name(),
                ApiCode.split(code.scopes()),
                request.getRemoteAddr(),
                RequestId.of(request));
        if (!code.enabled()) {
            throw refused(identity, request, CODE_DISABLED.because("somebody must enable it first"));
        }
        if (code.isExpiredAt(now)) {
            throw refused(identity, request, CODE_EXPIRED.because("it was valid until %s", code.expiresAt()));
        }
        return identity;
    }

    private static ApiException refused(Identity identity, HttpServletRequest request, ApiException refusal) {
        Refusals.refuse(request, identity);
        return refusal;
    }
}
