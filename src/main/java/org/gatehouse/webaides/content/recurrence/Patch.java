package org.gatehouse.webaides.content.recurrence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Applies a PatchObject (RFC 8984 1.4.9) that was checked before. */
public final class Patch {
    private Patch() {}

    /** The object as patched; the original stays as it is. */
    public static ObjectNode apply(ObjectNode original, JsonNode patch) {
        ObjectNode patched = original.deepCopy();
        for (Map.Entry<String, JsonNode> each : patch.properties()) {
            set(patched, each.getKey().split("/", -1), each.getValue());
        }
        return patched;
    }

    /** The event as it is at that instance. */
    public static ObjectNode instance(ObjectNode event, Instance instance) {
        if (instance.recurrenceId() == null) {
            return event;
        }
        JsonNode patch = event.path("recurrenceOverrides").path(instance.recurrenceId());
        ObjectNode patched = apply(event, patch);
        patched.remove(List.of("recurrenceRules", "excludedRecurrenceRules", "recurrenceOverrides"));
        if (!patch.has("start")) {
            patched.put("start", instance.recurrenceId());
        }
        patched.put("recurrenceId", instance.recurrenceId());
        if (event.path("timeZone").isTextual()) {
            patched.set("recurrenceIdTimeZone", event.get("timeZone"));
        }
        return patched;
    }

    /** What the patch gives to a member of the object itself; else what the object has. */
    static JsonNode member(JsonNode object, JsonNode patch, String name) {
        return patch.has(name) ? patch.get(name) : object.path(name);
    }

    private static void set(ObjectNode object, String[] steps, JsonNode value) {
        ObjectNode holder = object;
        for (int i = 0; i < steps.length - 1; i++) {
            JsonNode inner = holder.get(name(steps[i]));
            if (inner instanceof ObjectNode next) {
                holder = next;
            } else if (inner == null && !value.isNull()) {
                holder = holder.putObject(name(steps[i]));
            } else {
                return; // points into nothing, or into an array
            }
        }
        String last = name(steps[steps.length - 1]);
        if (value.isNull()) {
            holder.remove(last);
        } else {
            holder.set(last, value.deepCopy());
        }
    }

    private static String name(String escaped) {
        return escaped.replace("~1", "/").replace("~0", "~");
    }
}
