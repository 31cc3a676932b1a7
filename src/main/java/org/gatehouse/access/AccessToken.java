package org.gatehouse.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What an access token says. It names the secret, code, user and password that it was made from, so that it ends with any
 * of them.
 *
 * @param secretMark {@link CodeSecret#mark} of the secret that it was made with
 * @param codeGeneration how often all tokens of the code had been revoked before
 * @param scopes what was granted; what the code no longer holds does not count
 * @param user whose it is, or null in administrative mode
 */
record AccessToken(
        UUID id,
        UUID organizationId,
        UUID codeId,
        String secretMark,
        long codeGeneration,
        Set<String> scopes,
        Owner user,
        Instant issuedAt,
        Instant expiresAt) {
    /** Whose it is, or null in administrative mode. */
    UUID userId() {
        return user == null ? null : user.id();
    }

    /**
     * The user of a token in user mode.
     *
     * @param passwordChangedAt when the password that was shown had been set
     * @param generation how often all tokens of the user had been revoked before
     */
    record Owner(UUID id, Instant passwordChangedAt, long generation) {}
}
