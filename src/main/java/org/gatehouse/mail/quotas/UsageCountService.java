package org.gatehouse.mail.quotas;

import static org.gatehouse.mail.MailProblem.QUOTA_EXCEEDED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.mail.quotas.QuotaRepository.InForce;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserDirectory.Person;

/** Counts messages, each in a transaction that holds the row of its sender's usage. */
@ApplicationScoped
@Retrying
@Transactional
class UsageCountService {
    @Inject
    UsageLedger ledger;

    @Inject
    UsageRepository usages;

    @Inject
    QuotaRepository quotas;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** As {@link UsageService#count}; the caller reaches the user. */
    @Idempotent
    UsageView count(Person user, UsageDraft message) {
        Instant now = clock.instant();
        InForce quota = quota(user.id());
        long bytes = times(message.bytes(), message.recipients());
        Usage usage = present(user.id(), quota, now);
        if (overflows(usage.messages(), message.recipients())) {
            throw CommonProblem.INVALID_BODY.at("/recipients", "leads beyond what can be counted");
        }
        if (overflows(usage.bytes(), bytes)) {
            throw CommonProblem.INVALID_BODY.at("/bytes", "leads beyond what can be counted");
        }
        requireRoom(quota.quota(), usage, message, bytes);
        Usage counted = usage.with(message.recipients(), bytes);
        usages.store(user.id(), told(user, counted, quota.quota()), now);
        return UsageView.of(counted, quota.quota(), quota.period());
    }

    /** Notes, after a refusal, that a limit has been as good as reached; once in a period. */
    void noteFull(Person user, UsageDraft message) {
        Instant now = clock.instant();
        InForce quota = quota(user.id());
        Usage usage = present(user.id(), quota, now);
        boolean messages = isFull(quota.quota().messages(), usage.messages(), message.recipients());
        boolean bytes = isFull(quota.quota().bytes(), usage.bytes(), times(message.bytes(), message.recipients()));
        boolean tellMessages = messages && usage.messagesNotice() < Notices.FULL;
        boolean tellBytes = bytes && usage.bytesNotice() < Notices.FULL;
        if (tellMessages) {
            tell(user, "messages", Notices.FULL);
        }
        if (tellBytes) {
            tell(user, "bytes", Notices.FULL);
        }
        usages.store(
                user.id(),
                usage.noticed(
                        tellMessages ? Notices.FULL : usage.messagesNotice(),
                        tellBytes ? Notices.FULL : usage.bytesNotice()),
                now);
    }

    private InForce quota(UUID userId) {
        return quotas.read(caller.organizationId(), userId).orElseThrow(UserDirectory::notFound);
    }

    private Usage present(UUID userId, InForce quota, Instant now) {
        return ledger.present(caller.organizationId(), userId, quota, now);
    }

    private static void requireRoom(SendingQuota quota, Usage usage, UsageDraft message, long bytes) {
        if (quota.messageBytes() != null && message.bytes() > quota.messageBytes()) {
            throw QUOTA_EXCEEDED.because("a message may have %d bytes", quota.messageBytes());
        }
        if (isBeyond(quota.messages(), usage.messages(), message.recipients())) {
            throw QUOTA_EXCEEDED.because("%d messages are left", left(quota.messages(), usage.messages()));
        }
        if (isBeyond(quota.bytes(), usage.bytes(), bytes)) {
            throw QUOTA_EXCEEDED.because("%d bytes are left", left(quota.bytes(), usage.bytes()));
        }
    }

    private Usage told(Person user, Usage usage, SendingQuota quota) {
        List<Integer> ofMessages = Notices.reached(quota.messages(), usage.messages(), usage.messagesNotice());
        List<Integer> ofBytes = Notices.reached(quota.bytes(), usage.bytes(), usage.bytesNotice());
        ofMessages.forEach(mark -> tell(user, "messages", mark));
        ofBytes.forEach(mark -> tell(user, "bytes", mark));
        return usage.noticed(last(ofMessages, usage.messagesNotice()), last(ofBytes, usage.bytesNotice()));
    }

    private void tell(Person user, String what, int mark) {
        audit.done("user.quota-notice", new Target("user", user.id(), user.username()), what + ": " + mark + " %");
    }

    private static int last(List<Integer> marks, int before) {
        return marks.isEmpty() ? before : marks.get(marks.size() - 1);
    }

    private static boolean isFull(Long limit, long used, long more) {
        return Notices.isNear(limit, used) && isBeyond(limit, used, more);
    }

    private static boolean isBeyond(Long limit, long used, long more) {
        return limit != null && more > left(limit, used);
    }

    private static long left(long limit, long used) {
        return Math.max(limit - used, 0);
    }

    private static boolean overflows(long used, long more) {
        return used > Long.MAX_VALUE - more;
    }

    private static long times(long bytes, long recipients) {
        if (bytes != 0 && recipients > Long.MAX_VALUE / bytes) {
            throw CommonProblem.INVALID_BODY.at("/bytes", "leads beyond what can be counted");
        }
        return bytes * recipients;
    }
}
