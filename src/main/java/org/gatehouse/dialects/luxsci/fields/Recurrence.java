package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.api.ApiException;
import org.gatehouse.webaides.content.icalendar.Rrules;

/** {@code Recurrence}: the rules, each a line as RRULE of iCalendar writes it. A rule whose line is there already stays as it is. */
final class Recurrence implements Part {
    private static final String NAME = "Recurrence";
    private static final String MEMBER = "recurrenceRules";
    private static final int MOST = 10;

    /** The frequencies whose instances have the time of the start. */
    private static final Set<String> DAYS = Set.of("yearly", "monthly", "weekly", "daily");

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public void read(JsonNode content, Map<String, Object> fields) {
        List<String> lines = new ArrayList<>();
        if (!content.path(MEMBER).isEmpty()) {
            Rrules rules = Rrules.of(content);
            content.path(MEMBER).forEach(rule -> lines.add(rules.write(rule)));
        }
        fields.put(NAME, String.join("\n", lines));
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        if (!draft.isClean()) { // the rules go by the start and its zone
            return;
        }
        String value = changes.get(NAME);
        if (value == null) {
            draft.content().remove(MEMBER);
            return;
        }
        List<String> lines =
                value.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty() || lines.size() > MOST) {
            draft.refuse(NAME, "must be 1 to " + MOST + " lines, each the value of an RRULE");
            return;
        }
        Rrules rules = Rrules.of(draft.content());
        Map<String, JsonNode> present = new LinkedHashMap<>();
        Rrules told = Rrules.of(draft.before());
        for (int i = 0; i < draft.before().path(MEMBER).size(); i++) {
            present.put(
                    told.write(draft.before().path(MEMBER).get(i)),
                    draft.content().path(MEMBER).get(i));
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (String line : lines) {
            String text = line.regionMatches(true, 0, "RRULE:", 0, 6) ? line.substring(6) : line;
            try {
                all.add(present.containsKey(text) ? present.get(text) : rules.read(text, ""));
            } catch (ApiException refusal) {
                draft.refuse(NAME, refusal);
            }
        }
        draft.claim(NAME, "/" + MEMBER);
        draft.content().set(MEMBER, all);
    }

    /** When the series begins at another time of the day, its rules end behind the same instance as before. */
    static void move(ObjectNode content, LocalTime from, LocalTime to) {
        for (String member : List.of(MEMBER, "excludedRecurrenceRules")) {
            for (JsonNode rule : content.path(member)) {
                boolean goesByTheStart = DAYS.contains(rule.path("frequency").asText())
                        && !rule.has("byHour")
                        && !rule.has("byMinute")
                        && !rule.has("bySecond");
                if (goesByTheStart && rule.has("until")) {
                    LocalDateTime until = Times.local(rule.path("until").asText());
                    ((ObjectNode) rule).put("until", Times.local(moved(until, from, to)));
                }
            }
        }
    }

    private static LocalDateTime moved(LocalDateTime until, LocalTime from, LocalTime to) {
        boolean reached = !until.toLocalTime().isBefore(from); // whether there may be an instance on that day
        boolean reaches = !until.toLocalTime().isBefore(to);
        boolean exact = until.toLocalTime().equals(from);
        return reached && (exact || !reaches)
                ? until.with(to)
                : !reached && reaches ? until.with(to).minusSeconds(1) : until;
    }
}
