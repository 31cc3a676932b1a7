package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@code Location}: the name of the first of an event's locations. */
final class EventPlace implements Part {
    private static final String NAME = "Location";
    private static final String MEMBER = "locations";

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public void read(JsonNode content, Map<String, Object> fields) {
        Iterator<JsonNode> locations = content.path(MEMBER).elements();
        fields.put(NAME, locations.hasNext() ? locations.next().path("name").textValue() : null);
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        String value = changes.get(NAME);
        ObjectNode locations = draft.content().withObjectProperty(MEMBER);
        String id = locations.isEmpty()
                ? Ids.free(draft.content(), MEMBER)
                : locations.fieldNames().next();
        ObjectNode first = locations.withObjectProperty(id);
        draft.claim(NAME, "/" + MEMBER + "/" + id + "/name");
        if (value != null) {
            first.put("name", value);
            return;
        }
        first.remove("name");
        boolean saysNothing = first.isEmpty() || (first.size() == 1 && first.has("@type"));
        if (saysNothing && locations.size() == 1) { // else the next one would become the first
            draft.content().remove(MEMBER);
        }
    }
}
