package org.gatehouse.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A program that has shown the secret of a code, and a user's password perhaps, and signs its requests from then on. It names what it
 * was made from, so that it ends with any of that.
 *
 * @param number what it is found by; nothing can be done with it alone
 * @param secretMark {@link CodeSecret#mark} of the secret, by which its requests are signed
 * @param codeGeneration how often all tokens and sessions of the code had been revoked before
 * @param user whose it is, or null in administrative mode
 * @param lastUsedAt to the minute
 */
public record CodeSession(
        long number,
        UUID organizationId,
        UUID codeId,
        String secretMark,
        long codeGeneration,
        AccessToken.Owner user,
        Instant startedAt,
        Instant lastUsedAt,
        Instant expiresAt) {
    /** Whose it is, or null in administrative mode. */
    UUID userId() {
        return user == null ? null : user.id();
    }
}
