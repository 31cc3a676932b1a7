package org.gatehouse.webaides.content.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gatehouse.platform.Sha256;

/** Members that have no property of their own, as JSPROP (RFC 9555 3.2.1): JSON in a line, JSPTR says where it belongs. */
public final class JsonProperties {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** A parameter of ours: a digest of what stands in the place of the member, which the line replaces. */
    static final String SAID = "x-said";

    private static final int DEEPEST = 60;
    private static final int DIGEST_LENGTH = 24;

    private JsonProperties() {}

    /**
     * Sets the member of the object that the line points to, unless it says something else by now or its holder is gone: then
     * somebody changed it who does not know of the line. Whether it is lawful is judged later.
     *
     * @return whether the line holds JSON at all
     */
    public static boolean read(ContentLine line, ObjectNode to) {
        JsonNode value = value(line);
        if (value == null) {
            return false;
        }
        set(pointer(line), value, to, present -> isReplacedBy(line, present, value));
        return true;
    }

    /** The JSON that the line holds; null if it holds none. */
    public static JsonNode value(ContentLine line) {
        try {
            JsonNode value = MAPPER.readTree(Values.text(line));
            return value.isMissingNode() || depth(value) > DEEPEST ? null : value;
        } catch (JsonProcessingException | NumberFormatException broken) {
            return null;
        }
    }

    /** Where the line belongs. */
    public static String pointer(ContentLine line) {
        return Carets.decoded(line.first("jsptr"));
    }

    /**
     * Whether the line may take the place of what is present.
     *
     * @param present null for nothing
     */
    public static boolean isReplacedBy(ContentLine line, JsonNode present, JsonNode value) {
        if (line.has(SAID)) {
            return present != null && digest(present).equals(line.first(SAID));
        }
        return present == null || saysTheSame(present, value);
    }

    static void set(String pointer, JsonNode value, ObjectNode to, Predicate<JsonNode> isUnchanged) {
        String[] steps = pointer.split("/", -1);
        JsonNode holder = to;
        for (int i = 0; i < steps.length - 1; i++) {
            holder = holder.path(name(steps[i]));
        }
        String last = name(steps[steps.length - 1]);
        if (!last.isEmpty() && holder instanceof ObjectNode object && isUnchanged.test(object.get(last))) {
            object.set(last, value);
        }
    }

    /** Whether the parts of a name or address are the same, but for their order and what properties cannot say of them. */
    private static boolean saysTheSame(JsonNode present, JsonNode value) {
        return present.isArray()
                && value.isArray()
                && areParts(value)
                && parts(present).equals(parts(value));
    }

    private static boolean areParts(JsonNode array) {
        for (JsonNode part : array) {
            if (!part.has("value") && !part.has("name")) {
                return false;
            }
        }
        return true;
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

    static ContentLine write(String name, String pointer, JsonNode value) {
        return new ContentLine(name, Values.escaped(value.toString()))
                .with("jsptr", '"' + Carets.encoded(pointer) + '"');
    }

    /** The same for equal values, whatever the order of their members. */
    static String digest(JsonNode value) {
        StringBuilder text = new StringBuilder();
        canonical(value, text);
        return Sha256.of(text.toString()).substring(0, DIGEST_LENGTH);
    }

    private static void canonical(JsonNode value, StringBuilder to) {
        Map<String, JsonNode> members = new TreeMap<>();
        value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        if (value.isArray()) {
            to.append('[');
            value.forEach(element -> {
                canonical(element, to);
                to.append(',');
            });
            to.append(']');
        } else if (value.isObject()) {
            to.append('{');
            members.forEach((name, member) -> {
                to.append(TextNode.valueOf(name)).append(':');
                canonical(member, to);
                to.append(',');
            });
            to.append('}');
        } else {
            to.append(value);
        }
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }
}
