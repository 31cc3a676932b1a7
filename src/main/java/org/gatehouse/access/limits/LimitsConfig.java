package org.gatehouse.access.limits;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.StartCheck;

/** The limits of codes that have none of their own. */
@ApplicationScoped
class LimitsConfig implements StartCheck {
    private static final String PER_MINUTE = "gatehouse.limits.per-minute";
    private static final String PER_DAY = "gatehouse.limits.per-day";

    @Inject
    @ConfigProperty(name = PER_MINUTE)
    long perMinute;

    @Inject
    @ConfigProperty(name = PER_DAY)
    long perDay;

    /** The limits that count for a code whose own are {@code own}, which may be null; a null member is no limit. */
    CodeLimits complete(CodeLimits own, boolean unlimited) {
        Long ownMinute = own == null ? null : own.perMinute();
        Long ownDay = own == null ? null : own.perDay();
        return unlimited
                ? new CodeLimits(ownMinute, ownDay)
                : new CodeLimits(ownMinute == null ? perMinute : ownMinute, ownDay == null ? perDay : ownDay);
    }

    @Override
    public void check() {
        require(perMinute >= 1 && perMinute <= CodeLimits.MOST_A_MINUTE, PER_MINUTE, "from 1 to 1000000");
        require(perDay >= 1 && perDay <= CodeLimits.MOST_A_DAY, PER_DAY, "from 1 to 1000000000");
    }
}
