package org.gatehouse.organizations;

import jakarta.validation.Valid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an organization decides for all its users. */
@Schema(description = "What an organization decides for all its users")
public record OrganizationSettings(
        @Schema(description = "Preferences of users who have not set their own") @Valid
        Preferences preferences) {
    /** Nothing decided. */
    public static final OrganizationSettings NONE = new OrganizationSettings(null);
}
