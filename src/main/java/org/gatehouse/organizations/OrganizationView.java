package org.gatehouse.organizations;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organization as clients see it. */
@Schema(description = "An organization, the tenant")
public record OrganizationView(
        @Schema(required = true) UUID id,

        @Schema(description = "A whole number that stays the same", example = "42", required = true)
        long number,

        @Schema(example = "Example Ltd", required = true) OrganizationName name,
        @Schema(required = true) OrganizationSettings settings,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(example = "0-3f2a9c1e", required = true) String etag) {}
