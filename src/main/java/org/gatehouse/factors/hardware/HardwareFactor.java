package org.gatehouse.factors.hardware;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.audit.AuditService;
import org.gatehouse.factors.Factor;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;

/** The hardware token of a user as a second factor. */
@ApplicationScoped
class HardwareFactor implements Factor {
    @Inject
    HardwareTokenRepository tokens;

    @Inject
    TokenClock tokenClock;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Override
    public FactorKind kind() {
        return FactorKind.HARDWARE;
    }

    @Override
    public boolean isHeld(UUID organizationId, UUID userId, Instant now) {
        return tokens.ofUser(organizationId, userId).isPresent();
    }

    @Override
    public boolean accept(FactorUser user, String code, Instant now) {
        return tokens.ofUser(user.organizationId(), user.userId())
                .filter(token -> !token.revoked() && code.length() == token.digits())
                .flatMap(token -> tokenClock.accepted(token, code, now).filter(place -> tokens.goOn(token, place, now)))
                .isPresent();
    }

    @Override
    public void fail(FactorUser user, int limit) {
        tokens.fail(user.organizationId(), user.userId());
        if (tokens.revoke(user.organizationId(), user.userId(), limit, clock.instant())) {
            tokens.ofUser(user.organizationId(), user.userId())
                    .ifPresent(token -> audit.doneBy(
                            caller.isKnown() ? caller.identity() : Identity.server(user.organizationId()),
                            "hardware-token.revoke",
                            token.target(),
                            limit + " wrong codes"));
        }
    }

    @Override
    public void forgive(FactorUser user) {
        tokens.forgive(user.organizationId(), user.userId());
    }
}
