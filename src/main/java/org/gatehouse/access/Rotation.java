package org.gatehouse.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.users.Password;

/** How a secret is replaced. */
@Schema(description = "How a secret is replaced")
public record Rotation(
        @Schema(
                description =
                        "For how many seconds the old secret or password works beside the new one, at most seven days",
                example = "3600",
                defaultValue = "0")
        @Min(value = 0, message = "must be at least 0")
        @Max(value = 604_800, message = "must be at most 604800, seven days")
        Long graceSeconds,

        @Schema(description = "For authsmtp and easymail: the new password; one is made and shown, if absent")
        Password password) {
    Duration grace() {
        return graceSeconds == null ? Duration.ZERO : Duration.ofSeconds(graceSeconds);
    }
}
