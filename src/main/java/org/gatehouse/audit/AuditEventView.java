package org.gatehouse.audit;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that was done, or refused, as clients see it. */
@Schema(description = "One thing that was done, or refused")
public record AuditEventView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Instant at,

        @Schema(description = "The API code that did it; absent when the server itself did")
        UUID actorId,

        @Schema(description = "The name of the API code then", example = "first code", required = true)
        String actorName,

        @Schema(description = "The user whose access token it was; absent when the API code acted by itself")
        UUID userId,

        @Schema(description = "The address that the request came from", example = "192.0.2.7")
        String address,

        @Schema(description = "The X-Request-Id of the request")
        String requestId,

        @Schema(description = "Thing and verb", example = "user.create", required = true)
        String action,

        @Schema(description = "The thing's kind", example = "user", required = true)
        String targetType,

        UUID targetId,

        @Schema(description = "The thing's name then", example = "ada@example.com")
        String targetName,

        @Schema(required = true) Outcome outcome,

        @Schema(
                description = "More about it, or why it was refused",
                example = "scope-missing: this needs the scope users:write")
        String detail) {}
