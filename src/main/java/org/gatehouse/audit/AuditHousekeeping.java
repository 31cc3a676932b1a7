package org.gatehouse.audit;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.Chore;
import org.gatehouse.platform.StartCheck;

/** Deletes events after {@code gatehouse.audit.keep}. */
@ApplicationScoped
class AuditHousekeeping implements Chore, StartCheck {
    private static final String KEEP = "gatehouse.audit.keep";

    @Inject
    AuditService events;

    @Inject
    @ConfigProperty(name = KEEP)
    Duration keep;

    @Override
    public int step(Instant now) {
        return events.forgetSome(now.minus(keep));
    }

    @Override
    public void check() {
        require(
                keep.compareTo(Duration.ofDays(1)) >= 0 && keep.compareTo(Duration.ofDays(36_500)) <= 0,
                KEEP,
                "a duration from P1D to P36500D");
    }
}
