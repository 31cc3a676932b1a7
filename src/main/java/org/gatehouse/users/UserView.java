package org.gatehouse.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.EmailAddress;

/** A user as clients see it. Name and address are text, since what is stored needs no second look at its form. */
@Schema(description = "A user")
public record UserView(
        @Schema(required = true) UUID id,

        @Schema(description = "A whole number that stays the same", example = "42", required = true)
        long number,

        AccountCode accountCode,

        @Schema(implementation = Username.class, required = true)
        String username,

        @Schema(implementation = EmailAddress.class, required = true)
        String address,

        @Schema(description = "Whether the user receives mail at the address", required = true)
        boolean mailbox,

        @Schema(description = "The home domain of a mailbox user")
        UUID domainId,

        @Schema(required = true) Status status,
        @Schema(example = "Ada Lovelace") String displayName,
        @Schema(required = true) @JsonProperty("protected") boolean isProtected,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        Instant lastAccessAt,
        @Schema(example = "0-3f2a9c1e", required = true) String etag) {}
