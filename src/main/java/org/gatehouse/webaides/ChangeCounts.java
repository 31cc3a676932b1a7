package org.gatehouse.webaides;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many entries a page of changes tells of. */
@Schema(description = "How many entries this page tells of")
public record ChangeCounts(
        @Schema(required = true) int added,
        @Schema(required = true) int updated,
        @Schema(required = true) int deleted) {}
