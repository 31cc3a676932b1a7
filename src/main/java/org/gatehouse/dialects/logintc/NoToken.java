package org.gatehouse.dialects.logintc;

import java.util.function.Supplier;
import org.gatehouse.api.ApiException;
import org.gatehouse.factors.FactorProblem;
import org.gatehouse.users.UserProblem;

/** Whoever is no member of a domain has no token there: clients tell such people what to do, of other errors they know nothing. */
final class NoToken {
    private NoToken() {}

    static <T> T orResult(Supplier<T> work) {
        try {
            return work.get();
        } catch (ApiException refusal) {
            throw refusal.type() == UserProblem.NOT_A_MEMBER
                    ? FactorProblem.TOKEN_NOT_FOUND.because("the user is no member of the domain")
                    : refusal;
        }
    }
}
