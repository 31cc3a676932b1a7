package org.gatehouse.domains.dkim;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be changed of a key. */
@Schema(description = "What can be changed of a DKIM key")
public record DkimKeyChange(
        @Schema(
                description = "true to have it sign, the key that did is retired then; false to have it wait. The DNS"
                        + " must show its record before it signs, or `force` is needed")
        Boolean active,

        @Schema(description = "Whether it signs as soon as the DNS shows its record")
        Boolean switches,

        @Schema(
                description = "How many days the key is kept that it replaces",
                minimum = "1",
                maximum = "365",
                example = "7")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = MAX_DAYS, message = "must be at most 365")
        Integer keepDays,

        @Schema(description = "Whether it signs without a look into the DNS; not kept", defaultValue = "false")
        Boolean force) {
    static final int MAX_DAYS = 365;

    public DkimKeyChange {
        active = active != null && active;
        switches = switches != null && switches;
        force = force != null && force;
    }
}
