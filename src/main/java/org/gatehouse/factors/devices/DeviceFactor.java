package org.gatehouse.factors.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.factors.Factor;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;

/** The device of a member. It shows no codes; wrong codes count against its token all the same. */
@ApplicationScoped
class DeviceFactor implements Factor {
    @Inject
    TokenRepository tokens;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Override
    public FactorKind kind() {
        return FactorKind.DEVICE;
    }

    @Override
    public boolean isHeld(UUID organizationId, UUID userId, Instant now) {
        return tokens.isHeldSomewhere(organizationId, userId);
    }

    @Override
    public boolean accept(FactorUser user, String code, Instant now) {
        return false;
    }

    @Override
    public void fail(FactorUser user, int limit) {
        if (user.domainId() == null || !tokens.fail(user.organizationId(), user.domainId(), user.userId())) {
            return;
        }
        if (tokens.revokeAt(user.organizationId(), user.domainId(), user.userId(), limit)) {
            tokens.find(user.organizationId(), user.domainId(), user.userId())
                    .ifPresent(token -> audit.doneBy(
                            actor(user),
                            "token.revoke",
                            new Target("token", token.id(), null),
                            "wrong codes: " + limit));
        }
    }

    /** Where a device has sent what is wrong, nobody's code calls. */
    private Identity actor(FactorUser user) {
        return caller.isKnown() ? caller.identity() : Identity.device(user.organizationId(), null, null);
    }

    @Override
    public void forgive(FactorUser user) {
        if (user.domainId() != null) {
            tokens.forgive(user.organizationId(), user.domainId(), user.userId());
        }
    }
}
