package org.gatehouse.factors.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.users.logins.LoginAttempt;
import org.gatehouse.users.logins.LoginFailures;
import org.gatehouse.users.logins.LoginOrigin;

/** Slows down whoever guesses the codes of a user, as passwords are, and apart from those. Outside transactions. */
@ApplicationScoped
class Guesses {
    @Inject
    LoginFailures failures;

    /**
     * Has a code judged, unless too many were wrong.
     *
     * @param isRight says of the result whether the code was right
     * @throws org.gatehouse.api.ApiException 429 {@code login-delayed}
     */
    <T> T judge(FactorUser user, LoginOrigin origin, Function<Judgement, T> judge, Predicate<T> isRight) {
        LoginAttempt attempt = failures.begin(login(user, origin), origin.address());
        Judgement judgement = new Judgement();
        T result;
        try {
            result = judge.apply(judgement);
        } catch (RuntimeException e) {
            failures.withdraw(attempt);
            throw e;
        }
        if (!judgement.isMade()) {
            failures.withdraw(attempt);
        } else if (isRight.test(result)) {
            failures.succeed(attempt);
        }
        return result;
    }

    private static String login(FactorUser user, LoginOrigin origin) {
        String through = origin.saidBy() == null ? "" : " through " + origin.saidBy();
        return "second factor " + user.organizationId() + " " + user.userId() + through;
    }
}
