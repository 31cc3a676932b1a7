package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.BiConsumer;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;

/** A vCard that is being written. */
record Output(JsonNode card, Version version, Component vcard) {
    void add(ContentLine line) {
        vcard.add(line);
    }

    void add(String name, String value, JsonNode object, String id) {
        add(line(name, value, object, id));
    }

    ContentLine line(String name, String value, JsonNode object, String id) {
        return Parameters.write(name, value, object, id, version);
    }

    /** A URI as it is read here, where a backslash escapes although it has no place in a URI. */
    static String uri(String uri) {
        return uri.replace("\\", "\\\\");
    }

    /** Does so with each object of a map, and with its id where a reader would not give it the same. */
    void each(String map, BiConsumer<String, JsonNode> with) {
        int written = 0;
        for (Map.Entry<String, JsonNode> each : card.path(map).properties()) {
            String id = each.getKey().equals(Integer.toString(written + 1)) ? "" : each.getKey();
            int before = vcard.properties().size();
            with.accept(id, each.getValue());
            written += vcard.properties().size() - before;
        }
    }
}
