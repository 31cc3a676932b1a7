package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.security.Identity;

/**
 * Writes refusals of known codes to the audit trail: the first of a code, reason and minute as a row, so that a flood of
 * refusals is no flood of writes. Holds at most {@value #MAX_REASONS} reasons.
 */
@ApplicationScoped
class Refusals {
    private static final int MAX_REASONS = 10_000;
    private static final long MINUTE_MILLIS = 60_000;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    private final ConcurrentHashMap<Reason, Long> lastMinute = new ConcurrentHashMap<>();

    private record Reason(UUID codeId, String text) {}

    /** How the trail names what a request wanted. */
    static String operation(HttpServletRequest request) {
        return request.getMethod() + " " + request.getRequestURI();
    }

    void write(Identity actor, String what, String reason) {
        long minute = clock.millis() / MINUTE_MILLIS;
        if (lastMinute.size() >= MAX_REASONS) {
            lastMinute.values().removeIf(written -> written < minute);
        }
        if (lastMinute.size() >= MAX_REASONS) {
            return; // more reasons in one minute than anybody reads
        }
        Long before = lastMinute.put(new Reason(actor.codeId(), reason), minute);
        if (before == null || before < minute) {
            audit.refused(actor, "access.refuse", new Target("operation", null, what), reason);
        }
    }
}
