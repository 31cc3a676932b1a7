package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Gives passes for doors whose clients show login and password once, and something that the door signs from then on. */
@ApplicationScoped
public class Passes {
    @Inject
    Authenticator authenticator;

    @Inject
    Clock clock;

    /**
     * A pass for the code of this login and password, which has met all checks that need no operation. Call it outside of
     * transactions.
     *
     * @throws org.gatehouse.api.ApiException 401, 403 or 429 with the reason, 503 {@code busy}
     */
    public Credentials.Pass issue(
            Credentials.Login shown, Duration life, CredentialsReader door, HttpServletRequest request) {
        KnownCode code = authenticator.identify(shown, door, request).code();
        Instant longest = clock.instant().plus(life);
        Instant end = code.reach().passedOn().endingBy(longest).expiresAt();
        return new Credentials.Pass(code.id(), code.secretMark(), code.tokenGeneration(), end);
    }
}
