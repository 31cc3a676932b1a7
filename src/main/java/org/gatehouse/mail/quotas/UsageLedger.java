package org.gatehouse.mail.quotas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.mail.quotas.QuotaRepository.InForce;

/** Begins periods, and puts away those that are over. */
@ApplicationScoped
class UsageLedger {
    @Inject
    UsageRepository usages;

    /** The user's usage in the period that it is now, held until the end of the transaction; what was before it is put away. */
    Usage present(UUID organizationId, UUID userId, InForce quota, Instant now) {
        Period period = quota.period();
        Instant start = period.startAt(now);
        Usage usage = usages.lock(organizationId, userId, Usage.since(start), now);
        Instant end = period.endAfter(usage.periodStart());
        if (now.isBefore(end)) {
            return usage;
        }
        UsagePeriod over = new UsagePeriod(
                usage.periodStart(),
                end,
                usage.messages(),
                usage.bytes(),
                quota.quota().messages(),
                quota.quota().bytes());
        usages.archive(organizationId, userId, over, period.oldest(now));
        return Usage.since(start);
    }
}
