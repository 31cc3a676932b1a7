package org.gatehouse.webaides;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of what changed in one container. */
@Schema(
        name = "WebAideChanges",
        description =
                "A page of what changed in a WebAide. Apply deletions first; take `added` and `updated` alike, by id;"
                        + " a deletion of what you do not have is of no matter")
public record ContainerChanges(
        @Schema(required = true) List<EntryView> added,
        @Schema(required = true) List<EntryView> updated,
        @Schema(required = true) List<DeletedEntry> deleted,

        @Schema(description = "`since` of your next request; keep it only after this page is stored", required = true)
        String next,

        @Schema(description = "Whether there is more to tell at once", required = true)
        boolean more,

        @Schema(required = true) ChangeCounts counts) {}
