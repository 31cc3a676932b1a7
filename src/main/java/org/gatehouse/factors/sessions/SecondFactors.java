package org.gatehouse.factors.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.factors.sessions.Demand.Need;
import org.gatehouse.factors.settings.FactorPolicies;
import org.gatehouse.factors.settings.FactorPolicy;
import org.gatehouse.factors.settings.Required;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserStanding;
import org.gatehouse.users.logins.LoginOrigin;

/** What a user must show besides the password to get an access token. To be called outside transactions. */
@ApplicationScoped
public class SecondFactors {
    @Inject
    FactorPolicies policies;

    @Inject
    UserDirectory users;

    @Inject
    SessionWriteService writes;

    @Inject
    Verification verification;

    @Inject
    Guesses guesses;

    /**
     * What the user must show. A factor counts as held that could be shown: a code of a kind that the organization and the home
     * domain take, or a device somewhere.
     */
    public Demand demand(UUID organizationId, UUID userId) {
        FactorPolicy policy = policies.of(organizationId);
        FactorUser homeless = new FactorUser(organizationId, null, userId);
        if (policy.required() == Required.NOBODY) {
            return new Demand(Need.NOTHING, homeless, policy.kinds());
        }
        Need without = policy.required() == Required.EVERYBODY ? Need.ENROLMENT : Need.NOTHING;
        if (!writes.isHeld(organizationId, userId, policy.kinds())) {
            return new Demand(without, homeless, policy.kinds());
        }
        UUID homeId =
                users.standing(userId.toString()).map(UserStanding::homeId).orElse(null);
        FactorUser user = new FactorUser(organizationId, homeId, userId);
        Set<FactorKind> kinds = Verification.kinds(policy, verification.settings(user));
        boolean isHeld = kinds.equals(policy.kinds()) || writes.isHeld(organizationId, userId, kinds);
        return new Demand(isHeld ? Need.FACTOR : without, user, kinds);
    }

    /**
     * Whether the code is right; it is used up then.
     *
     * @throws org.gatehouse.api.ApiException 429 {@code login-delayed}
     */
    public boolean prove(Demand demand, String code, LoginOrigin origin) {
        Set<FactorKind> kinds = EnumSet.copyOf(demand.kinds());
        kinds.remove(FactorKind.DEVICE);
        String plain = code.replace(" ", "");
        return guesses.judge(
                demand.user(),
                origin,
                judgement -> writes.prove(demand.user(), kinds, plain, judgement),
                Boolean::booleanValue);
    }

    /**
     * Makes use of a session of this user that a device approved in the last ten minutes, if its token still counts; whether it
     * could, for it can once.
     */
    public boolean redeem(Demand demand, UUID sessionId) {
        return demand.kinds().contains(FactorKind.DEVICE)
                && writes.redeem(demand.user().organizationId(), demand.user().userId(), sessionId);
    }
}
