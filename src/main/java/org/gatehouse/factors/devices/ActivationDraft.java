package org.gatehouse.factors.devices;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.SingleLine;

/** What a device sends to become its user's. */
@Schema(description = "A device with an activation code")
public record ActivationDraft(
        @Schema(
                description = "The activation code; case and blanks around it do not matter",
                example = "k3v9x0q2mz",
                maxLength = 64,
                required = true)
        @NotNull(message = "is required")
        @Size(max = 64, message = "must have at most 64 characters")
        String code,

        @Schema(required = true) @NotNull(message = "is required")
        DeviceKey publicKey,

        @Schema(description = "What its user calls it", example = "Ada's phone", maxLength = 100, required = true)
        @NotBlank(message = "is required")
        @SingleLine(max = 100)
        String name) {
    /** Without the code. */
    @Override
    public String toString() {
        return "ActivationDraft[" + name + "]";
    }
}
