package org.gatehouse.domains;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a domain. */
@Schema(description = "What an operator says of a domain")
public record VerificationChange(
        @Schema(required = true) @NotNull(message = "is required")
        Boolean verified) {}
