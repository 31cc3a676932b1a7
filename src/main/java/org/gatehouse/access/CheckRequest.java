package org.gatehouse.access;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.SingleLine;

/** What a code is imagined to do. */
@Schema(description = "What the code would do, on what, from where and when; either an operation or a scope is named")
public record CheckRequest(
        @Schema(description = "The operationId of what it would do", example = "listUsers", maxLength = 100)
        @SingleLine(max = 100)
        String operation,

        @Schema(description = "The scope that it would need", example = "users:read", maxLength = 100)
        @SingleLine(max = 100)
        String scope,

        @Schema(
                description =
                        "The user that it would be done to, by id or username; in user mode, who would have logged in",
                example = "ada@example.com",
                maxLength = 256)
        @SingleLine(max = 256)
        String user,

        @Schema(
                description = "The domain that it would be done to, or in, by id or name",
                example = "example.com",
                maxLength = 256)
        @SingleLine(max = 256)
        String domain,

        @Schema(required = true) @NotNull(message = "is required")
        PeerAddress address,

        @Schema(description = "The door that it would come to; v1, if absent")
        Dialect dialect,

        @Schema(
                description = "The Host header that it would send; that of this request, if absent",
                example = "accounts.example.com",
                maxLength = 300)
        @SingleLine(max = 300)
        String host,

        @Schema(description = "When; now, if absent", example = "2026-12-24T18:00:00Z")
        Instant at) {
    public CheckRequest {
        dialect = dialect == null ? Dialect.V1 : dialect;
    }
}
