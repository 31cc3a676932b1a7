package org.gatehouse.webaides.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.gatehouse.platform.SingleLine;

/** A note. */
record Note(
        @SingleLine(max = 500) String title,

        @Size(max = Note.MAX_BODY, message = "must have at most 900000 characters")
        String body,

        Format format,

        @Size(max = 100, message = "must have at most 100 elements")
        List<@NotNull(message = "must not be null") Keyword> keywords) {
    static final int MAX_BODY = 900_000;

    /** How the body is written. */
    enum Format {
        @JsonProperty("plain")
        PLAIN,
        @JsonProperty("markdown")
        MARKDOWN
    }

    Note {
        format = format == null ? Format.PLAIN : format;
    }

    Columns columns() {
        return new Columns(
                SearchText.fold(title),
                SearchText.fold(body),
                Link.folded(keywords),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
