package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.SingleLine;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Kind;

/** An entry as a client makes or replaces it. */
@Schema(description = "An entry as it is to be")
public record EntryDraft(
        @Schema(
                description = "Its name in the world; made up for a new entry that names none, and never changed",
                example = "urn:uuid:7c7c1f3a-3b5e-4f0e-9a2e-1c1b2d3e4f50",
                minLength = 1,
                maxLength = EntryDraft.MAX_UID)
        @Pattern(regexp = WebAideDraft.TRIMMED, message = "must neither be blank nor begin or end with blanks")
        @SingleLine(max = EntryDraft.MAX_UID)
        String uid,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "What it says; which members there are depends on the kind",
                required = true)
        @NotNull(message = "is required")
        ObjectNode content)
        implements SentEntry {
    static final int MAX_UID = 255;

    @Override
    public Content read(Contents contents, Kind kind, String name, Content before) {
        return contents.read(kind, content, name);
    }

    @Override
    public boolean keepsWhatItCannotSay() {
        return false;
    }
}
