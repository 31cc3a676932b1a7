package org.gatehouse.factors.apps;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A code that an app shows. */
@Schema(name = "AuthenticatorAppCode", description = "A code that the app shows")
public record AppCode(
        @Schema(example = "755224", required = true)
        @NotNull(message = "is required")
        @Pattern(regexp = "[0-9]{6}", message = "must have 6 digits")
        String code) {
    @Override
    public String toString() {
        return "AppCode";
    }
}
