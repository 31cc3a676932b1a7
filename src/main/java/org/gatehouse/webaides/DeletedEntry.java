package org.gatehouse.webaides;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry that is gone. */
@Schema(description = "An entry that is gone")
public record DeletedEntry(
        @Schema(required = true) UUID id,
        @Schema(example = "urn:uuid:01a2…") String uid,

        @Schema(description = "The WebAide that it was in", required = true)
        UUID webaideId,

        @Schema(required = true) Instant deletedAt) {
    static DeletedEntry of(Tombstone gone) {
        return new DeletedEntry(gone.id(), gone.uid(), gone.webaideId(), gone.deletedAt());
    }
}
