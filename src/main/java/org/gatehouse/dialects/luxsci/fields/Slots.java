package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Fields that tell the objects of one map of a contact, such as its phones. An object has a place by nature: a fax with the context work is the
 * {@code Business Fax}. The first one takes it; those for which no place is left are not told and stay whatever is set. Where nature would put
 * an object elsewhere than a write has left it, a member of our own in the object says its place.
 *
 * @param member the map
 * @param slots the places, in order
 * @param nature the places that an object may take, the best first
 * @param isEmpty whether an object lacks what it must have, and is taken away therefore
 */
record Slots(String member, List<Slot> slots, Function<JsonNode, List<String>> nature, Predicate<JsonNode> isEmpty)
        implements Part {
    /** The names of our own members begin so (RFC 9553 1.8.1, RFC 8984 3.3). */
    static final String OWN = "gatehouse.org:";

    private static final String PIN = OWN + "field";
    private static final String NO_PLACE = "none";

    /**
     * A place for one object.
     *
     * @param begin puts into a new object what gives it this place by nature
     */
    record Slot(String name, List<Value> values, Consumer<ObjectNode> begin) {}

    /** A field that is a part of an object. */
    interface Value {
        String field();

        /** Null or empty if the object does not say it. */
        String read(JsonNode object);

        /** Sets it in the object; null takes it away. */
        void write(ObjectNode object, String text, Draft draft);

        /** Where in the object it stands: a JSON Pointer. */
        String pointer(JsonNode object);
    }

    /** A text that is a member of the object. */
    record TextValue(String field, String member) implements Value {
        @Override
        public String read(JsonNode object) {
            return object.path(member).textValue();
        }

        @Override
        public void write(ObjectNode object, String text, Draft draft) {
            if (text == null) {
                object.remove(member);
            } else {
                object.put(member, text);
            }
        }

        @Override
        public String pointer(JsonNode object) {
            return "/" + Draft.step(member);
        }
    }

    @Override
    public List<String> names() {
        return slots.stream()
                .flatMap(slot -> slot.values().stream())
                .map(Value::field)
                .toList();
    }

    @Override
    public void read(JsonNode card, Map<String, Object> fields) {
        JsonNode map = card.path(member);
        Map<String, String> places = places(map);
        for (Slot slot : slots) {
            String id = places.get(slot.name());
            if (id != null) {
                slot.values().forEach(value -> fields.put(value.field(), value.read(map.get(id))));
            }
        }
    }

    /** The ids of the objects that have a place, by its name. */
    private Map<String, String> places(JsonNode map) {
        Map<String, String> places = new LinkedHashMap<>();
        List<String> names = slots.stream().map(Slot::name).toList();
        for (Map.Entry<String, JsonNode> each : map.properties()) {
            String pin = each.getValue().path(PIN).asText();
            if (names.contains(pin)) {
                places.putIfAbsent(pin, each.getKey());
            }
        }
        for (Map.Entry<String, JsonNode> each : map.properties()) {
            String pin = each.getValue().path(PIN).asText();
            if (!names.contains(pin) && !pin.equals(NO_PLACE)) {
                nature.apply(each.getValue()).stream()
                        .filter(place -> !places.containsKey(place))
                        .findFirst()
                        .ifPresent(place -> places.put(place, each.getKey()));
            }
        }
        return places;
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        ObjectNode map = draft.content().withObjectProperty(member);
        Map<String, String> wanted = places(map);
        for (Slot slot : slots) {
            if (slot.values().stream().anyMatch(value -> changes.containsKey(value.field()))) {
                write(slot, changes, map, wanted, draft);
            }
        }
        pin(map, wanted);
        if (map.isEmpty()) {
            draft.content().remove(member);
        }
    }

    private void write(
            Slot slot, Map<String, String> changes, ObjectNode map, Map<String, String> wanted, Draft draft) {
        String id = wanted.get(slot.name());
        ObjectNode object = id == null ? map.objectNode() : (ObjectNode) map.get(id);
        for (Value value : slot.values()) {
            if (changes.containsKey(value.field())) {
                value.write(object, changes.get(value.field()), draft);
            }
        }
        if (isEmpty.test(object)) {
            needed(slot, changes, draft);
            if (id != null) {
                map.remove(id);
                wanted.remove(slot.name());
            }
            return;
        }
        if (id == null) {
            id = Ids.free(draft.content(), member);
            slot.begin().accept(object);
            map.set(id, object);
            wanted.put(slot.name(), id);
        }
        for (Value value : slot.values()) {
            if (changes.containsKey(value.field())) {
                draft.claim(value.field(), "/" + member + "/" + id + value.pointer(object));
            }
        }
    }

    /** The other values of an object cannot stand without its first. */
    private static void needed(Slot slot, Map<String, String> changes, Draft draft) {
        for (Value value : slot.values().subList(1, slot.values().size())) {
            if (changes.get(value.field()) != null) {
                draft.refuse(value.field(), "needs " + slot.values().get(0).field());
            }
        }
    }

    /** Whether an object has nothing but members of its frame, and our own. */
    static boolean saysNothing(JsonNode object, Set<String> frame) {
        Set<String> members = new HashSet<>();
        object.fieldNames().forEachRemaining(members::add);
        members.remove(PIN);
        return frame.containsAll(members);
    }

    /** Says the places of objects where nature does not give them these. */
    private void pin(ObjectNode map, Map<String, String> wanted) {
        Map<String, String> places = places(map);
        for (int i = 0; i <= slots.size() && !places.equals(wanted); i++) {
            for (Slot slot : slots) {
                String id = wanted.get(slot.name());
                if (Objects.equals(id, places.get(slot.name()))) {
                    continue;
                }
                if (id == null) {
                    keepOut(slot.name(), map, wanted);
                } else {
                    ((ObjectNode) map.get(id)).put(PIN, slot.name());
                }
            }
            places = places(map);
        }
    }

    /** Nobody is to move up to a place that was left empty. */
    private void keepOut(String place, ObjectNode map, Map<String, String> wanted) {
        List<String> without = new ArrayList<>();
        map.properties().forEach(each -> {
            boolean wouldMoveUp = each.getValue().path(PIN).asText().equals(place)
                    || nature.apply(each.getValue()).contains(place);
            if (wouldMoveUp && !wanted.containsValue(each.getKey())) {
                without.add(each.getKey());
            }
        });
        without.forEach(id -> ((ObjectNode) map.get(id)).put(PIN, NO_PLACE));
    }
}
