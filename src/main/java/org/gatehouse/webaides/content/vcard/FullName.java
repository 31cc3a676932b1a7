package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The name of a contact; without one, what else one would call it. */
public final class FullName {
    private FullName() {}

    /** What stands in FN and in lists; empty for a contact without anything of the kind. */
    public static String of(JsonNode card) {
        JsonNode name = card.path("name");
        if (name.has("full")) {
            return name.path("full").asText();
        }
        List<String> parts = new ArrayList<>();
        for (String kind : List.of("title", "given", "given2", "surname", "surname2", "credential", "generation")) {
            for (JsonNode each : name.path("components")) {
                if (each.path("kind").asText().equals(kind)) {
                    parts.add(each.path("value").asText());
                }
            }
        }
        if (!parts.isEmpty()) {
            return String.join(" ", parts);
        }
        for (String[] place : new String[][] {
            {"organizations", "name"}, {"nicknames", "name"}, {"emails", "address"}, {"phones", "number"}
        }) {
            for (JsonNode each : card.path(place[0])) {
                if (each.has(place[1])) {
                    return each.path(place[1]).asText();
                }
            }
        }
        return "";
    }
}
