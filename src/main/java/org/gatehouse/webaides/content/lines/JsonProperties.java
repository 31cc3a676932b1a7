package org.gatehouse.webaides.content.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Members that have no property of their own, as JSPROP (RFC 9555 3.2.1): JSON in a line, JSPTR says where it belongs. */
public final class JsonProperties {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int DEEPEST = 60;

    private JsonProperties() {}

    /**
     * Sets the member of the object that the line points to, as {@link #set} does.
     *
     * @return whether the line holds JSON at all
     */
    public static boolean read(ContentLine line, ObjectNode to) {
        try {
            JsonNode value = MAPPER.readTree(Values.text(line));
            if (value.isMissingNode() || depth(value) > DEEPEST) {
                return false;
            }
            set(Carets.decoded(line.first("jsptr")), value, to);
            return true;
        } catch (JsonProcessingException | NumberFormatException broken) {
            return false;
        }
    }

    /**
     * Sets the member that the pointer leads to, unless it says something else by now or its holder is gone: then somebody
     * changed it who does not know of the value. Whether it is lawful is judged later.
     */
    public static void set(String pointer, JsonNode value, ObjectNode to) {
        String[] steps = pointer.split("/", -1);
        JsonNode holder = to;
        for (int i = 0; i < steps.length - 1; i++) {
            holder = holder.path(name(steps[i]));
        }
        String last = name(steps[steps.length - 1]);
        if (!last.isEmpty()
                && holder instanceof ObjectNode object
                && (!object.has(last) || saysTheSame(object.get(last), value))) {
            object.set(last, value);
        }
    }

    /** Whether the parts of a name or address are the same, but for their order and what properties cannot say of them. */
    private static boolean saysTheSame(JsonNode present, JsonNode value) {
        return present.isArray() && value.isArray() && parts(present).equals(parts(value));
    }

    private static List<String> parts(JsonNode array) {
        List<String> parts = new ArrayList<>();
        for (JsonNode part : array) {
            String kind = part.path("kind").asText();
            if (!kind.equals("separator")) {
                parts.add(kind
                        + ' '
                        + part.path("value").asText()
                        + ' '
                        + part.path("name").asText());
            }
        }
        parts.sort(null);
        return parts;
    }

    private static String name(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    public static ContentLine write(String name, String pointer, JsonNode value) {
        return new ContentLine(name, Values.escaped(value.toString()))
                .with("jsptr", '"' + Carets.encoded(pointer) + '"');
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }
}
