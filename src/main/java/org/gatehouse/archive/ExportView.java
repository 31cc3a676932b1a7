package org.gatehouse.archive;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.Problem;

/** An export as clients see it. */
@Schema(description = "The making of an archive, and how far it is")
public record ExportView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID domainId,
        @Schema(required = true) RunState state,
        @Schema(required = true) boolean passwordHashes,
        @Schema(required = true) boolean dkimKeys,
        @Schema(required = true) boolean webaides,

        @Schema(description = "Bytes of the archive, once it is done", example = "48213")
        Long size,

        @Schema(
                description = "SHA-256 of the archive in hex, once it is done",
                example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256,

        @Schema(description = "Files in it, once it is done", example = "9")
        Long files,

        @Schema(required = true) Instant createdAt,
        Instant finishedAt,

        @Schema(description = "Until when the archive can be fetched")
        Instant expiresAt,

        @Schema(description = "Why it failed") Problem problem) {}
