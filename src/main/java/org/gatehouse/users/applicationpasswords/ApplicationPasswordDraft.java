package org.gatehouse.users.applicationpasswords;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.SingleLine;

/** What a new application password is for. */
@Schema(description = "What a new application password is for")
public record ApplicationPasswordDraft(
        @Schema(
                description = "One line, for people: which program, and where",
                example = "mail on the phone",
                maxLength = 200,
                required = true)
        @NotBlank(message = "is required")
        @SingleLine(max = 200)
        String name,

        @Schema(description = "Until when it counts; for ever, if absent", example = "2027-12-01T00:00:00Z")
        Instant expiresAt) {}
