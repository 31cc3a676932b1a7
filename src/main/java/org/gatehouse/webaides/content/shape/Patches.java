package org.gatehouse.webaides.content.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A patch of an object (RFC 8984 1.4.9): pointers without their first slash, to new values; null takes away. Each value is
 * held to the rule of the place it goes to.
 */
record Patches(Rule target, Set<String> untouchable) implements Rule {
    @Override
    public void check(JsonNode value, Place place) {
        if (!value.isObject()) {
            place.refuse("must be an object");
            return;
        }
        if (value.size() > Members.MAX) {
            place.refuse("may have at most " + Members.MAX + " members");
            return;
        }
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            check(each.getKey(), each.getValue(), place.at(each.getKey()));
        }
        refuseNested(value, place);
    }

    private void check(String pointer, JsonNode value, Place place) {
        if (pointer.isEmpty() || pointer.startsWith("/") || pointer.length() > Members.LONGEST_NAME) {
            place.refuse("must be named by a JSON Pointer without its first slash");
            return;
        }
        Rule rule = target;
        boolean needed = false;
        for (String escaped : pointer.split("/", -1)) {
            String step = escaped.replace("~1", "/").replace("~0", "~");
            if (rule == target && untouchable.contains(step)) {
                place.refuse("may not be patched");
                return;
            }
            needed = rule instanceof Shape shape && shape.requires(step);
            rule = rule.below(step);
            if (rule == null) {
                place.refuse("points to nothing that could be patched");
                return;
            }
        }
        if (!value.isNull()) {
            rule.check(value, place);
        } else if (needed) {
            place.refuse("is required, so it may not be taken away");
        }
    }

    /** No pointer may lie within another: their order would decide. */
    private static void refuseNested(JsonNode value, Place place) {
        TreeSet<String> names = new TreeSet<>();
        value.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String inside = names.higher(name + "/");
            if (inside != null && inside.startsWith(name + "/")) {
                place.at(inside).refuse("lies within another patch");
            }
        }
    }
}
