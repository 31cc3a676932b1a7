package org.gatehouse.factors.hardware;

import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.SingleLine;

/** What may be changed of a hardware token. */
@Schema(description = "What may be changed of a hardware token")
public record HardwareTokenChange(
        @Schema(description = "For people", example = "Reserve 1", required = true, maxLength = 100)
        @NotBlank(message = "is required")
        @SingleLine(max = 100)
        String alias) {}
