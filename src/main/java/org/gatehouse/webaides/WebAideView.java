package org.gatehouse.webaides;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.webaides.content.Kind;

/** A container as clients see it. */
@Schema(description = "A user's container of one kind of entries")
public record WebAideView(
        @Schema(required = true) UUID id,

        @Schema(description = "A whole number that stays the same", example = "42", required = true)
        long number,

        @Schema(description = "Whose it is", required = true)
        UUID userId,

        @Schema(required = true) Kind kind,
        @Schema(example = "Work", required = true) String name,
        String description,
        @Schema(example = "#3366cc") String color,
        @Schema(example = "Europe/Berlin") String timeZone,
        @Schema(required = true) Instant createdAt,

        @Schema(description = "When it was changed itself; its entries do not count", required = true)
        Instant updatedAt,

        @Schema(example = "12-3f2a9c1e", required = true) String etag) {}
