package org.gatehouse.webaides;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.Problem;

/** An import as clients see it. */
@Schema(description = "A file that was sent into a WebAide, and how far it is")
public record ImportView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID webaideId,

        @Schema(description = "The media type of the file", example = "text/vcard", required = true)
        String format,

        @Schema(required = true) ImportState state,
        @Schema(required = true) Instant createdAt,
        Instant finishedAt,
        @Schema(required = true) ImportCounts counts,

        @Schema(
                description = "Why it failed. What was done until then stays done; the file may be sent again, which"
                        + " doubles nothing")
        Problem problem,

        @Schema(
                description =
                        "What became of the items, up to 1 000 of them; only in the answer to an import that took no"
                                + " longer than a second")
        List<ImportItem> items,

        @Schema(description = "With `items`: `cursor` of `listImportItems` for the others; absent if these are all")
        String next) {
    ImportView with(List<ImportItem> firstItems, String nextItems) {
        return new ImportView(
                id, webaideId, format, state, createdAt, finishedAt, counts, problem, firstItems, nextItems);
    }
}
