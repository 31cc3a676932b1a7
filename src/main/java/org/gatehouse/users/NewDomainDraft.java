package org.gatehouse.users;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.DomainDraft;
import org.gatehouse.domains.DomainName;
import org.gatehouse.platform.SingleLine;

/** What a client says of a new domain. */
@Schema(description = "A new domain and, if wanted, its first user: both or neither")
public record NewDomainDraft(
        @Schema(required = true) @NotNull(message = "is required")
        DomainName name,

        @Schema(description = "Whether mail is taken for it; on unless said otherwise", defaultValue = "true")
        Boolean enabled,

        @Schema(description = "One line, for people", example = "Head office", maxLength = 500) @SingleLine(max = 500)
        String description,

        @Schema(description = "How many users may have their mailbox in it; any number, if absent", example = "250")
        @Min(value = 0, message = "must be at least 0")
        @Max(value = 1_000_000_000, message = "must be at most 1000000000")
        Long maxUsers,

        @Schema(description = "A user with an address of the new domain; needs the scopes of users too") @Valid
        UserDraft firstUser) {
    public DomainDraft domain() {
        return new DomainDraft(name, enabled, description, maxUsers);
    }
}
