package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gatehouse.webaides.content.lines.Carets;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.Kept;

/** The parameters that many properties share: TYPE, PREF, LABEL. Others stay in {@code vCardParams} beside the value. */
final class Parameters {
    private static final Map<String, String> CONTEXTS =
            Map.of("home", "private", "work", "work", "billing", "billing", "delivery", "delivery");
    private static final Set<String> ALWAYS_READ = Set.of("prop-id", "encoding", "charset");

    private Parameters() {}

    /** Reads contexts, preference and label into the object, and features by their words; returns the types that are left. */
    static List<String> read(ContentLine line, ObjectNode object, Map<String, String> features) {
        List<String> left = new ArrayList<>();
        for (String types : line.all("type")) {
            for (String type : types.split(",", -1)) {
                type(type.strip(), object, features, left);
            }
        }
        String preference = line.first("pref");
        if (preference.matches("[1-9][0-9]?|100")) {
            object.put("pref", Integer.parseInt(preference));
        }
        if (line.has("label") && !line.name().equals("ADR")) {
            object.put("label", Carets.decoded(line.first("label")));
        }
        return left;
    }

    /** Whether nothing would be lost of a line by taking its value alone. */
    static boolean isPlain(ContentLine line, Set<String> read) {
        return line.group() == null
                && line.parameters().keySet().stream()
                        .allMatch(each -> read.contains(each) || ALWAYS_READ.contains(each));
    }

    private static void type(String type, ObjectNode object, Map<String, String> features, List<String> left) {
        String word = type.toLowerCase(Locale.ROOT);
        if (CONTEXTS.containsKey(word)) {
            object.withObjectProperty("contexts").put(CONTEXTS.get(word), true);
        } else if (features.containsKey(word)) {
            object.withObjectProperty("features").put(features.get(word), true);
        } else if (word.equals("pref")) {
            object.put("pref", 1);
        } else if (!word.isEmpty() && !word.equals("internet")) {
            left.add(type);
        }
    }

    /** Keeps what was not read of the line. */
    static void keep(ContentLine line, List<String> read, ObjectNode object) {
        List<String> without = new ArrayList<>(read);
        without.addAll(ALWAYS_READ);
        ObjectNode kept = Kept.parameters(line, without);
        if (!kept.isEmpty()) {
            object.withObjectProperty("vCardParams").setAll(kept);
        }
    }

    /** Types that mean nothing here. */
    static void keepTypes(List<String> types, ObjectNode object) {
        if (types.size() == 1) {
            object.withObjectProperty("vCardParams").put("type", types.get(0));
        } else if (!types.isEmpty()) {
            types.forEach(object.withObjectProperty("vCardParams").withArray("type")::add);
        }
    }

    /** A line of this object: its types, preference and label, then the parameters that were kept. */
    static ContentLine write(String name, String value, JsonNode object, String id, Version version) {
        ContentLine line = Kept.line(name, object.path("vCardParams"), value);
        for (Map.Entry<String, JsonNode> context : object.path("contexts").properties()) {
            CONTEXTS.forEach((word, meaning) -> {
                if (meaning.equals(context.getKey())) {
                    line.with("type", word);
                }
            });
        }
        if (object.has("pref")) {
            preference(line, object.path("pref").asInt(), version);
        }
        if (object.has("label") && version == Version.V4) {
            line.with("label", Carets.encoded(object.path("label").asText()));
        }
        if (!id.isEmpty()) {
            line.with("prop-id", id);
        }
        return line;
    }

    private static void preference(ContentLine line, int preference, Version version) {
        if (version == Version.V4) {
            line.with("pref", Integer.toString(preference));
        } else if (preference == 1) {
            line.with("type", "pref");
        }
    }
}
