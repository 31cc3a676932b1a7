package org.gatehouse.webaides.content.icalendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.JsonProperties;
import org.gatehouse.webaides.content.lines.Unsaid;
import org.gatehouse.webaides.content.recurrence.Patch;

/** What iCalendar cannot say of an instance that differs: a JSPROP in its component is a part of its patch. */
final class Overrides {
    private static final String MEMBER = "recurrenceOverrides";

    private Overrides() {}

    /**
     * The parts of a patch that are missing or other.
     *
     * @param said the patch as it was read back
     */
    static List<Unsaid> unsaid(ObjectNode object, JsonNode patch, JsonNode said) {
        if (patch.equals(said)) {
            return List.of();
        }
        ObjectNode series = JsonNodeFactory.instance.objectNode();
        series.setAll(object);
        series.remove(MEMBER);
        ObjectNode wanted = Patch.apply(series, patch);
        ObjectNode present = Patch.apply(series, said);
        List<Unsaid> unsaid = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part : patch.properties()) {
            String pointer = part.getKey();
            if (!wanted.at("/" + pointer).equals(present.at("/" + pointer))) {
                unsaid.add(new Unsaid(pointer, part.getValue(), part(said, pointer)));
            }
        }
        return unsaid;
    }

    /** Takes over what the components of instances could not have said, where they say what they would have said before. */
    static void keep(ObjectNode before, JsonNode said, JsonNode after) {
        for (Map.Entry<String, JsonNode> each : before.path(MEMBER).properties()) {
            JsonNode patch = said.path(MEMBER).path(each.getKey());
            if (after.path(MEMBER).get(each.getKey()) instanceof ObjectNode now && patch.isObject()) {
                for (Unsaid part : unsaid(before, each.getValue(), patch)) {
                    JsonNode present = part(now, part.pointer());
                    if (present == null ? part.said() == null : present.equals(part.said())) {
                        set(now, part.pointer(), part.value());
                    }
                }
            }
        }
    }

    /** Adds what the JSPROPs of an instance say to its patch. */
    static void read(Component component, ObjectNode patch) {
        for (ContentLine line : component.properties()) {
            JsonNode value = line.name().equals(ObjectReader.JSON) ? JsonProperties.value(line) : null;
            String pointer = JsonProperties.pointer(line);
            if (value != null && !pointer.isEmpty() && JsonProperties.isReplacedBy(line, part(patch, pointer), value)) {
                set(patch, pointer, value);
            }
        }
    }

    /** What the patch sets there; null if nothing. */
    private static JsonNode part(JsonNode patch, String pointer) {
        if (patch.has(pointer)) {
            return patch.get(pointer);
        }
        String holder = holder(patch, pointer);
        JsonNode inside = holder == null ? null : patch.get(holder).at(pointer.substring(holder.length()));
        return inside == null || inside.isMissingNode() ? null : inside;
    }

    /** No part of a patch may lie within another. */
    private static void set(ObjectNode patch, String pointer, JsonNode value) {
        String holder = patch.has(pointer) ? null : holder(patch, pointer);
        if (holder != null) {
            ObjectNode inside = JsonNodeFactory.instance.objectNode();
            inside.set(pointer.substring(holder.length() + 1), value);
            patch.set(holder, Patch.apply((ObjectNode) patch.get(holder), inside));
            return;
        }
        List<String> names = new ArrayList<>();
        patch.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> !name.startsWith(pointer + "/"));
        patch.remove(names);
        patch.set(pointer, value);
    }

    /** The part of the patch that the pointer lies within; null for none. */
    private static String holder(JsonNode patch, String pointer) {
        for (Map.Entry<String, JsonNode> part : patch.properties()) {
            if (part.getValue().isObject() && pointer.startsWith(part.getKey() + "/")) {
                return part.getKey();
            }
        }
        return null;
    }
}
