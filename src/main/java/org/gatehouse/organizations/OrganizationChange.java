package org.gatehouse.organizations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client may change of an organization. */
@Schema(description = "What may be changed of an organization")
public record OrganizationChange(
        @Schema(example = "Example Ltd", required = true) @NotNull(message = "is required")
        OrganizationName name,

        @Valid OrganizationSettings settings) {}
