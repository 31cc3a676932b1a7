package org.gatehouse.access;

import static org.gatehouse.access.AccessProblem.CODE_NEEDED;
import static org.gatehouse.access.AccessProblem.SCOPE_NOT_HELD;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Ids;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;
import org.gatehouse.security.Mode;
import org.gatehouse.users.LoggedIn;
import org.gatehouse.users.logins.LoginOrigin;

/** Makes access tokens out of an API code's secret, and of a user's name and password. Keeps none of them. */
@ApplicationScoped
class TokenIssuer {
    @Inject
    UserLogins users;

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
        LoggedIn user = user(draft);
        Instant now = clock.instant();
        Instant end = end(code, user, now);
        AccessToken token = new AccessToken(
                Ids.next(),
                caller.organizationId(),
                caller.identity().codeId(),
                code.secretMark(),
                code.tokenGeneration(),
                scopes,
                AccessToken.Owner.of(user),
                now,
                end);
        long seconds = Duration.between(now, end).toSeconds();
        return new AccessTokenView(format.sign(token), "Bearer", seconds, String.join(" ", scopes));
    }

    /** With its code, the grace of its secret or the application password, if that is before its time. */
    private Instant end(KnownCode code, LoggedIn user, Instant now) {
        Instant longest = now.plus(config.life());
        longest = user == null ? longest : user.endOf(longest);
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
    private LoggedIn user(AccessTokenDraft draft) {
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
        return users.logIn(draft.username(), draft.password(), draft.secondFactor(), origin(draft, identity));
    }

    private static LoginOrigin origin(AccessTokenDraft draft, Identity identity) {
        return draft.clientAddress() == null
                ? LoginOrigin.seen(identity.address())
                : new LoginOrigin(draft.clientAddress().value(), identity.codeId());
    }
}
