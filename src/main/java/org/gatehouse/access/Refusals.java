package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.api.Problem;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Log;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;

/**
 * Writes refusals of known codes to the audit trail: the first of a code, reason and minute as a row, so that a flood of
 * refusals is no flood of writes. Holds at most {@value #MAX_REASONS} reasons.
 */
@ApplicationScoped
class Refusals {
    private static final Log LOG = Log.of(Refusals.class);
    private static final String REFUSED = Refusals.class.getName() + ".refused";
    private static final int MAX_REASONS = 10_000;
    private static final long MINUTE_MILLIS = 60_000;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    private final ConcurrentHashMap<Reason, Long> lastMinute = new ConcurrentHashMap<>();

    private record Reason(UUID codeId, String text) {}

    /** Says whose request it is, known to be refused before it becomes the caller's. */
    static void refuse(HttpServletRequest request, Identity identity) {
        request.setAttribute(REFUSED, identity);
    }

    /** Writes down that this request met this problem, if it came with a known code. */
    void write(HttpServletRequest request, Problem problem) {
        Identity actor = Caller.of(request).orElse((Identity) request.getAttribute(REFUSED));
        if (actor != null) {
            String reason = problem.type().substring(problem.type().lastIndexOf('/') + 1)
                    + (problem.detail() == null ? "" : ": " + problem.detail());
            write(actor, request.getMethod() + " " + request.getRequestURI(), reason);
        }
    }

    private void write(Identity actor, String what, String reason) {
        long minute = clock.millis() / MINUTE_MILLIS;
        if (lastMinute.size() >= MAX_REASONS) {
            lastMinute.values().removeIf(written -> written < minute);
        }
        if (lastMinute.size() >= MAX_REASONS) {
            return; // more reasons in one minute than anybody reads
        }
        Reason key = new Reason(actor.codeId(), reason);
        Long before = lastMinute.put(key, minute);
        if (before == null || before < minute) {
            try {
                audit.refused(actor, "access.refuse", new Target("operation", null, what), reason);
            } catch (RuntimeException e) { // the refusal stands, whatever became of the row
                lastMinute.remove(key);
                LOG.warn("A refusal is not in the audit trail: %s", e.getClass().getSimpleName());
            }
        }
    }
}
