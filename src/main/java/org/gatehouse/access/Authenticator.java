package org.gatehouse.access;

import static org.gatehouse.access.AccessProblem.CREDENTIALS_WRONG;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.access.uses.Uses;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.RequestId;
import org.gatehouse.security.Identity;

/** The checks of a request that need no operation: that the secret is known and counts, then {@link Check}'s. */
@ApplicationScoped
class Authenticator {
    @Inject
    CredentialRepository codes;

    @Inject
    ProxyConfig proxies;

    @Inject
    RequestLimits limits;

    @Inject
    Uses uses;

    @Inject
    Clock clock;

    /**
     * Who sent this secret.
     *
     * @throws org.gatehouse.api.ApiException 401 or 403 with the reason, 400 {@code invalid-header}
     */
    Identity identify(String sent, HttpServletRequest request) {
        PeerAddress peer = proxies.trusted().peer(request);
        Refusals.comesFrom(request, peer);
        Circumstances here = new Circumstances(clock.instant(), request.getHeader("Host"), peer);
        KnownCode code = CodeSecret.parse(sent)
                .flatMap(secret -> codes.find(secret.hash()))
                .filter(found -> found.secretCountsAt(here.at()))
                .orElseThrow(() -> CREDENTIALS_WRONG.because("no API code has this secret"));
        Identity identity = new Identity(
                code.organizationId(),
                code.id(),
                code.name(),
                code.reach().scopes(),
                peer.value(),
                RequestId.of(request));
        pass(new Attempt(code.reach(), () -> limits.spend(code, request), here, null), identity, request);
        uses.ofCode(code.id(), code.secretMark(), identity.address());
        return identity;
    }

    private static void pass(Attempt attempt, Identity identity, HttpServletRequest request) {
        Optional<ApiException> refusal = Check.firstRefusal(Check.OF_EVERY_REQUEST, attempt);
        if (refusal.isPresent()) {
            Refusals.refuse(request, identity);
            throw refusal.get();
        }
        attempt.keep(request);
    }
}
