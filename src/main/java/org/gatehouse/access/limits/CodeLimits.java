package org.gatehouse.access.limits;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often a code may call, in fixed windows of UTC; a null member leaves it to the server's configuration. */
@Schema(description = "How often the code may call, in fixed windows of UTC")
public record CodeLimits(
        @Schema(
                description = "Requests a minute; the server's own limit, 6 000 by default, if absent",
                example = "600",
                minimum = "1",
                maximum = "1000000")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = MOST_A_MINUTE, message = "must be at most 1000000")
        Long perMinute,

        @Schema(
                description = "Requests a day; the server's own limit, 1 000 000 by default, if absent",
                example = "100000",
                minimum = "1",
                maximum = "1000000000")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = MOST_A_DAY, message = "must be at most 1000000000")
        Long perDay) {
    public static final CodeLimits NONE = new CodeLimits(null, null);

    static final long MOST_A_MINUTE = 1_000_000;
    static final long MOST_A_DAY = 1_000_000_000;

    /** Whether one of these limits lets more through than the other's; taking a null member for no limit. */
    public boolean exceed(CodeLimits others) {
        return exceeds(perMinute, others.perMinute) || exceeds(perDay, others.perDay);
    }

    private static boolean exceeds(Long limit, Long other) {
        return other != null && (limit == null || limit > other);
    }

    /** The limits of these two columns, or null when neither is set. */
    public static CodeLimits of(Long perMinute, Long perDay) {
        return perMinute == null && perDay == null ? null : new CodeLimits(perMinute, perDay);
    }
}
