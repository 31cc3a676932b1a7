package org.gatehouse.access;

import static org.gatehouse.api.CommonProblem.CREDENTIALS_WRONG;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.security.Caller;
import org.gatehouse.users.LoggedIn;
import org.gatehouse.users.LoginPassword;
import org.gatehouse.users.Logins;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.logins.LoginOrigin;

/** Lets users in who log in through the caller's code. */
@ApplicationScoped
class UserLogins {
    @Inject
    Logins logins;

    @Inject
    UserDirectory users;

    @Inject
    SecondFactorCheck secondFactor;

    @Inject
    Caller caller;

    /**
     * The user of this name and password, the own or an application's, whom the code reaches. Nothing besides is asked of an
     * application, which could not show it. Call it outside of transactions.
     *
     * @param shown what proves the user besides, or null
     * @throws ApiException 401 {@code credentials-wrong} whichever was wrong, or as {@link SecondFactorCheck#require}; 403 when the
     *     code does not reach the user, 429 {@code login-delayed}, 503 {@code busy}
     */
    LoggedIn logIn(String username, LoginPassword password, SecondFactor shown, LoginOrigin origin) {
        UUID organization = caller.organizationId();
        LoggedIn loggedIn = logins.logInByAny(organization, username, password, origin)
                .orElseThrow(() -> CREDENTIALS_WRONG.because("no enabled user has this name and password"));
        Optional<ApiException> refusal = users.refusal(loggedIn.user());
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (loggedIn.isByOwnPassword()) {
            secondFactor.require(organization, loggedIn.user().id(), shown, origin);
        }
        return loggedIn;
    }
}
