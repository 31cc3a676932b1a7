package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code Recurrence Exceptions}: the instances that are left out, each as its day, and with its time where that is not the time of the first.
 * Instances that differ otherwise are not told, and stay whatever is set.
 */
final class Exceptions implements Part {
    private static final String NAME = "Recurrence Exceptions";
    private static final String MEMBER = "recurrenceOverrides";
    private static final String EXCLUDED = "excluded";

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public void read(JsonNode content, Map<String, Object> fields) {
        LocalDateTime first = first(content);
        fields.put(
                NAME,
                Lists.text(excluded(content).stream().map(id -> text(id, first)).toList()));
    }

    private static String text(String id, LocalDateTime first) {
        LocalDateTime time = Times.local(id);
        boolean usual = first != null && first.toLocalTime().equals(time.toLocalTime());
        return usual ? time.toLocalDate().toString() : time.toLocalDate() + " " + Times.text(time.toLocalTime());
    }

    private static LocalDateTime first(JsonNode content) {
        return Times.local(content.path("start").asText(content.path("due").textValue()));
    }

    private static Set<String> excluded(JsonNode content) {
        Set<String> ids = new TreeSet<>();
        content.path(MEMBER).properties().forEach(each -> {
            if (each.getValue().path(EXCLUDED).asBoolean()) {
                ids.add(each.getKey());
            }
        });
        return ids;
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        if (!draft.isClean()) { // days go by the time of the start
            return;
        }
        LocalDateTime first = first(draft.content());
        Set<String> wanted = new TreeSet<>();
        Set<String> parts = Lists.parts(changes.get(NAME));
        for (String part : parts) {
            String id = id(part, first);
            if (id == null || parts.size() > Lists.MOST) {
                draft.refuse(
                        NAME,
                        "must be up to " + Lists.MOST
                                + " days such as 2027-03-26, or times such as 2027-03-26 09:00, parted by semicolons");
                return;
            }
            wanted.add(id);
        }
        set(wanted, draft.content());
        draft.claim(NAME, "/" + MEMBER);
    }

    /** The id of an instance; null if the text names none. */
    private static String id(String part, LocalDateTime first) {
        LocalDate day = Times.date(part.substring(0, Math.min(10, part.length())));
        if (day == null) {
            return null;
        }
        if (part.length() == 10) {
            return first == null ? null : Times.local(day.atTime(first.toLocalTime()));
        }
        boolean parted = part.charAt(10) == ' ' || part.charAt(10) == 'T';
        LocalTime time = parted ? Times.time(part.substring(11)) : null;
        return time == null ? null : Times.local(day.atTime(time));
    }

    private static void set(Set<String> wanted, ObjectNode content) {
        ObjectNode overrides = content.withObjectProperty(MEMBER);
        for (String id : excluded(content)) {
            if (!wanted.contains(id)) {
                ObjectNode patch = (ObjectNode) overrides.get(id);
                patch.remove(EXCLUDED);
                if (patch.isEmpty()) { // else it says more of the instance
                    overrides.remove(id);
                }
            }
        }
        wanted.forEach(id -> overrides.withObjectProperty(id).put(EXCLUDED, true));
        if (overrides.isEmpty()) {
            content.remove(MEMBER);
        }
    }

    /** When the series begins at another time of the day, its instances keep their days and what is said of them. */
    static void move(ObjectNode content, LocalTime from, LocalTime to) {
        JsonNode overrides = content.path(MEMBER);
        if (from.equals(to) || overrides.isEmpty()) {
            return;
        }
        ObjectNode moved = content.objectNode();
        for (Map.Entry<String, JsonNode> each : overrides.properties()) {
            LocalDateTime id = Times.local(each.getKey());
            String other = Times.local(id.with(to));
            boolean moves = id.toLocalTime().equals(from) && !overrides.has(other);
            moved.set(moves ? other : each.getKey(), each.getValue());
        }
        content.set(MEMBER, moved);
    }
}
