package org.gatehouse.webaides.content.lines;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a document says and its other form does not: whole members, and members of objects that are there. */
public final class Unsaid {
    /** What the server fills in. */
    private static final Set<String> FILLED = Set.of("@type", "version");

    private Unsaid() {}

    /**
     * Pointers, without their first slash, to what is missing.
     *
     * @param said the document as it was read back from its other form
     */
    public static Map<String, JsonNode> of(JsonNode document, JsonNode said) {
        Map<String, JsonNode> missing = new LinkedHashMap<>();
        compare("", document, said, missing);
        return missing;
    }

    private static void compare(String prefix, JsonNode document, JsonNode said, Map<String, JsonNode> missing) {
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            String pointer = prefix + member.getKey().replace("~", "~0").replace("/", "~1");
            JsonNode other = said.get(member.getKey());
            if (other == null && !FILLED.contains(pointer)) {
                missing.put(pointer, member.getValue());
            } else if (other != null && other.isObject()) {
                compare(pointer + "/", member.getValue(), other, missing);
            }
        }
    }
}
