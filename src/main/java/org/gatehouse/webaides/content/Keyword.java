package org.gatehouse.webaides.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.PlainText;

/** One word, or a few, under which a note or link is found. */
record Keyword(@JsonValue String value) {
    private static final int MAX_LENGTH = 100;

    @JsonCreator
    static Keyword parse(String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH || !PlainText.isOneLine(text)) {
            throw new InvalidValue("must be one line of 1 to 100 characters, without control characters");
        }
        return new Keyword(text);
    }
}
