package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.webaides.content.vcard.Components;
import org.gatehouse.webaides.content.vcard.FullName;

/**
 * The parts of a contact's name, and {@code Full Name}: the name as a whole, where the content has one. It follows the parts if it said nothing
 * but them, in whatever order; else it stays until it is set itself.
 */
final class NameFields implements Part {
    private static final String FULL_NAME = "Full Name";
    private static final String MEMBER = "name";
    private static final String FULL = "full";
    private static final String SORT_AS = "sortAs";

    private static final Map<String, List<String>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("Title", List.of("title"));
        KINDS.put("First Name", List.of("given"));
        KINDS.put("Middle Name", List.of("given2"));
        KINDS.put("Last Name", List.of("surname"));
        KINDS.put("Suffix", List.of("credential", "generation"));
    }

    private static final List<String> ORDER =
            List.of("title", "given", "given2", "surname", "surname2", "generation", "credential");

    /** What says nothing by itself. */
    private static final Set<String> FRAME = Set.of("@type", "isOrdered", "defaultSeparator");

    private static final List<String> NAMES =
            List.of("Title", "First Name", "Middle Name", "Last Name", "Suffix", FULL_NAME);

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public void read(JsonNode card, Map<String, Object> fields) {
        JsonNode name = card.path(MEMBER);
        KINDS.forEach((field, kinds) -> fields.put(field, Components.read(name, kinds)));
        fields.put(FULL_NAME, name.path(FULL).textValue());
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        ObjectNode name = draft.content().withObjectProperty(MEMBER);
        boolean follows = name.has(FULL) && Components.say(name, name.path(FULL).asText());
        changes.forEach((field, value) -> {
            if (!field.equals(FULL_NAME)) {
                Components.write(name, KINDS.get(field), ORDER, value);
                unsort(name, KINDS.get(field));
            }
        });
        if (follows) {
            full(name, composed(name));
            draft.claim(changes.keySet().iterator().next(), "/" + MEMBER + "/" + FULL);
        }
        if (changes.containsKey(FULL_NAME)) {
            full(name, changes.get(FULL_NAME));
        }
        for (String field : changes.keySet()) {
            draft.claim(
                    field,
                    "/" + MEMBER + (field.equals(FULL_NAME) ? "/" + FULL : Components.pointer(name, KINDS.get(field))));
        }
        if (Slots.saysNothing(name, FRAME)) {
            draft.content().remove(MEMBER);
        }
    }

    /** By what the former value was sorted. */
    private static void unsort(ObjectNode name, List<String> kinds) {
        if (name.get(SORT_AS) instanceof ObjectNode sortAs) {
            sortAs.remove(kinds);
            if (sortAs.isEmpty()) {
                name.remove(SORT_AS);
            }
        }
    }

    private static void full(ObjectNode name, String text) {
        if (text == null || text.isEmpty()) {
            name.remove(FULL);
        } else {
            name.put(FULL, text);
        }
    }

    private static String composed(ObjectNode name) {
        ObjectNode card = name.objectNode();
        card.putObject(MEMBER).set("components", name.path("components"));
        return FullName.of(card);
    }
}
