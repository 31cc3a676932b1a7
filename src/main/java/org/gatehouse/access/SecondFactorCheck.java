package org.gatehouse.access;

import static org.gatehouse.factors.FactorProblem.SECOND_FACTOR_MISSING;
import static org.gatehouse.factors.FactorProblem.SECOND_FACTOR_NEEDED;
import static org.gatehouse.factors.FactorProblem.SECOND_FACTOR_WRONG;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.factors.sessions.Demand;
import org.gatehouse.factors.sessions.Demand.Need;
import org.gatehouse.factors.sessions.SecondFactors;
import org.gatehouse.users.logins.LoginOrigin;

/** Asks a user whose password was right for a second factor, as the organization's settings demand. */
@ApplicationScoped
class SecondFactorCheck {
    @Inject
    SecondFactors factors;

    /**
     * Refuses a user who does not show what must be shown; a factor that need not be shown is not looked at.
     *
     * @param shown null for none
     * @throws org.gatehouse.api.ApiException 401 {@code second-factor-needed} or {@code second-factor-wrong}, 403
     *     {@code second-factor-missing}, 429 {@code login-delayed}
     */
    void require(UUID organizationId, UUID userId, SecondFactor shown, LoginOrigin origin) {
        Demand demand = factors.demand(organizationId, userId);
        if (demand.need() == Need.NOTHING) {
            return;
        }
        if (demand.need() == Need.ENROLMENT) {
            throw SECOND_FACTOR_MISSING.because("let an administrator give the user one");
        }
        if (shown == null) {
            throw SECOND_FACTOR_NEEDED.because("send secondFactor too");
        }
        boolean isRight = shown.code() == null
                ? factors.redeem(demand, shown.session())
                : factors.prove(demand, shown.code(), origin);
        if (!isRight) {
            throw SECOND_FACTOR_WRONG.because("show another one");
        }
    }

    /**
     * Refuses what is no way to show one.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-body}
     */
    static void requireOneKind(SecondFactor shown) {
        if (shown != null && (shown.code() == null) == (shown.session() == null)) {
            throw CommonProblem.INVALID_BODY.at("/secondFactor", "must have either a code or a session");
        }
    }
}
