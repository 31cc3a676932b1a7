package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.webaides.content.shape.CalendarShape;
import org.gatehouse.webaides.content.shape.Place;

/** {@code Status} and {@code Date Completed} of a task: its progress, and since when it is so if it is completed. */
final class Progress implements Part {
    private static final String STATUS = "Status";
    private static final String COMPLETED = "Date Completed";
    private static final String PROGRESS = "progress";
    private static final String UPDATED = "progressUpdated";
    private static final String DONE = "completed";

    /** Outlook's words, and those of JSCalendar that it has none for. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("Not Started", "needs-action"),
            Map.entry("In Progress", "in-process"),
            Map.entry("Completed", DONE),
            Map.entry("Waiting on someone else", Slots.OWN + "waiting"),
            Map.entry("Deferred", Slots.OWN + "deferred"),
            Map.entry("Failed", "failed"),
            Map.entry("Cancelled", "cancelled"));

    @Override
    public List<String> names() {
        return List.of(STATUS, COMPLETED);
    }

    @Override
    public void read(JsonNode content, Map<String, Object> fields) {
        String progress = content.path(PROGRESS).textValue();
        fields.put(STATUS, progress);
        WORDS.stream()
                .filter(word -> word.getValue().equals(progress))
                .forEach(word -> fields.put(STATUS, word.getKey()));
        String updated = content.path(UPDATED).textValue();
        fields.put(COMPLETED, DONE.equals(progress) && updated != null ? updated.substring(0, 10) : null);
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        if (changes.containsKey(STATUS)) {
            status(changes.get(STATUS), draft);
            draft.content().remove(UPDATED); // which was the time of the former change
        }
        if (changes.containsKey(COMPLETED)) {
            completed(changes.get(COMPLETED), draft);
        }
    }

    private static void status(String value, Draft draft) {
        if (value == null) {
            draft.content().remove(PROGRESS);
            return;
        }
        String word = WORDS.stream()
                .filter(each -> each.getKey().equalsIgnoreCase(value))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(value);
        Place place = Place.root();
        CalendarShape.TASK.below(PROGRESS).check(TextNode.valueOf(word), place);
        if (place.isClean()) {
            draft.content().put(PROGRESS, word);
        } else {
            List<String> words = WORDS.stream().map(Map.Entry::getKey).toList();
            draft.refuse(STATUS, "must be one of " + String.join(", ", words));
        }
    }

    private static void completed(String value, Draft draft) {
        ObjectNode task = draft.content();
        LocalDate date = value == null ? null : Times.date(value);
        if (value == null) {
            task.remove(UPDATED);
        } else if (date == null) {
            draft.refuse(COMPLETED, Times.DATE_RULE);
        } else if (!task.path(PROGRESS).asText().equals(DONE)) {
            draft.refuse(COMPLETED, "is for tasks whose Status is Completed");
        } else {
            task.put(UPDATED, Times.local(date.atStartOfDay()) + "Z");
        }
    }
}
