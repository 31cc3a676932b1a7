package org.gatehouse.factors.apps;

import static org.gatehouse.factors.FactorProblem.CODE_WRONG;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.api.ApiException;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.logins.LoginAttempt;
import org.gatehouse.users.logins.LoginFailures;

/** Slows down whoever guesses the code that confirms an app; outside of transactions, so that what was wrong stays counted. */
@ApplicationScoped
class AppConfirmation {
    @Inject
    AppService apps;

    @Inject
    UserDirectory users;

    @Inject
    LoginFailures failures;

    @Inject
    Caller caller;

    /**
     * As {@link AppService#confirm}.
     *
     * @throws ApiException 429 {@code login-delayed} too
     */
    AppView confirm(String user, AppCode code) {
        String login = "otp " + caller.organizationId() + " " + users.get(user).id();
        LoginAttempt attempt = failures.begin(login, caller.identity().address());
        AppView confirmed;
        try {
            confirmed = apps.confirm(user, code);
        } catch (ApiException e) {
            if (e.type() != CODE_WRONG) {
                failures.withdraw(attempt); // nobody has judged the code
            }
            throw e;
        }
        failures.succeed(attempt);
        return confirmed;
    }
}
