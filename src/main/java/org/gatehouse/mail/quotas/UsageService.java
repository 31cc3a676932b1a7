package org.gatehouse.mail.quotas;

import static org.gatehouse.mail.MailProblem.QUOTA_EXCEEDED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.mail.quotas.QuotaRepository.InForce;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserDirectory.Person;

/** Use cases on what users have sent. */
@ApplicationScoped
public class UsageService {
    @Inject
    UsageCountService counts;

    @Inject
    UsageRepository usages;

    @Inject
    QuotaRepository quotas;

    @Inject
    UserDirectory users;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * What a user whom the caller reaches has sent. Begins no new period.
     *
     * @throws ApiException as {@link UserDirectory#get}
     */
    public UsageView usage(String user) {
        return usage(users.get(user).id());
    }

    /** As above, of a user who is known already. */
    public UsageView usage(UUID userId) {
        InForce quota = quota(userId);
        Period period = quota.period();
        Usage usage = usages.find(caller.organizationId(), userId)
                .orElseGet(() -> Usage.since(period.startAt(clock.instant())));
        return UsageView.of(usage, quota.quota(), period);
    }

    /**
     * Counts a message before it is sent: all of it, or nothing where it would go beyond a limit. Begins a new period when the last one
     * is over. Call it outside of transactions.
     *
     * @throws ApiException 409 {@code quota-exceeded}; 400 {@code invalid-body} beyond 2^63; as {@link UserDirectory#get}
     */
    public UsageView count(String user, long recipients, long bytes) {
        return count(user, new UsageDraft(recipients, bytes));
    }

    UsageView count(String user, UsageDraft message) {
        Person person = users.get(user);
        try {
            return counts.count(person, message);
        } catch (ApiException refusal) {
            if (refusal.type() == QUOTA_EXCEEDED) {
                counts.noteFull(person, message); // by itself, for what refuses is rolled back
            }
            throw refusal;
        }
    }

    /** The last periods that are over, without those in which nothing was sent. */
    List<UsagePeriod> periods(String user) {
        UUID userId = users.get(user).id();
        Instant oldest = quota(userId).period().oldest(clock.instant());
        return usages.periods(caller.organizationId(), userId, oldest, Period.HISTORY);
    }

    private InForce quota(UUID userId) {
        return quotas.read(caller.organizationId(), userId).orElseThrow(UserDirectory::notFound);
    }
}
