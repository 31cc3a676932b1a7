package org.gatehouse.factors.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.factors.Factor;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.factors.otp.Totp;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;

/** The authenticator app of a user as a second factor, once it is confirmed. */
@ApplicationScoped
class AppFactor implements Factor {
    @Inject
    AppRepository apps;

    @Inject
    AppClock appClock;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Override
    public FactorKind kind() {
        return FactorKind.OTP;
    }

    @Override
    public boolean isHeld(UUID organizationId, UUID userId, Instant now) {
        return apps.find(organizationId, userId).filter(App::isConfirmed).isPresent();
    }

    @Override
    public boolean accept(FactorUser user, String code, Instant now) {
        Optional<App> app = alive(user).filter(held -> code.length() == held.digits());
        return app.isPresent() && accept(app.get(), user, code, now);
    }

    private boolean accept(App app, FactorUser user, String code, Instant now) {
        Totp totp = appClock.totp(app);
        OptionalLong step = totp.accepted(code, now, app.drift(), app.movingFactor());
        return step.isPresent()
                && apps.goOn(user.organizationId(), user.userId(), step.getAsLong(), totp.drift(step.getAsLong(), now));
    }

    @Override
    public void fail(FactorUser user, int limit) {
        apps.fail(user.organizationId(), user.userId());
        if (apps.revoke(user.organizationId(), user.userId(), limit)) {
            audit.doneBy(
                    caller.isKnown() ? caller.identity() : Identity.server(user.organizationId()),
                    "otp.revoke",
                    new Target("user", user.userId(), null),
                    limit + " wrong codes");
        }
    }

    @Override
    public void forgive(FactorUser user) {
        apps.forgive(user.organizationId(), user.userId());
    }

    private Optional<App> alive(FactorUser user) {
        return apps.find(user.organizationId(), user.userId()).filter(app -> app.isConfirmed() && !app.revoked());
    }
}
