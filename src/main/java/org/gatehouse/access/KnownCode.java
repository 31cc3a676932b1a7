package org.gatehouse.access;

import java.time.Instant;
import java.util.UUID;

/**
 * What one statement tells of the code behind a secret.
 *
 * @param byPreviousSecret whether the secret is the one before the last rotation, still in its grace
 */
record KnownCode(
        UUID id,
        UUID organizationId,
        String name,
        boolean enabled,
        String scopes,
        Instant expiresAt,
        Instant previousUntil,
        boolean byPreviousSecret) {
    /** Whether the secret still counts: the present one always, the previous one until its grace ends. */
    boolean secretCountsAt(Instant now) {
        return !byPreviousSecret || (previousUntil != null && now.isBefore(previousUntil));
    }

    boolean isExpiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
