package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * {@code Start Date} and {@code Due Date} of a task. A date that has a time in the content keeps it when the day changes; a new one takes that
 * of the other date, and is a day without time where there is none.
 */
final class TaskDates implements Part {
    private static final String START = "Start Date";
    private static final String DUE = "Due Date";
    private static final Map<String, String> MEMBERS = Map.of(START, "start", DUE, "due");

    @Override
    public List<String> names() {
        return List.of(START, DUE);
    }

    @Override
    public void read(JsonNode content, Map<String, Object> fields) {
        for (String name : names()) {
            String local = content.path(MEMBERS.get(name)).textValue();
            fields.put(name, local == null ? null : local.substring(0, 10));
        }
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        ObjectNode task = draft.content();
        LocalDateTime start = Times.local(task.path("start").textValue());
        LocalDateTime due = Times.local(task.path("due").textValue());
        LocalDateTime known = start == null ? due : start;
        changes.forEach((name, value) -> {
            LocalDateTime own = name.equals(START) ? start : due;
            LocalDateTime like = own == null ? known : own;
            set(name, value, like == null ? LocalTime.MIDNIGHT : like.toLocalTime(), draft);
        });
        if (known == null && (task.has("start") || task.has("due"))) {
            task.put("showWithoutTime", true);
        }
        boolean wrong = task.has("start")
                && task.has("due")
                && task.path("due").asText().compareTo(task.path("start").asText()) < 0;
        if (wrong) {
            draft.refuse(changes.containsKey(DUE) ? DUE : START, "must not let the task be due before its start");
        }
    }

    private static void set(String name, String value, LocalTime time, Draft draft) {
        String member = MEMBERS.get(name);
        LocalDate date = value == null ? null : Times.date(value);
        if (value == null) {
            draft.content().remove(member);
        } else if (date == null) {
            draft.refuse(name, Times.DATE_RULE);
        } else {
            draft.content().put(member, Times.local(date.atTime(time)));
        }
    }
}
