package org.gatehouse.factors.hardware;

import java.time.Instant;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.audit.Target;
import org.gatehouse.factors.otp.OtpAlgorithm;

/**
 * A stored hardware token.
 *
 * @param timeStep in seconds; null for HOTP
 * @param movingFactor the last accepted step of TOTP, or the next counter of HOTP
 * @param drift steps by which its clock is ahead
 */
record HardwareToken(
        UUID id,
        String alias,
        String serialNumber,
        TokenType type,
        int digits,
        Integer timeStep,
        OtpAlgorithm algorithm,
        String sealedSeed,
        long movingFactor,
        int drift,
        int failures,
        boolean revoked,
        Instant lastUsedAt,
        UUID userId,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    String etag() {
        return Etag.of(id, version);
    }

    Target target() {
        return new Target("hardware-token", id, serialNumber);
    }

    HardwareTokenView view() {
        return new HardwareTokenView(
                id,
                alias,
                serialNumber,
                type,
                digits,
                timeStep,
                algorithm,
                userId,
                drift,
                failures,
                revoked,
                lastUsedAt,
                createdAt,
                updatedAt,
                etag());
    }

    /** Without the seed, though it is sealed. */
    @Override
    public String toString() {
        return "HardwareToken[" + id + "]";
    }
}
