package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A field that is a member of the content and a whole number of at most so much. */
record NumberMember(String name, String member, int most) implements Part {
    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public void read(JsonNode content, Map<String, Object> fields) {
        fields.put(name, content.path(member).isInt() ? content.path(member).intValue() : null);
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        String value = changes.get(name);
        if (value == null) {
            draft.content().remove(member);
        } else if (value.matches("\\d{1,9}") && Integer.parseInt(value) <= most) {
            draft.content().put(member, Integer.parseInt(value));
        } else {
            draft.refuse(name, "must be a whole number from 0 to " + most);
        }
    }
}
