package org.gatehouse.webaides.content.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a document says and its other form does not, or not so.
 *
 * @param pointer to a member, without its first slash
 * @param said what the other form says in its place; null where it says nothing
 */
public record Unsaid(String pointer, JsonNode value, JsonNode said) {
    /** What the server fills in, and what is said in another way that means the same. */
    private static final Set<String> ELSEWHERE =
            Set.of("@type", "version", "vCardProps", "iCalComponent", "recurrenceOverrides");

    /**
     * All that is missing or other.
     *
     * @param said the document as it was read back from its other form
     */
    public static List<Unsaid> between(JsonNode document, JsonNode said) {
        List<Unsaid> unsaid = new ArrayList<>();
        compare("", document, said, unsaid);
        return unsaid;
    }

    /** The line that says it, for as long as the rest says what it says now. */
    public ContentLine line(String name) {
        ContentLine line = JsonProperties.write(name, pointer, value);
        return said == null ? line : line.with(JsonProperties.SAID, JsonProperties.digest(said));
    }

    /** Says it in that object too, if there in its place stands what the other form says. */
    public void takeOver(ObjectNode to) {
        JsonProperties.set(pointer, value, to, present -> present == null ? said == null : present.equals(said));
    }

    private static void compare(String prefix, JsonNode document, JsonNode said, List<Unsaid> unsaid) {
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            String pointer = prefix + member.getKey().replace("~", "~0").replace("/", "~1");
            JsonNode value = member.getValue();
            JsonNode other = said.get(member.getKey());
            if (ELSEWHERE.contains(pointer)) {
                continue;
            }
            if (other != null && other.isObject() && value.isObject()) {
                compare(pointer + "/", value, other, unsaid);
            } else if (!value.equals(other)) {
                unsaid.add(new Unsaid(pointer, value, other));
            }
        }
    }
}
