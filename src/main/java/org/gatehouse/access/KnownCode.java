package org.gatehouse.access;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of the code behind credentials.
 *
 * @param reach as far as the code itself and its secret go, or no further than these credentials
 * @param secretMark {@link CodeSecret#mark} of the secret, of a token that which made it
 * @param tokenGeneration how often all access tokens of the code were revoked
 */
record KnownCode(UUID id, UUID organizationId, String name, Reach reach, String secretMark, long tokenGeneration) {
    /** Whether the secret still counts: the present one always, the previous one until its grace ends. */
    boolean secretCountsAt(Instant now) {
        return reach.until() == null || now.isBefore(reach.until());
    }

    KnownCode within(Reach narrower) {
        return new KnownCode(id, organizationId, name, narrower, secretMark, tokenGeneration);
    }
}
