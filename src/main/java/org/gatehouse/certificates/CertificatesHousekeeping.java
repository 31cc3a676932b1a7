package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.platform.Chore;
import org.gatehouse.platform.Housekeeping;

/** Deletes orders that ended long ago, and what was asked of the CA before its limits look. */
@ApplicationScoped
class CertificatesHousekeeping implements Chore {
    private static final Duration KEEP_ORDERS = Duration.ofDays(90);

    @Inject
    OrderStepService steps;

    @Inject
    AcmeUseRepository uses;

    @Override
    public int step(Instant now) {
        int gone = steps.forgetSome(now.minus(KEEP_ORDERS));
        return gone == Housekeeping.STEP ? gone : uses.forgetSome(now.minus(AcmeBudget.WEEK));
    }
}
