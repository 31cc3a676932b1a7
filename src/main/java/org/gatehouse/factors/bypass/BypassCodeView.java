package org.gatehouse.factors.bypass;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bypass code as clients see it. */
@Schema(description = "A code that stands in for a second factor")
public record BypassCodeView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID userId,

        @Schema(description = "Nine digits; only in the answer that made it", example = "204918365")
        String code,

        @Schema(required = true, example = "1") int usesAllowed,
        @Schema(required = true, example = "1") int usesRemaining,

        @Schema(description = "Absent when it does not expire")
        Instant expiresAt,

        @Schema(required = true) Instant createdAt) {
    /** Without the code. */
    @Override
    public String toString() {
        return "BypassCodeView[" + id + "]";
    }
}
