package org.gatehouse.webaides;

import java.util.Collection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the items of a file so far. */
@Schema(description = "What became of the items that were read so far")
public record ImportCounts(
        @Schema(description = "The sum of the others", required = true)
        int read,

        @Schema(required = true) int created,
        @Schema(required = true) int updated,

        @Schema(description = "Those that say what is there already; nothing was written for them", required = true)
        int unchanged,

        @Schema(required = true) int refused) {
    static ImportCounts of(int created, int updated, int unchanged, int refused) {
        return new ImportCounts(created + updated + unchanged + refused, created, updated, unchanged, refused);
    }

    static ImportCounts of(Collection<ImportItem> items) {
        return of(
                count(items, ImportOutcome.CREATED),
                count(items, ImportOutcome.UPDATED),
                count(items, ImportOutcome.UNCHANGED),
                count(items, ImportOutcome.REFUSED));
    }

    private static int count(Collection<ImportItem> items, ImportOutcome outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }

    /** For the audit trail. */
    String summary() {
        return "created %d, changed %d, unchanged %d, refused %d".formatted(created, updated, unchanged, refused);
    }
}
