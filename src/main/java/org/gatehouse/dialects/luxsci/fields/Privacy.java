package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** {@code Private}: whether an event is anything but public. */
final class Privacy implements Part {
    private static final String NAME = "Private";
    private static final String MEMBER = "privacy";

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public void read(JsonNode content, Map<String, Object> fields) {
        fields.put(NAME, isPrivate(content) ? 1 : 0);
    }

    private static boolean isPrivate(JsonNode content) {
        return !content.path(MEMBER).asText("public").equals("public");
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        boolean set = Flags.isSet(NAME, changes.get(NAME), draft);
        if (set && !isPrivate(draft.content())) {
            draft.content().put(MEMBER, "private");
        } else if (!set && isPrivate(draft.content())) {
            draft.content().remove(MEMBER);
        }
    }
}
