package org.gatehouse.webaides;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changed among the containers themselves. */
@Schema(
        name = "WebAidesChanged",
        description = "What changed among the WebAides themselves; one that is deleted takes its entries with it")
public record ContainersChanged(
        @Schema(required = true) List<WebAideView> added,
        @Schema(required = true) List<WebAideView> updated,
        @Schema(required = true) List<DeletedWebAide> deleted) {}
