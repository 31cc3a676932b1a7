package org.gatehouse.platform;

import java.time.Instant;

/** What a feature has {@link Housekeeping} delete when it has had its time. Implementations are beans, found by their type. */
public interface Chore {
    /** Deletes up to {@link Housekeeping#STEP} rows that are too old at {@code now}, in one transaction; tells how many. */
    int step(Instant now);
}
