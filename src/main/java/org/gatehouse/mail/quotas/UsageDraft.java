package org.gatehouse.mail.quotas;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message that a user is about to send. */
@Schema(name = "SentMessage", description = "A message that a user is about to send")
public record UsageDraft(
        @Schema(
                minimum = "1",
                description = "How many recipients it has in all: To, Cc and Bcc. Each counts as one message",
                example = "3",
                required = true)
        @NotNull(message = "is required")
        @Min(value = 1, message = "must be at least 1")
        Long recipients,

        @Schema(
                minimum = "0",
                description = "How large it is; counted once for each recipient",
                example = "48213",
                required = true)
        @NotNull(message = "is required")
        @Min(value = 0, message = "must be at least 0")
        Long bytes) {}
