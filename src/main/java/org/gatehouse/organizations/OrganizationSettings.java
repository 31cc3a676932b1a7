package org.gatehouse.organizations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an organization decides for all its users. */
@Schema(description = "What an organization decides for all its users")
public record OrganizationSettings(
        @Schema(description = "Preferences of users who have not set their own") @Valid
        Preferences preferences,

        @Schema(
                minimum = "8",
                maximum = "64",
                description = "Characters that a new password has at least; 8 if absent, 15 is today's advice",
                example = "15")
        @Min(value = 8, message = "must be at least 8")
        @Max(value = 64, message = "must be at most 64")
        Integer passwordMinLength) {
    /** Nothing decided. */
    public static final OrganizationSettings NONE = new OrganizationSettings(null, null);
}
