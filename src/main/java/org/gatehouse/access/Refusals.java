package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Problem;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Refusal;
import org.gatehouse.audit.Target;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Gathered;
import org.gatehouse.platform.Log;
import org.gatehouse.platform.PeerNetwork;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;
import org.gatehouse.security.Mode;

/**
 * Writes refusals to the audit trail so that a flood of them is no flood of writes. Of a known code, the first of a reason
 * and minute is a row at once, the later ones are counted. What limits refuse, and unknown credentials, which belong to no
 * organization and stand in the operators' trail, are only counted, by network. Counts are written once a minute, as one row
 * each. Holds at most {@value #MOST_REASONS} reasons and {@value #MOST_NETWORKS} networks; those beyond are counted together.
 */
@ApplicationScoped
class Refusals implements Gathered {
    static final int MOST_REASONS = 2_000;
    static final int MOST_NETWORKS = 1_000;

    private static final Log LOG = Log.of(Refusals.class);
    private static final String ACTION = "access.refuse";
    private static final String REFUSED = Refusals.class.getName() + ".refused";
    private static final String PEER = Refusals.class.getName() + ".peer";
    private static final long MINUTE_MILLIS = 60_000;

    @Inject
    AuditService audit;

    @Inject
    OrganizationService organizations;

    @Inject
    Clock clock;

    private final Tally<Cause, Refusal> byReason = new Tally<>(MOST_REASONS);
    private final Tally<Cause, Refusal> byNetwork = new Tally<>(MOST_NETWORKS);
    private final Tally<Cause, Refusal> beyond = new Tally<>(MOST_REASONS);

    /** What is counted together. The code is null when it is not known, the network where the code and the reason are enough. */
    private record Cause(UUID codeId, String reason, String network) {}

    /** Says whose request it is, known to be refused before it becomes the caller's. */
    static void refuse(HttpServletRequest request, Identity identity) {
        request.setAttribute(REFUSED, identity);
    }

    /** Says where a request with credentials comes from, before it is known whose they are. */
    static void comesFrom(HttpServletRequest request, PeerAddress peer) {
        request.setAttribute(PEER, peer);
    }

    /** Writes down or counts that this request met this problem. */
    void write(HttpServletRequest request, Problem problem) {
        Identity actor = Caller.of(request).orElse((Identity) request.getAttribute(REFUSED));
        note(
                actor,
                (PeerAddress) request.getAttribute(PEER),
                request.getMethod() + " " + SecretText.without(request.getRequestURI()),
                problem);
    }

    /** As above; {@code actor} is null when the code is not known, {@code peer} when there were no credentials to know it by. */
    void note(Identity actor, PeerAddress peer, String what, Problem problem) {
        String slug = problem.type().substring(problem.type().lastIndexOf('/') + 1);
        Target operation = new Target("operation", null, what);
        if (actor != null && problem.status() != AccessProblem.RATE_LIMITED.status()) {
            String reason = slug + (problem.detail() == null ? "" : ": " + problem.detail());
            writeFirst(new Refusal(actor, operation, reason), slug);
        } else if (actor != null) {
            String network = PeerNetwork.of(actor.address());
            count(new Cause(actor.codeId(), slug, network), new Refusal(actor, operation, slug));
        } else if (peer != null && slug.equals(CommonProblem.CREDENTIALS_WRONG.slug())) {
            count(new Cause(null, slug, PeerNetwork.of(peer.value())), null);
        }
    }

    private void writeFirst(Refusal refusal, String slug) {
        Cause cause = new Cause(refusal.actor().codeId(), refusal.detail(), null);
        long minute = minute();
        long times = byReason.add(cause, minute, refusal);
        if (times == 0) {
            beyond.add(new Cause(null, slug, PeerNetwork.ELSEWHERE), minute, null);
        } else if (times == 1 && !store(List.of(refusal))) {
            byReason.forget(cause, minute);
        }
    }

    private void count(Cause cause, Refusal first) {
        if (byNetwork.add(cause, minute(), first) == 0) {
            beyond.add(new Cause(null, cause.reason(), PeerNetwork.ELSEWHERE), minute(), null);
        }
    }

    @Override
    public void write(boolean last) {
        long before = last ? Long.MAX_VALUE : minute();
        List<Refusal> rows = new ArrayList<>();
        for (Tally.Count<Cause, Refusal> count : byReason.takeBefore(before)) {
            if (count.times() > 1) {
                Refusal first = count.first();
                rows.add(new Refusal(
                        first.actor(), first.target(), first.detail() + " ×" + (count.times() - 1) + " more"));
            }
        }
        byNetwork.takeBefore(before).forEach(count -> rows.add(ofNetwork(count)));
        beyond.takeBefore(before).forEach(count -> rows.add(ofNetwork(count)));
        Chunks.each(rows, this::store);
    }

    private Refusal ofNetwork(Tally.Count<Cause, Refusal> count) {
        String network = count.kind().network();
        String detail = count.kind().reason() + " ×" + count.times() + " from " + network;
        if (count.first() != null) {
            return new Refusal(count.first().actor(), count.first().target(), detail);
        }
        Identity unknown = new Identity(
                organizations.operatorsId(),
                null,
                "unknown",
                Set.of(),
                Mode.ADMINISTRATIVE,
                null,
                null,
                Bounds.NONE,
                network,
                null);
        return new Refusal(unknown, new Target("operation", null, null), detail);
    }

    /** Whether it was done; the refusals stand, whatever became of their rows. */
    private boolean store(List<Refusal> refusals) {
        try {
            audit.refused(ACTION, refusals);
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "%d refusals are not in the audit trail: %s",
                    refusals.size(), e.getClass().getSimpleName());
            return false;
        }
    }

    private long minute() {
        return clock.millis() / MINUTE_MILLIS;
    }
}
