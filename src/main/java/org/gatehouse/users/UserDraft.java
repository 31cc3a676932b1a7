package org.gatehouse.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.organizations.Preferences;
import org.gatehouse.platform.SingleLine;

/** What a client says of a new user. */
@Schema(description = "A new user")
public record UserDraft(
        @Schema(required = true) @NotNull(message = "is required")
        EmailAddress address,

        @Schema(description = "The address, unless said otherwise")
        Username username,

        @Schema(description = "One line, for people", example = "Ada Lovelace", maxLength = 200) @SingleLine(max = 200)
        String displayName,

        @Schema(description = "Enabled, unless said otherwise")
        Status status,

        @Schema(
                description = "Whether the user receives mail at the address; unless said otherwise, true when it"
                        + " lies in one of the organization's domains")
        Boolean mailbox,

        @Schema(description = "Out of reach of codes without users.protected:write", defaultValue = "false")
        @JsonProperty("protected")
        Boolean isProtected,

        Password password,

        @Schema(description = "In place of a password: its hash from another system")
        PasswordHash passwordHash,

        @Valid Profile profile,
        @Valid Preferences preferences) {
    public UserDraft {
        status = status == null ? Status.ENABLED : status;
        isProtected = isProtected != null && isProtected;
    }
}
