package org.gatehouse.factors.devices;

import java.time.Instant;
import java.util.UUID;

/**
 * A soft token as it is stored.
 *
 * @param sealedCode the activation code while it is pending, else null
 * @param codeExpiresAt null unless it is pending
 * @param publicKey the device's key, a JWK; null while it is pending
 */
record Token(
        UUID id,
        UUID organizationId,
        UUID domainId,
        UUID userId,
        TokenState state,
        String sealedCode,
        Instant codeExpiresAt,
        String publicKey,
        String deviceName,
        Instant activatedAt,
        RevokedBy revokedBy,
        int failures,
        Instant createdAt) {
    static Token pending(
            UUID id,
            UUID organizationId,
            UUID domainId,
            UUID userId,
            String sealedCode,
            Instant codeExpiresAt,
            Instant now) {
        return new Token(
                id,
                organizationId,
                domainId,
                userId,
                TokenState.PENDING,
                sealedCode,
                codeExpiresAt,
                null,
                null,
                null,
                null,
                0,
                now);
    }

    /** Whether it is more than a code that nobody has used in time. */
    boolean countsAt(Instant now) {
        return state != TokenState.PENDING || now.isBefore(codeExpiresAt);
    }

    /** For what its activation code is sealed. */
    static String codeContext(UUID id) {
        return "factor_token:" + id + ":code";
    }

    Device device() {
        return new Device(id, organizationId, domainId, userId, publicKey);
    }
}
