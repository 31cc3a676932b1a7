package org.gatehouse.users;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What setting the members of a domain did. */
@Schema(description = "What setting the members of a domain did")
public record MemberSetResult(
        @Schema(example = "2", required = true) int added,
        @Schema(example = "1", required = true) int removed) {}
