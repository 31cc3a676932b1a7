package org.gatehouse.mail.senders;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a user may send as. */
@Schema(name = "FromAddress", description = "An address, or all of a domain, that the user may send as")
public record FromAddressView(
        @Schema(description = "The address or the domain, in lower case", example = "info@example.com", required = true)
        String sender,

        @Schema(required = true) Kind kind,

        @Schema(description = "Whether it is the user's own mailbox, which cannot be taken away", required = true)
        boolean own,

        @Schema(required = true) Instant createdAt) {
    /** What it is. */
    @Schema(
            name = "FromAddressKind",
            enumeration = {"address", "domain"})
    public enum Kind {
        /** One address. */
        @JsonProperty("address")
        ADDRESS,

        /** Every address of a domain, none of those below it. */
        @JsonProperty("domain")
        DOMAIN
    }
}
