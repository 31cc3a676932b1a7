package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.gatehouse.webaides.content.shape.CardShape;
import org.gatehouse.webaides.content.shape.Place;
import org.gatehouse.webaides.content.shape.Rule;

/** The members of a Card that is being made. Takes only what fits. */
record CardParts(ObjectNode card) {
    private static final int MOST = 1_000; // CardShape's bound of a map
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    boolean fits(String member, JsonNode value) {
        return fits(CardShape.CARD.below(member), value);
    }

    /** Adds an object to a map under that id, or under a number if there is none or it is taken. */
    boolean put(String map, String id, ObjectNode object) {
        ObjectNode objects = map(map);
        if (objects.size() >= MOST || !fits(CardShape.CARD.below(map).below("1"), object)) {
            return false;
        }
        objects.set(id(objects, id), object);
        card.set(map, objects);
        return true;
    }

    /** Adds a name to a set. */
    boolean add(String set, String name) {
        ObjectNode one = JsonNodeFactory.instance.objectNode().put(name, true);
        ObjectNode names = map(set);
        if (names.size() >= MOST || !fits(CardShape.CARD.below(set), one)) {
            return false;
        }
        names.setAll(one);
        card.set(set, names);
        return true;
    }

    private ObjectNode map(String member) {
        return card.get(member) instanceof ObjectNode map ? map : JsonNodeFactory.instance.objectNode();
    }

    private static String id(ObjectNode objects, String wanted) {
        if (ID.matcher(wanted).matches() && !objects.has(wanted)) {
            return wanted;
        }
        int number = objects.size() + 1;
        while (objects.has(Integer.toString(number))) {
            number++;
        }
        return Integer.toString(number);
    }

    private static boolean fits(Rule rule, JsonNode value) {
        Place place = Place.root();
        rule.check(value, place);
        return place.isClean();
    }
}
