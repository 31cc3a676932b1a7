package org.gatehouse.factors.bypass;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gatehouse.factors.Factor;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;

/** Bypass codes as a second factor. Wrong ones count against the user's tokens only. */
@ApplicationScoped
class BypassFactor implements Factor {
    private static final Pattern CODE = Pattern.compile("[0-9]{9}");

    @Inject
    BypassCodeRepository codes;

    @Inject
    BypassSecrets secrets;

    @Override
    public FactorKind kind() {
        return FactorKind.BYPASS;
    }

    @Override
    public boolean isHeld(UUID organizationId, UUID userId, Instant now) {
        return codes.hasAny(organizationId, userId, now);
    }

    @Override
    public boolean accept(FactorUser user, String code, Instant now) {
        String digits = code.replace(" ", "");
        return CODE.matcher(digits).matches()
                && codes.use(user.organizationId(), user.userId(), secrets.mac(user.userId(), digits), now);
    }

    @Override
    public void fail(FactorUser user, int limit) {
        // a code that is not there cannot be revoked
    }

    @Override
    public void forgive(FactorUser user) {
        // see fail
    }
}
