package org.gatehouse.access;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of the code behind a secret.
 *
 * @param reach as far as the code itself and this secret go
 * @param secretMark {@link CodeSecret#mark} of the secret
 */
record KnownCode(UUID id, UUID organizationId, String name, Reach reach, String secretMark) {
    /** Whether the secret still counts: the present one always, the previous one until its grace ends. */
    boolean secretCountsAt(Instant now) {
        return reach.until() == null || now.isBefore(reach.until());
    }
}
