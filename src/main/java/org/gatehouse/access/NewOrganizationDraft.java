package org.gatehouse.access;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.organizations.OrganizationName;

/** What a client says of a new organization. */
@Schema(description = "A new organization")
public record NewOrganizationDraft(
        @Schema(example = "Example Ltd", required = true) @NotNull(message = "is required")
        OrganizationName name) {}
