package org.gatehouse.access;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.SingleLine;

/** What proves a user besides the password: a code, or a session that the user has approved. */
@Schema(description = "What proves the user besides the password: a code, or a session that was approved")
public record SecondFactor(
        @Schema(
                description = "As a hardware token or an authenticator app shows it, or a bypass code",
                example = "755224",
                maxLength = 64)
        @SingleLine(max = 64)
        String code,

        @Schema(
                description =
                        "In place of a code: a session that the user's device approved in the last ten minutes; counts once")
        UUID session) {
    /** Without the code. */
    @Override
    public String toString() {
        return "SecondFactor";
    }
}
