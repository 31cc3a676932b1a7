package org.gatehouse.factors.sessions;

import jakarta.validation.GroupSequence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.Lengths;
import org.gatehouse.platform.SingleLine;

/** Who is to show a second factor, and for what. */
@Schema(
        description =
                "Who is to show a second factor; with a code it is decided at once, else the user's device is asked")
@GroupSequence({Lengths.class, NewSession.class})
public record NewSession(
        @Schema(required = true, description = "Id or username", maxLength = 256, example = "ada@example.com")
        @NotNull(message = "is required")
        @Size(
                max = 256,
                message = "must have at most 256 characters",
                groups = {Lengths.class, Default.class})
        String user,

        @Schema(description = "What the device shows about the login", maxItems = 50)
        @Size(
                max = 50,
                message = "must have at most 50 elements",
                groups = {Lengths.class, Default.class})
        List<@NotNull(message = "must not be null") @Valid Attribute> attributes,

        @Schema(description = "The address that the person logs in from; wrong codes slow down its network")
        IpAddress ipAddress,

        @Schema(description = "A code that a token or an app shows", maxLength = 64, example = "755224")
        @SingleLine(max = 64)
        String otp,

        @Schema(description = "A bypass code, in place of `otp`", maxLength = 64, example = "204918365")
        @SingleLine(max = 64)
        String bypassCode) {
    public NewSession {
        attributes = attributes == null ? List.of() : attributes;
    }

    boolean hasCode() {
        return otp != null || bypassCode != null;
    }

    /** Without the codes. */
    @Override
    public String toString() {
        return "NewSession";
    }
}
