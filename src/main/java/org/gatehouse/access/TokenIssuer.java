package org.gatehouse.access;

import static org.gatehouse.access.AccessProblem.CODE_NEEDED;
import static org.gatehouse.access.AccessProblem.SCOPE_NOT_HELD;
import static org.gatehouse.api.CommonProblem.CREDENTIALS_WRONG;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Ids;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;
import org.gatehouse.security.Mode;
import org.gatehouse.users.KnownUser;
import org.gatehouse.users.Logins;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.logins.LoginOrigin;

/** Makes access tokens out of an API code's secret, and of a user's name and password. Keeps none of them. */
@ApplicationScoped
class TokenIssuer {
    @Inject
    Logins logins;

    @Inject
    UserDirectory users;

    @Inject
    SecondFactorCheck secondFactor;

    @Inject
    TokenFormat format;

    @Inject
    TokenConfig config;

    @Inject
    Caller caller;

    /** A proxy of the present request. */
    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    AccessTokenView issue(AccessTokenDraft draft) {
        KnownCode code = code();
        Set<String> scopes = scopes(draft);
        KnownUser user = user(draft);
        Instant now = clock.instant();
        Instant end = end(code, now);
        AccessToken token = new AccessToken(
                Ids.next(),
                caller.organizationId(),
                caller.identity().codeId(),
                code.secretMark(),
                code.tokenGeneration(),
                scopes,
                user == null
                        ? null
                        : new AccessToken.Owner(user.id(), user.passwordChangedAt(), user.tokenGeneration()),
                now,
                end);
        long seconds = Duration.between(now, end).toSeconds();
        return new AccessTokenView(format.sign(token), "Bearer", seconds, String.join(" ", scopes));
    }

    /** With its code or the grace of its secret, if that is before its time. */
    private Instant end(KnownCode code, Instant now) {
        Instant longest = now.plus(config.life());
        return code.reach().passedOn().endingBy(longest).expiresAt();
    }

    /** Not a token: else one could be made out of another for ever. */
    private KnownCode code() {
        if (request.getUserPrincipal() instanceof CodePrincipal sent && !(sent instanceof TokenPrincipal)) {
            return sent.code();
        }
        throw CODE_NEEDED.because("send the secret of the code, not a token");
    }

    private Set<String> scopes(AccessTokenDraft draft) {
        Set<String> held = caller.identity().scopes();
        if (draft.scopes() == null) {
            return new TreeSet<>(held);
        }
        Set<String> wanted = new TreeSet<>(draft.scopes());
        for (String scope : wanted) {
            if (!held.contains(scope)) {
                throw SCOPE_NOT_HELD.because("the code does not hold all scopes that are asked for");
            }
        }
        return wanted;
    }

    /** The user in whose name the token is to be, or null. */
    private KnownUser user(AccessTokenDraft draft) {
        Identity identity = caller.identity();
        boolean forUser = draft.password() != null
                || draft.secondFactor() != null
                || draft.clientAddress() != null
                || identity.mode() == Mode.USER;
        if (draft.username() == null && forUser) {
            throw CommonProblem.INVALID_BODY.at("/username", "is required");
        }
        if (draft.username() == null) {
            return null;
        }
        if (draft.password() == null) {
            throw CommonProblem.INVALID_BODY.at("/password", "is required with a username");
        }
        SecondFactorCheck.requireOneKind(draft.secondFactor());
        LoginOrigin origin = origin(draft, identity);
        KnownUser user = logins.logIn(identity.organizationId(), draft.username(), draft.password(), origin)
                .orElseThrow(() -> CREDENTIALS_WRONG.because("no enabled user has this name and password"));
        Optional<ApiException> refusal = users.refusal(user);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        secondFactor.require(identity.organizationId(), user.id(), draft.secondFactor(), origin);
        return user;
    }

    private static LoginOrigin origin(AccessTokenDraft draft, Identity identity) {
        return draft.clientAddress() == null
                ? LoginOrigin.seen(identity.address())
                : new LoginOrigin(draft.clientAddress().value(), identity.codeId());
    }
}
