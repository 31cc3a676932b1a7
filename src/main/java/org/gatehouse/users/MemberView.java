package org.gatehouse.users;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.EmailAddress;

/** A member of a domain as clients see it. */
@Schema(description = "A user as member of a domain")
public record MemberView(
        @Schema(required = true) UUID userId,
        @Schema(required = true) Username username,
        @Schema(required = true) EmailAddress address,

        @Schema(description = "Whether it is the user's home domain", required = true)
        boolean home,

        @Schema(description = "Since when", required = true) Instant since) {}
