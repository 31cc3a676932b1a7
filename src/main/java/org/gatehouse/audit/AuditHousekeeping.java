package org.gatehouse.audit;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.StartCheck;

/** Deletes events after {@code gatehouse.audit.keep}, in small steps. */
@ApplicationScoped
class AuditHousekeeping implements StartCheck {
    private static final String KEEP = "gatehouse.audit.keep";

    @Inject
    AuditService events;

    @Inject
    @ConfigProperty(name = KEEP)
    Duration keep;

    void clean(@Observes Housekeeping.Due due) {
        while (events.forgetSome(due.at().minus(keep)) == Housekeeping.STEP) {
            // the next step
        }
    }

    @Override
    public void check() {
        require(
                keep.compareTo(Duration.ofDays(1)) >= 0 && keep.compareTo(Duration.ofDays(36_500)) <= 0,
                KEEP,
                "a duration from P1D to P36500D");
    }
}
