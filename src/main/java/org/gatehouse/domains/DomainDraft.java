package org.gatehouse.domains;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.SingleLine;

/** What a client says of a domain, at its making and in changes; the name stays what it was at the making. */
@Schema(description = "What may be said of a domain")
public record DomainDraft(
        @Schema(required = true) @NotNull(message = "is required")
        DomainName name,

        @Schema(description = "Whether mail is taken for it; on unless said otherwise", defaultValue = "true")
        Boolean enabled,

        @Schema(description = "One line, for people", example = "Head office", maxLength = 500) @SingleLine(max = 500)
        String description,

        @Schema(description = "How many users may have their mailbox in it; any number, if absent", example = "250")
        @Min(value = 0, message = "must be at least 0")
        @Max(value = 1_000_000_000, message = "must be at most 1000000000")
        Long maxUsers) {
    public DomainDraft {
        enabled = enabled == null || enabled;
    }
}
