package org.gatehouse.webaides;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.Form;
import org.gatehouse.platform.SingleLine;
import org.gatehouse.platform.TextForm;
import org.gatehouse.webaides.content.Kind;

/** What a client says of a container at its making. */
@Schema(description = "What may be said of a new WebAide")
public record WebAideDraft(
        @Schema(required = true) @NotNull(message = "is required")
        Kind kind,

        @Schema(
                description = "Unique among the user's of this kind, without case",
                example = "Work",
                maxLength = 200,
                required = true)
        @NotNull(message = "is required")
        @Pattern(regexp = WebAideDraft.TRIMMED, message = "must neither be blank nor begin or end with blanks")
        @SingleLine(max = 200)
        String name,

        @Schema(description = "One line, for people", maxLength = 500) @SingleLine(max = 500)
        String description,

        @Schema(example = "#3366cc", pattern = WebAideDraft.COLOR)
        @Pattern(regexp = WebAideDraft.COLOR, message = "must be # and six hexadecimal digits")
        String color,

        @Schema(description = "Time zone of the IANA database", example = "Europe/Berlin") @Form(TextForm.TIME_ZONE)
        String timeZone) {
    static final String TRIMMED = "^\\S(.*\\S)?$";
    static final String COLOR = "^#[0-9a-fA-F]{6}$";
}
