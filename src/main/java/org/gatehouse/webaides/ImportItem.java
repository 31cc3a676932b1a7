package org.gatehouse.webaides;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Problem;
import org.gatehouse.webaides.content.Imported;

/** What became of one item of a file. */
@Schema(description = "What became of one item of a file")
public record ImportItem(
        @Schema(description = "Its place in the file, from 0", example = "0", required = true)
        int index,

        @Schema(description = "What it is called, if that could be read", example = "urn:uuid:01a2…")
        String uid,

        @Schema(description = "The id of the entry that it became or already was")
        UUID id,

        @Schema(required = true) ImportOutcome outcome,

        @Schema(description = "The HTTP status that a single call would have had", example = "201", required = true)
        int status,

        @Schema(description = "The entry's, as it then was", example = "57-3f2a9c1e")
        String etag,

        @Schema(description = "Why it is no entry") Problem problem) {
    static ImportItem done(Imported item, ImportOutcome outcome, Entry entry) {
        int status = outcome == ImportOutcome.CREATED ? 201 : 200;
        return new ImportItem(item.position(), entry.uid(), entry.id(), outcome, status, entry.etag(), null);
    }

    static ImportItem refused(Imported item, ApiException refusal) {
        return new ImportItem(
                item.position(),
                StoredText.line(item.uid()),
                null,
                ImportOutcome.REFUSED,
                refusal.type().status(),
                null,
                refusal.problem());
    }
}
