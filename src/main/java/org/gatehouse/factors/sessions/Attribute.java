package org.gatehouse.factors.sessions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.SingleLine;

/** Something that a device shows its user about a session. */
@Schema(description = "Something that the device shows about the login")
public record Attribute(
        @Schema(required = true, minLength = 1, maxLength = Attribute.MAX_KEY, example = "Application")
        @NotNull(message = "is required")
        @Size(min = 1, message = "must not be empty")
        @SingleLine(max = Attribute.MAX_KEY)
        String key,

        @Schema(required = true, minLength = 1, maxLength = Attribute.MAX_VALUE, example = "Webmail")
        @NotNull(message = "is required")
        @Size(min = 1, message = "must not be empty")
        @SingleLine(max = Attribute.MAX_VALUE)
        String value) {
    static final int MAX_KEY = 40;
    static final int MAX_VALUE = 250;
}
