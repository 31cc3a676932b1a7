package org.gatehouse.webaides;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an entry is to go. */
@Schema(description = "Where an entry is to go")
public record EntryMove(
        @Schema(description = "Another WebAide of the same user and kind", required = true)
        @NotNull(message = "is required")
        UUID webaideId) {}
