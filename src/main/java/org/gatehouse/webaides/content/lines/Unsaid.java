package org.gatehouse.webaides.content.lines;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a document says and its other form does not: members that are missing, arrays that are not the same. */
public final class Unsaid {
    /** What the server fills in, and what is said in another way that means the same. */
    private static final Set<String> ELSEWHERE =
            Set.of("@type", "version", "vCardProps", "iCalComponent", "recurrenceOverrides");

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
            boolean reordered = other != null && other.isArray() && !other.equals(member.getValue());
            if (ELSEWHERE.contains(pointer)) {
                continue;
            }
            if (other == null || reordered) {
                missing.put(pointer, member.getValue());
            } else if (other.isObject()) {
                compare(pointer + "/", member.getValue(), other, missing);
            }
        }
    }
}
