package org.gatehouse.domains.dkim;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the key that takes over is to be. */
@Schema(description = "What the DKIM key that takes over is to be")
public record DkimRotation(
        @Schema(description = "One is made, if absent") DkimSelector selector,

        @Schema(description = "That of the key it replaces, if absent")
        DkimAlgorithm algorithm,

        @Schema(
                description = "How many days the old key is kept; as configured, 7 by default, if absent",
                minimum = "1",
                maximum = "365",
                example = "7")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = DkimKeyChange.MAX_DAYS, message = "must be at most 365")
        Integer keepDays) {}
