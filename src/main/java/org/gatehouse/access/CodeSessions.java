package org.gatehouse.access;

import static org.gatehouse.api.CommonProblem.UNAUTHENTICATED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.Numbers;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Mode;
import org.gatehouse.users.LoggedIn;
import org.gatehouse.users.LoginPassword;
import org.gatehouse.users.logins.LoginOrigin;

/**
 * Sessions for doors whose clients show once that they know a code's secret, and perhaps a user's password, and sign their requests
 * with the secret from then on. Call it outside of transactions.
 */
@ApplicationScoped
public class CodeSessions {
    @Inject
    Authenticator authenticator;

    @Inject
    CodeSessionService sessions;

    @Inject
    CodeSessionConfig config;

    @Inject
    UserLogins users;

    @Inject
    Numbers numbers;

    @Inject
    Clock clock;

    /** Who logs in to a session through a code. */
    public record User(String name, LoginPassword password) {}

    /**
     * Begins one for a code that has met all checks that need no operation, and for a user with the right password if there is one. It
     * lives for {@code gatehouse.code-sessions.life}, or as long as what it is made from.
     *
     * @param user null for the code alone
     * @throws ApiException 401, 403 or 429 with the reason, 503 {@code busy}
     */
    public CodeSession begin(
            Credentials.Signature shown, User user, CredentialsReader door, HttpServletRequest request) {
        CodePrincipal principal = authenticator.identify(shown, door, request);
        Caller.set(request, principal.identity());
        KnownCode code = principal.code();
        if (user == null && code.reach().mode() == Mode.USER) {
            throw AccessProblem.USER_NEEDED.because("send the user's name and password too");
        }
        LoggedIn known = user == null
                ? null
                : users.logIn(
                        user.name(),
                        user.password(),
                        null,
                        LoginOrigin.seen(principal.identity().address()));
        Instant now = clock.instant();
        Instant longest = now.plus(config.life());
        CodeSession session = new CodeSession(
                numbers.next(Numbers.Sequence.CODE_SESSION),
                code.organizationId(),
                code.id(),
                code.secretMark(),
                code.tokenGeneration(),
                AccessToken.Owner.of(known),
                now,
                now,
                code.reach()
                        .passedOn()
                        .endingBy(known == null ? longest : known.endOf(longest))
                        .expiresAt());
        sessions.add(session);
        return session;
    }

    /**
     * Ends the session in which the request was signed, and all others of the same code and user.
     *
     * @throws ApiException 401 when it was not signed in one
     */
    public void end(HttpServletRequest request) {
        if (!(request.getUserPrincipal() instanceof SessionPrincipal principal)) {
            ApiException refusal = (ApiException) request.getAttribute(GatehouseAuthentication.REFUSAL);
            throw refusal == null ? UNAUTHENTICATED.because("this needs a session") : refusal;
        }
        sessions.end(principal.session());
    }
}
