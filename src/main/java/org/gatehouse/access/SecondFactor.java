package org.gatehouse.access;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.SingleLine;

/** What proves a user besides the password. */
@Schema(description = "What proves the user besides the password; asked for once the user has a second factor")
public record SecondFactor(
        @Schema(
                description = "As a token shows it, or a bypass code",
                example = "755224",
                required = true,
                maxLength = 64)
        @NotNull(message = "is required")
        @SingleLine(max = 64)
        String code) {
    /** Without the code. */
    @Override
    public String toString() {
        return "SecondFactor";
    }
}
