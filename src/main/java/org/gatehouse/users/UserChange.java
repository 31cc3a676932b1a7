package org.gatehouse.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.SingleLine;

/** What a client may change of a user. */
@Schema(description = "What may be changed of a user")
public record UserChange(
        @Schema(required = true) @NotNull(message = "is required")
        EmailAddress address,

        @Schema(description = "Follows the address when it was the address and is not named here")
        @NotNull(message = "is required")
        Username username,

        @Schema(description = "One line, for people", example = "Ada Lovelace", maxLength = 200) @SingleLine(max = 200)
        String displayName,

        @NotNull(message = "is required") Status status,

        @Schema(description = "Whether the user receives mail at the address, in one of the organization's domains")
        @NotNull(message = "is required")
        Boolean mailbox,

        @Schema(description = "Out of reach of codes without users.protected:write")
        @JsonProperty("protected")
        @NotNull(message = "is required")
        Boolean isProtected) {
    boolean isAtPlaceOf(UserChange other) {
        return address.value().equals(other.address.value()) && mailbox.equals(other.mailbox);
    }
}
