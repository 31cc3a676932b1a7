package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.gatehouse.webaides.content.shape.CardShape;
import org.gatehouse.webaides.content.shape.Place;
import org.gatehouse.webaides.content.shape.Rule;

/**
 * A field that JSContact has no member for: a member of our own, named after it.
 *
 * @param flag whether it is 1 or 0, or else text
 */
record OwnMember(String name, boolean flag) implements Part {
    /** Some lines at most, as a name in full may have. */
    private static final Rule TEXT = CardShape.CARD.below("name").below("full");

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public void read(JsonNode card, Map<String, Object> fields) {
        JsonNode value = card.path(member());
        fields.put(name, flag ? (Object) (value.asBoolean() ? 1 : 0) : value.textValue());
    }

    private String member() {
        return Slots.OWN + name;
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        String value = changes.get(name);
        if (flag) {
            if (Flags.isSet(name, value, draft)) {
                draft.content().put(member(), true);
            } else {
                draft.content().remove(member());
            }
        } else if (value == null) {
            draft.content().remove(member());
        } else {
            check(name, value, draft);
            draft.content().put(member(), value);
        }
    }

    /** Members of our own hold texts of a bounded length, too. */
    static void check(String field, String value, Draft draft) {
        Place place = Place.root();
        TEXT.check(TextNode.valueOf(value), place);
        place.errors().forEach(error -> draft.refuse(field, error.detail()));
    }
}
