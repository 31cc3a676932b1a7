package org.gatehouse.factors.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.users.logins.LoginOrigin;

/** What a user must show besides the password to get an access token. To be called outside transactions. */
@ApplicationScoped
public class SecondFactors {
    @Inject
    SessionWriteService writes;

    @Inject
    Verification verification;

    @Inject
    Guesses guesses;

    /**
     * Whether the user has something that could be shown: a code of a kind that the organization and the home domain take, or a
     * device somewhere.
     *
     * @param homeId whose settings count; null for those that are built in
     */
    public boolean isHeld(UUID organizationId, UUID homeId, UUID userId) {
        Set<FactorKind> kinds = verification.kinds(new FactorUser(organizationId, homeId, userId));
        return writes.isHeld(organizationId, userId, kinds);
    }

    /**
     * Whether the code is right; it is used up then.
     *
     * @param homeId as above
     * @throws org.gatehouse.api.ApiException 429 {@code login-delayed}
     */
    public boolean prove(UUID organizationId, UUID homeId, UUID userId, String code, LoginOrigin origin) {
        FactorUser user = new FactorUser(organizationId, homeId, userId);
        Set<FactorKind> kinds = verification.kinds(user);
        kinds.remove(FactorKind.DEVICE);
        String plain = code.replace(" ", "");
        return guesses.judge(
                user, origin, judgement -> writes.prove(user, kinds, plain, judgement), Boolean::booleanValue);
    }

    /**
     * Makes use of a session of this user that a device approved in the last ten minutes, if its token still counts; whether it
     * could, for it can once.
     */
    public boolean redeem(UUID organizationId, UUID userId, UUID sessionId) {
        return verification.kinds(new FactorUser(organizationId, null, userId)).contains(FactorKind.DEVICE)
                && writes.redeem(organizationId, userId, sessionId);
    }
}
