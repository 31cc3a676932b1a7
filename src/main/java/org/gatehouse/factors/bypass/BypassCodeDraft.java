package org.gatehouse.factors.bypass;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a new bypass code is to be good for. */
@Schema(description = "What a new bypass code is to be good for")
public record BypassCodeDraft(
        @Schema(
                minimum = "1",
                maximum = "1000",
                defaultValue = "1",
                description = "How many times it can be used",
                example = "1")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = 1000, message = "must be at most 1000")
        Integer usesAllowed,

        @Schema(
                minimum = "0",
                maximum = "525600",
                description = "After how many minutes it expires; never, if absent or 0",
                example = "1440")
        @Min(value = 0, message = "must be at least 0")
        @Max(value = 525_600, message = "must be at most 525600")
        Integer minutes) {
    public BypassCodeDraft {
        usesAllowed = usesAllowed == null ? 1 : usesAllowed;
        minutes = minutes == null || minutes == 0 ? null : minutes;
    }
}
