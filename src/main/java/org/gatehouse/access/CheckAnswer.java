package org.gatehouse.access;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.Problem;

/** Whether a code would be let through, and what each check says. */
@Schema(description = "Whether the code would be let through. A request is refused by the first check that it fails")
public record CheckAnswer(
        @Schema(required = true) boolean allowed,

        @Schema(
                description = "All checks in their order; none for an operation that needs no API code",
                required = true)
        List<Step> checks) {
    /** What one check says. */
    @Schema(name = "CheckStep", description = "What one check says")
    public record Step(
            @Schema(required = true) Check check,
            @Schema(required = true) boolean passed,

            @Schema(description = "What a request would be refused with, had it come as far as this check")
            Problem problem) {}

    static CheckAnswer of(List<Step> steps) {
        return new CheckAnswer(steps.stream().allMatch(Step::passed), steps);
    }
}
