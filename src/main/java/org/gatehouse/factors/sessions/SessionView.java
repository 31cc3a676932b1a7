package org.gatehouse.factors.sessions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A session as clients and devices see it. */
@Schema(description = "How far a user has come with showing a second factor")
public record SessionView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID userId,
        @Schema(required = true) UUID domainId,
        @Schema(required = true) State state,

        @Schema(
                description = "What has ended it",
                enumeration = {
                    "device",
                    "hardware",
                    "otp",
                    "bypass",
                    "code-wrong",
                    "denied",
                    "not-me",
                    "cancelled",
                    "timeout"
                })
        String reason,

        @Schema(
                description = "The number that login and device both show; absent when no device is asked",
                minimum = "10",
                maximum = "99",
                example = "42")
        Integer number,

        @Schema(required = true) List<Attribute> attributes,
        IpAddress ipAddress,
        @Schema(required = true) Instant createdAt,

        @Schema(description = "When it is denied, if nobody has decided", required = true)
        Instant expiresAt,

        @Schema(description = "Absent while it is pending") Instant endedAt) {}
