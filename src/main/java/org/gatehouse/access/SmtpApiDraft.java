package org.gatehouse.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.users.Password;

/** What is said of a user's access by the AuthSMTP interface. */
@Schema(name = "SmtpApiChange", description = "Whether and how the user may call the AuthSMTP interface")
public record SmtpApiDraft(
        @Schema(description = "Off unless said otherwise", example = "true", defaultValue = "false")
        Boolean enabled,

        @Schema(
                description =
                        "A password for this interface alone. If absent, the present one stays; where there is none, one is"
                                + " made and shown")
        Password password,

        @Schema(
                minimum = "0",
                maximum = "86400",
                defaultValue = "20",
                description = "How many seconds lie between two calls at least",
                example = "20")
        @Min(value = 0, message = "must be at least 0")
        @Max(value = 86_400, message = "must be at most 86400")
        Integer interval) {
    /** Where nothing is said. */
    static final int INTERVAL = 20;

    public SmtpApiDraft {
        enabled = enabled != null && enabled;
        interval = interval == null ? INTERVAL : interval;
    }
}
