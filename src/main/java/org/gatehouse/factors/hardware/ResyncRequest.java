package org.gatehouse.factors.hardware;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two codes that a token has shown, one behind the other. */
@Schema(name = "HardwareTokenResync", description = "Two codes that the token has shown, one behind the other")
public record ResyncRequest(
        @Schema(example = "[\"755224\", \"287082\"]", required = true, minItems = 2, maxItems = 2)
        @NotNull(message = "is required")
        @Size(min = 2, max = 2, message = "must have 2 elements")
        List<
                        @NotNull(message = "must not be null")
                        @Pattern(regexp = "[0-9]{6}([0-9]{2})?", message = "must have 6 or 8 digits") String>
                codes) {
    @Override
    public String toString() {
        return "ResyncRequest";
    }
}
