package org.gatehouse.access;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a user may call the AuthSMTP interface. */
@Schema(name = "SmtpApi", description = "Whether and how the user may call the AuthSMTP interface")
public record SmtpApiView(
        @Schema(example = "true", required = true) boolean enabled,

        @Schema(description = "The account code, by which the interface knows the user", example = "aa12345")
        String account,

        @Schema(description = "Made here; only in the answer that made it")
        String password,

        @Schema(description = "Seconds between two calls", example = "20", required = true)
        int interval,

        @Schema(
                description =
                        "The API code behind it, where networks, dates and limits can be set; absent until it is made")
        UUID codeId,

        Instant lastCallAt,
        @Schema(example = "0-3f2a9c1e-20", required = true) String etag) {
    /** Without the password. */
    @Override
    public String toString() {
        return "SmtpApiView[" + account + "]";
    }
}
