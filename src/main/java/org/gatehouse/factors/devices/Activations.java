package org.gatehouse.factors.devices;

import static org.gatehouse.factors.FactorProblem.ACTIVATION_REFUSED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.gatehouse.security.Peers;
import org.gatehouse.users.logins.LoginAttempt;
import org.gatehouse.users.logins.LoginFailures;

/** Lets devices activate tokens, and slows down networks that guess codes. Nobody is told why a code is refused. */
@ApplicationScoped
class Activations {
    /** Whatever the code: there is no telling for whom somebody guesses. */
    private static final String LOGIN = "activation";

    @Inject
    ActivationService service;

    @Inject
    LoginFailures failures;

    @Inject
    Peers peers;

    @Inject
    HttpServletRequest request;

    /**
     * Makes the device that of the token which waits for its code.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code activation-refused}, 429 {@code login-delayed}
     */
    OwnDeviceView activate(ActivationDraft draft) {
        LoginAttempt attempt = failures.begin(LOGIN, peers.address(request));
        OwnDeviceView owner = ActivationCode.parse(draft.code())
                .flatMap(code -> service.activate(code, draft.publicKey(), draft.name()))
                .orElseThrow(() -> ACTIVATION_REFUSED.because("ask for a new code"));
        failures.withdraw(attempt); // what others of the network have guessed stays counted
        return owner;
    }
}
