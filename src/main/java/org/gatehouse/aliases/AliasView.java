package org.gatehouse.aliases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An alias as clients see it. */
@Schema(description = "An address that delivers elsewhere, or bounces")
public record AliasView(
        @Schema(required = true) UUID id,

        @Schema(description = "A whole number that stays the same", example = "42", required = true)
        long number,

        @Schema(required = true) AliasAddress address,

        @Schema(description = "The domain that the address lies in", required = true)
        UUID domainId,

        @Schema(required = true) Action action,

        @Schema(
                description =
                        "Where it delivers to; users and aliases among them are followed when they move, and taken"
                                + " out when they go, the alias with the last one",
                example = "[\"ada@example.com\"]",
                required = true)
        List<String> destinations,

        @Schema(required = true) boolean enabled,
        String description,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(example = "0-3f2a9c1e", required = true) String etag) {}
