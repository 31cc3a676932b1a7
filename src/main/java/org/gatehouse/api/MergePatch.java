package org.gatehouse.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** A JSON merge patch (RFC 7396). What it makes of the present state is held to the same rules as a whole new state. */
public final class MergePatch {
    public static final String TYPE = "application/merge-patch+json";

    private final JsonNode patch;

    /**
     * A patch as it was read.
     *
     * @throws ApiException 400 unless it is an object: anything else would replace the whole
     */
    public MergePatch(JsonNode patch) {
        if (!patch.isObject()) {
            throw CommonProblem.INVALID_BODY.at("", "must be an object");
        }
        this.patch = patch;
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return patch.isEmpty();
    }

    /** Whether the patch speaks of this top-level member. */
    public boolean mentions(String member) {
        return patch.has(member);
    }

    /** The text that the patch gives to a top-level member, if it gives one. */
    public Optional<String> text(String member) {
        return Optional.ofNullable(patch.path(member).textValue());
    }

    /** The present state as patched, read by all the rules of its type. */
    @SuppressWarnings("unchecked")
    public <T> T apply(T present, StrictJson json) {
        JsonNode patched = merge(json.tree(present), patch);
        return (T) json.convert(patched, (Class<Object>) present.getClass());
    }

    /** The algorithm of RFC 7396, section 2. */
    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged =
                target.isObject() ? ((ObjectNode) target).deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                JsonNode old = merged.path(member.getKey());
                merged.set(member.getKey(), merge(old, member.getValue()));
            }
        }
        return merged;
    }
}
