package org.gatehouse.factors.hardware;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.factors.otp.OtpAlgorithm;

/** A hardware token as clients see it: without its seed, which nobody is told. */
@Schema(description = "A hardware token; its seed is told to nobody")
public record HardwareTokenView(
        @Schema(required = true) UUID id,
        @Schema(example = "HW-9c41d2e7", required = true) String alias,
        @Schema(example = "2308704112340", required = true) String serialNumber,
        @Schema(required = true) TokenType type,
        @Schema(example = "6", required = true) int digits,

        @Schema(description = "Seconds, of totp", example = "30")
        Integer timeStep,

        @Schema(required = true) OtpAlgorithm algorithm,

        @Schema(description = "Whose it is; absent while it is free")
        UUID userId,

        @Schema(description = "By how many steps the clock of totp is known to be ahead", required = true)
        int drift,

        @Schema(description = "Wrong codes since the last right one", required = true)
        int failures,

        @Schema(description = "It takes no code until it is unlocked", required = true)
        boolean revoked,

        @Schema(description = "When a code of it was taken last")
        Instant lastUsedAt,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(example = "0-3f2a9c1e", required = true) String etag) {}
