package org.gatehouse.domains;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much went with a domain. */
@Schema(description = "How much went with a domain")
public record DomainDeletion(
        @Schema(description = "Users with their mailbox in it", example = "12", required = true)
        long users,

        @Schema(description = "Aliases in it", example = "3", required = true)
        long aliases,

        @Schema(description = "Memberships of users whose home is elsewhere", example = "0", required = true)
        long memberships) {}
