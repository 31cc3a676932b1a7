package org.gatehouse.factors.apps;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.factors.otp.OtpAlgorithm;

/** A user's authenticator app as clients see it: without its secret. */
@Schema(name = "AuthenticatorAppView", description = "The authenticator app of a user; its secret is told once only")
public record AppView(
        @Schema(required = true) AppState state,
        @Schema(example = "6", required = true) int digits,

        @Schema(description = "In seconds", example = "30", required = true)
        int timeStep,

        @Schema(required = true) OtpAlgorithm algorithm,

        @Schema(description = "Wrong codes since the last right one", required = true)
        int failures,

        @Schema(description = "It takes no code until it is unlocked", required = true)
        boolean revoked,

        @Schema(required = true) Instant createdAt,
        Instant confirmedAt) {}
