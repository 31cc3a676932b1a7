package org.gatehouse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.gatehouse.api.Listing;
import org.gatehouse.api.Page;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;

/** Writes and reads the audit trail. */
@ApplicationScoped
@Transactional
public class AuditService {
    @Inject
    AuditEventRepository events;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** Records, in the transaction of the deed, that the caller did it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void done(String action, Target target) {
        done(action, target, null);
    }

    /** As {@link #done(String, Target)}, with up to 1 000 characters on what changed; never values of secrets. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void done(String action, Target target, String detail) {
        doneBy(caller.identity(), action, target, detail);
    }

    /** Records what somebody else than a caller did: the server at its start. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void doneBy(Identity actor, String action, Target target, String detail) {
        events.add(new AuditEvent(actor, clock.instant(), action, target, Outcome.DONE, detail));
    }

    /** Records refusals of one kind, in a transaction of their own. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void refused(String action, List<Refusal> refusals) {
        for (Refusal refusal : refusals) {
            events.add(new AuditEvent(
                    refusal.actor(), clock.instant(), action, refusal.target(), Outcome.REFUSED, refusal.detail()));
        }
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    Page<AuditEventView> list(AuditFilter filter, Listing listing) {
        caller.requireAllDomains();
        List<AuditEvent> found = events.list(caller.organizationId(), filter, caller.bounds(), listing);
        return Page.of(found, listing, event -> List.of(event.id().toString()), AuditEvent::view);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int forgetSome(Instant before) {
        return events.forgetSome(before);
    }
}
