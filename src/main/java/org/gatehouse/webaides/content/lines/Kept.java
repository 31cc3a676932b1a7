package org.gatehouse.webaides.content.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Properties as jCard and jCal write them (RFC 7095, RFC 7265), such that the very same line comes back. The type is
 * "unknown", whose value is the raw one, where the line does not say another.
 */
public final class Kept {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UNKNOWN = "unknown";
    private static final Pattern TYPE = Pattern.compile("[a-z0-9-]+");

    private Kept() {}

    public static ArrayNode json(ContentLine line) {
        ObjectNode parameters = parameters(line, List.of());
        String type = UNKNOWN;
        String value = line.value();
        String said = parameters.path("value").asText();
        if (TYPE.matcher(said).matches() && !said.equals(UNKNOWN)) {
            String text = said.equals("text") ? Values.text(line) : value;
            if (!said.equals("text") || Values.escaped(text).equals(value)) {
                parameters.remove("value");
                type = said;
                value = text;
            }
        }
        return JSON.arrayNode()
                .add(line.name().toLowerCase(Locale.ROOT))
                .add(parameters)
                .add(type)
                .add(value);
    }

    /** The parameters of a line but for some, and its group. */
    public static ObjectNode parameters(ContentLine line, List<String> without) {
        ObjectNode parameters = JSON.objectNode();
        if (line.group() != null) {
            parameters.put("group", line.group());
        }
        line.parameters().forEach((name, times) -> {
            if (!without.contains(name)) {
                parameters.set(name, json(times));
            }
        });
        return parameters;
    }

    /** The line that was kept, or that a client wrote so. */
    public static ContentLine line(JsonNode kept) {
        String name = kept.get(0).asText().toUpperCase(Locale.ROOT);
        String type = kept.get(2).asText();
        List<String> values = new ArrayList<>();
        for (int i = 3; i < kept.size(); i++) {
            values.add(value(kept.get(i), type.equals("text")));
        }
        ContentLine line = line(name, kept.get(1), String.join(",", values));
        return type.equals(UNKNOWN) ? line : line.with("value", type);
    }

    /** A line with such parameters. */
    public static ContentLine line(String name, JsonNode parameters, String value) {
        String group =
                parameters.path("group").isTextual() ? parameters.path("group").textValue() : null;
        ContentLine line = new ContentLine(group, name, new LinkedHashMap<>(), value);
        add(line, parameters);
        return line;
    }

    /** Adds such parameters to a line, but for those that it has. */
    public static void add(ContentLine line, JsonNode parameters) {
        for (Map.Entry<String, JsonNode> each : parameters.properties()) {
            String name = each.getKey().toLowerCase(Locale.ROOT);
            if (!name.equals("group") && !line.has(name)) {
                line.parameters().put(name, times(each.getValue()));
            }
        }
    }

    private static JsonNode json(List<List<String>> times) {
        ArrayNode all = JSON.arrayNode();
        for (List<String> values : times) {
            ArrayNode some = JSON.arrayNode();
            values.forEach(some::add);
            all.add(some);
        }
        JsonNode first = all.get(0);
        if (all.size() > 1) {
            return all;
        }
        return first.size() == 1 ? first.get(0) : first;
    }

    private static List<List<String>> times(JsonNode json) {
        List<List<String>> times = new ArrayList<>();
        boolean several = json.isArray() && json.get(0).isArray();
        for (JsonNode values : several ? json : JSON.arrayNode().add(json)) {
            List<String> some = new ArrayList<>();
            (values.isArray() ? values : JSON.arrayNode().add(values)).forEach(each -> some.add(each.asText()));
            times.add(some);
        }
        return times;
    }

    private static String value(JsonNode value, boolean text) {
        if (!value.isArray()) {
            return text ? Values.escaped(value.asText()) : value.asText();
        }
        List<String> parts = new ArrayList<>();
        for (JsonNode part : value) {
            List<String> some = new ArrayList<>();
            (part.isArray() ? part : JSON.arrayNode().add(part)).forEach(each -> some.add(value(each, text)));
            parts.add(String.join(",", some));
        }
        return String.join(";", parts);
    }
}
