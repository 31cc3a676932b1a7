package org.gatehouse.access;

import static org.gatehouse.api.CommonProblem.CREDENTIALS_WRONG;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.access.limits.RateLimit;
import org.gatehouse.access.uses.Uses;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.RequestId;
import org.gatehouse.security.Identity;

/** The checks of a request that need no operation: that the secret or token is known and counts, then {@link Check}'s. */
@ApplicationScoped
class Authenticator {
    @Inject
    DialectCredentials credentials;

    @Inject
    CredentialRepository codes;

    @Inject
    TokenFormat format;

    @Inject
    LiveSessions sessions;

    @Inject
    ProxyConfig proxies;

    @Inject
    RequestLimits limits;

    @Inject
    Uses uses;

    @Inject
    Clock clock;

    /**
     * Who sent these credentials, which {@code reader} has found.
     *
     * @throws org.gatehouse.api.ApiException 401, 403 or 429 with the reason, 400 {@code invalid-header}
     */
    CodePrincipal identify(Credentials sent, CredentialsReader reader, HttpServletRequest request) {
        PeerAddress peer = proxies.trusted().peer(request);
        Refusals.comesFrom(request, peer);
        Circumstances here = new Circumstances(clock.instant(), reader.door(), request.getHeader("Host"), peer);
        Optional<CodePrincipal> known = find(sent, here, request);
        CodePrincipal principal =
                known.orElseThrow(() -> CREDENTIALS_WRONG.because("no API code has this secret, no such token counts"));
        pass(principal, here, reader.counts(request), request);
        if (principal instanceof SessionPrincipal ofSession) {
            sessions.use(ofSession.session(), here.at());
        }
        uses.ofCode(principal.code().id(), principal.code().secretMark(), peer.value());
        return principal;
    }

    private Optional<CodePrincipal> find(Credentials sent, Circumstances here, HttpServletRequest request) {
        if (sent instanceof Credentials.Token token) {
            return format.read(token.text())
                    .flatMap(signed -> codes.find(signed).map(state -> principal(signed, state, here, request)));
        }
        if (sent instanceof Credentials.Session session) {
            return sessions.find(session).map(state -> principal(state, here, request));
        }
        return credentials
                .find(sent, here.address())
                .map(code -> new CodePrincipal(identity(code, null, here, request), code));
    }

    /** Whoever holds what we have signed may know that it has ended, and the owner of the code that it was tried. */
    private static CodePrincipal principal(
            SignedToken signed, TokenState state, Circumstances here, HttpServletRequest request) {
        AccessToken token = signed.token();
        KnownCode code = state.code(token);
        Identity identity = identity(code, token.user(), here, request);
        if (!state.counts(token, here.at())) {
            Refusals.refuse(request, identity);
            throw CREDENTIALS_WRONG.because("the access token has ended");
        }
        return new TokenPrincipal(identity, code, signed);
    }

    /** As of tokens: who signs with the secret may know why. */
    private CodePrincipal principal(SessionState state, Circumstances here, HttpServletRequest request) {
        KnownCode code = state.code();
        Identity identity = identity(code, state.session().user(), here, request);
        if (!sessions.counts(state, here.at())) {
            Refusals.refuse(request, identity);
            throw CREDENTIALS_WRONG.because("the session has ended");
        }
        return new SessionPrincipal(identity, code, state.session());
    }

    /** @param user null in administrative mode, and for a code alone */
    private static Identity identity(
            KnownCode code, AccessToken.Owner user, Circumstances here, HttpServletRequest request) {
        return new Identity(
                code.organizationId(),
                code.id(),
                code.name(),
                code.reach().scopes(),
                code.reach().mode(),
                user == null ? null : user.id(),
                user == null ? null : user.applicationPassword(),
                code.reach().bounds(),
                here.address().value(),
                RequestId.of(request));
    }

    private void pass(CodePrincipal principal, Circumstances here, boolean counts, HttpServletRequest request) {
        KnownCode code = principal.code();
        boolean forUser = principal.identity().userId() != null;
        Supplier<Optional<RateLimit>> told = () -> counts ? limits.spend(code, request) : Optional.empty();
        Attempt attempt = new Attempt(code.reach(), forUser, told, here, null, Aim.OPEN);
        Optional<ApiException> refusal = Check.firstRefusal(Check.OF_EVERY_REQUEST, attempt);
        if (refusal.isPresent()) {
            Refusals.refuse(request, principal.identity());
            throw refusal.get();
        }
        attempt.keep(request);
    }
}
