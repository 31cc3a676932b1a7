package org.gatehouse.audit;

import java.time.Instant;
import java.util.UUID;

/** Which events are asked for; null members ask for all. */
record AuditFilter(
        UUID actorId,
        String action,
        UUID targetId,
        String targetType,
        Outcome outcome,
        Instant after,
        Instant before) {}
