package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.Values;

/** What somebody is called, and belongs to: FN, N, NICKNAME, ORG, TITLE, ROLE; and NOTE. */
final class Names {
    /** The parts of N in their order; the last two since RFC 9554. */
    private static final List<String> PARTS =
            List.of("surname", "given", "given2", "title", "credential", "surname2", "generation");

    private static final int PARTS_OF_OLD = 5;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Names() {}

    static void full(CardReader card, ContentLine line) {
        if (line.first("derived").equalsIgnoreCase("true")) {
            return; // RFC 9554 3.1: made of other properties
        }
        ObjectNode name = name(card);
        JsonNode text = JSON.textNode(Values.text(line));
        ObjectNode tried = name.deepCopy().set("full", text);
        if (!Parameters.isPlain(line, Set.of())
                || name.has("full")
                || text.textValue().isEmpty()
                || !card.parts().fits("name", tried)) {
            card.keep(line);
        } else {
            card.card().set("name", tried);
        }
    }

    static void components(CardReader card, ContentLine line) {
        ObjectNode name = name(card);
        ObjectNode tried = name.deepCopy();
        List<List<String>> parts = Values.parts(line);
        for (int i = 0; i < Math.min(parts.size(), PARTS.size()); i++) {
            for (String value : parts.get(i)) {
                tried.withArray("components")
                        .addObject()
                        .put("kind", PARTS.get(i))
                        .put("value", value);
            }
        }
        if (line.has("sort-as")) {
            List<String> keys = line.all("sort-as");
            for (int i = 0; i < Math.min(2, keys.size()); i++) {
                tried.withObjectProperty("sortAs").put(PARTS.get(i), keys.get(i));
            }
        }
        boolean whole = parts.stream().skip(PARTS.size()).allMatch(List::isEmpty);
        if (!whole
                || !Parameters.isPlain(line, Set.of("sort-as"))
                || name.has("components")
                || !card.parts().fits("name", tried)) {
            card.keep(line);
        } else if (tried.has("components")) {
            card.card().set("name", tried);
        }
    }

    private static ObjectNode name(CardReader card) {
        return card.card().get("name") instanceof ObjectNode name ? name : JSON.objectNode();
    }

    static void nicknames(CardReader card, ContentLine line) {
        List<String> names = Values.list(line);
        if (names.size() != 1) {
            card.keep(line);
            return;
        }
        simple(card, line, "nicknames", JSON.objectNode().put("name", names.get(0)));
    }

    static void organization(CardReader card, ContentLine line) {
        List<List<String>> parts = Values.parts(line);
        ObjectNode organization = JSON.objectNode();
        boolean gap = false;
        for (int i = 0; i < parts.size(); i++) {
            gap |= i > 1 && parts.get(i - 1).isEmpty() && !parts.get(i).isEmpty();
            String text = String.join(", ", parts.get(i));
            if (i == 0 && !text.isEmpty()) {
                organization.put("name", text);
            } else if (!text.isEmpty()) {
                organization.withArray("units").addObject().put("name", text);
            }
        }
        if (gap) {
            card.keep(line); // a unit must have a name
        } else {
            simple(card, line, "organizations", organization);
        }
    }

    static void title(CardReader card, ContentLine line, String kind) {
        ObjectNode title = JSON.objectNode().put("name", Values.text(line));
        if (!kind.equals("title")) {
            title.put("kind", kind);
        }
        card.put("titles", title, line, List.of());
    }

    static void note(CardReader card, ContentLine line) {
        String text = Values.text(line);
        if (text.isEmpty()) {
            card.keep(line);
        } else {
            card.put("notes", JSON.objectNode().put("note", text), line, List.of());
        }
    }

    private static void simple(CardReader card, ContentLine line, String map, ObjectNode object) {
        Parameters.keepTypes(Parameters.read(line, object, Map.of()), object);
        card.put(map, object, line, List.of("type", "pref"));
    }

    static void write(JsonNode card, Output out) {
        JsonNode name = card.path("name");
        ContentLine full = new ContentLine("FN", Values.escaped(FullName.of(card)));
        out.add(name.has("full") || out.version() == Version.V3 ? full : full.with("derived", "true"));
        if (name.has("components") || out.version() == Version.V3) {
            out.add(components(name, out.version()));
        }
        out.each(
                "nicknames",
                (id, each) ->
                        out.add("NICKNAME", Values.escaped(each.path("name").asText()), each, id));
        out.each("organizations", (id, each) -> {
            List<List<String>> parts = new ArrayList<>();
            parts.add(each.has("name") ? List.of(each.path("name").asText()) : List.of());
            each.path("units")
                    .forEach(unit -> parts.add(List.of(unit.path("name").asText())));
            out.add("ORG", Values.structured(parts, 1), each, id);
        });
        out.each("titles", (id, each) -> {
            String property = each.path("kind").asText("title").equals("role") ? "ROLE" : "TITLE";
            out.add(property, Values.escaped(each.path("name").asText()), each, id);
        });
        out.each(
                "notes",
                (id, each) -> out.add("NOTE", Values.escaped(each.path("note").asText()), each, id));
    }

    private static ContentLine components(JsonNode name, Version version) {
        List<List<String>> parts = new ArrayList<>();
        for (String kind : PARTS) {
            List<String> values = new ArrayList<>();
            for (JsonNode each : name.path("components")) {
                if (each.path("kind").asText().equals(kind)) {
                    values.add(each.path("value").asText());
                }
            }
            parts.add(values);
        }
        if (version == Version.V3) { // which has no place for the last two
            parts.get(0).addAll(parts.get(PARTS_OF_OLD));
            parts.get(4).addAll(parts.get(PARTS_OF_OLD + 1));
            parts = parts.subList(0, PARTS_OF_OLD);
        }
        ContentLine line = new ContentLine("N", Values.structured(parts, PARTS_OF_OLD));
        JsonNode sortAs = name.path("sortAs");
        if (version == Version.V4 && sortAs.has("surname")) {
            line.with("sort-as", sortAs.path("surname").asText());
            if (sortAs.has("given")) {
                line.with("sort-as", sortAs.path("given").asText());
            }
        }
        return line;
    }
}
