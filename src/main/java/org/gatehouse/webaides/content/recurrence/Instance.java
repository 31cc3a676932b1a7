package org.gatehouse.webaides.content.recurrence;

import java.time.Instant;

/**
 * One time at which an event happens.
 *
 * @param recurrenceId the local time that names it within its series; null when the event does not recur
 */
public record Instance(String recurrenceId, Instant start, Instant end) {
    /** Whether it shares a moment with the range, whose end does not belong to it; one of no length has its own moment. */
    boolean touches(Instant from, Instant to) {
        boolean begins = start.isBefore(to);
        return begins && (end.isAfter(from) || (start.equals(end) && start.equals(from)));
    }
}
