package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ids of objects in a map of a content. */
final class Ids {
    private Ids() {}

    /** A number that is no id, and that no patch of an instance or a language names: it would be of the new object then. */
    static String free(JsonNode content, String member) {
        JsonNode map = content.path(member);
        Set<String> patched = new HashSet<>();
        for (String patches : List.of("recurrenceOverrides", "localizations")) {
            for (JsonNode patch : content.path(patches)) {
                patch.fieldNames().forEachRemaining(name -> patched.add(beginning(name)));
            }
        }
        int number = map.size() + 1;
        while (map.has(Integer.toString(number)) || patched.contains(member + "/" + number)) {
            number++;
        }
        return Integer.toString(number);
    }

    /** The first two steps of a pointer. */
    private static String beginning(String pointer) {
        String[] steps = pointer.split("/", 3);
        return steps.length < 2 ? pointer : steps[0] + "/" + steps[1];
    }
}
