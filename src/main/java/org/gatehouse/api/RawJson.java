package org.gatehouse.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** Lawful JSON that was stored as text and goes into answers as that text: a tree of it takes many times the memory. */
public final class RawJson {
    private final String text;

    private RawJson(String text) {
        this.text = Objects.requireNonNull(text);
    }

    public static RawJson ofStored(String text) {
        return new RawJson(text);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RawJson of(JsonNode json) {
        return new RawJson(json.toString());
    }

    @JsonValue
    @JsonRawValue
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawJson raw && text.equals(raw.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
