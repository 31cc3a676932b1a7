package org.gatehouse.webaides;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.webaides.content.Kind;

/** A container that is gone. */
@Schema(description = "A WebAide that is gone, and with it all that was in it")
public record DeletedWebAide(
        @Schema(required = true) UUID id,
        @Schema(required = true) Kind kind,
        @Schema(required = true) Instant deletedAt) {
    static DeletedWebAide of(Tombstone gone) {
        return new DeletedWebAide(gone.id(), gone.kind(), gone.deletedAt());
    }
}
