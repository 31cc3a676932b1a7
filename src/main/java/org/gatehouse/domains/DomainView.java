package org.gatehouse.domains;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A domain as clients see it. */
@Schema(description = "A mail domain")
public record DomainView(
        @Schema(required = true) UUID id,

        @Schema(description = "A whole number that stays the same", example = "7", required = true)
        long number,

        @Schema(required = true) DomainName name,

        @Schema(description = "The name as people read it", example = "example.com", required = true)
        String unicodeName,

        @Schema(required = true) boolean enabled,

        @Schema(description = "Whether it is known to be the organization's", required = true)
        boolean verified,

        Instant verifiedAt,
        String description,

        @Schema(description = "How many users have their mailbox in it", example = "12", required = true)
        long usersCount,

        Long maxUsers,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(example = "0-3f2a9c1e", required = true) String etag) {}
