package org.gatehouse.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.Problem;

/** An import as clients see it. */
@Schema(name = "DomainImportView", description = "What becomes of an archive that was sent, all of it or nothing")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        @Schema(required = true) UUID id,
        @Schema(required = true) RunState state,

        @Schema(description = "Bytes of the archive", example = "48213", required = true)
        long size,

        @Schema(description = "The domain, once it is there", example = "example.com")
        String domain,

        UUID domainId,

        @Schema(
                description =
                        "How many things it has brought, by kind: users, aliases, members, membersLeftOut (who are"
                                + " not in this organization), dkimKeys, quotas, webaides, entries; once it is done",
                example = "{\"users\": 12, \"aliases\": 3}")
        Map<String, Long> counts,

        @Schema(description = "Why nothing was imported; pointers are file, line and member")
        Problem problem,

        @Schema(required = true) Instant createdAt,
        Instant finishedAt) {}
