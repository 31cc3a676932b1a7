package org.gatehouse.webaides.content.icalendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.api.ApiException;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.Kept;
import org.gatehouse.webaides.content.lines.Values;

/** VALARM and Alert; and components that are only kept. */
final class Alarms {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What an alarm says that must say something. */
    private static final String USUAL = "Reminder";

    /** A property of ours: the id of the Alert, so that it stays the same one. */
    static final String ID = "X-JSID";

    private static final Set<String> READ = Set.of("ACTION", "TRIGGER", ID);

    private static final Pattern LAWFUL_ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private Alarms() {}

    /** The id that the alarm has, or else the first number that is free. */
    static String id(Component alarm, JsonNode alerts) {
        String given = alarm.value(ID);
        if (LAWFUL_ID.matcher(given).matches() && !alerts.has(given)) {
            return given;
        }
        int number = alerts.size() + 1;
        while (alerts.has(Integer.toString(number))) {
            number++;
        }
        return Integer.toString(number);
    }

    /** The Alert, or null if it says something that none can say. */
    static ObjectNode read(Component alarm, String title) {
        String action = alarm.value("ACTION").strip().toLowerCase(Locale.ROOT);
        ContentLine trigger = alarm.first("TRIGGER");
        if (trigger == null
                || !(action.equals("display") || action.equals("email"))
                || !alarm.components().isEmpty()) {
            return null;
        }
        ObjectNode alert = JSON.objectNode();
        alert.set("trigger", trigger(trigger));
        if (action.equals("email")) {
            alert.put("action", action);
        }
        ObjectReader.keepParameters("trigger", trigger, List.of("value", "related"), alert);
        Component usual = texts(action.toUpperCase(Locale.ROOT), title, new Component("VALARM"));
        for (ContentLine line : alarm.properties()) {
            if (line.name().equals("ACKNOWLEDGED") && line.parameters().isEmpty()) {
                alert.put("acknowledged", moment(line.value()));
            } else if (!READ.contains(line.name()) && !line.equals(usual.first(line.name()))) {
                ObjectReader.keep(line, alert);
            }
        }
        return alert;
    }

    private static ObjectNode trigger(ContentLine trigger) {
        ObjectNode json = JSON.objectNode();
        if (trigger.first("value").equalsIgnoreCase("date-time")
                || trigger.value().endsWith("Z")) {
            return json.put("@type", "AbsoluteTrigger").put("when", moment(trigger.value()));
        }
        json.put("@type", "OffsetTrigger").put("offset", offset(trigger.value()));
        return trigger.first("related").equalsIgnoreCase("end") ? json.put("relativeTo", "end") : json;
    }

    private static String offset(String value) {
        String text = value.strip().toUpperCase(Locale.ROOT);
        return text.startsWith("+") ? text.substring(1) : text;
    }

    /** What is none stays as it is, and will not fit. */
    private static String moment(String value) {
        String text = value.strip();
        try {
            When when = When.parse(text, new ContentLine("TRIGGER", text), new TimeZones(Map.of()), "");
            return When.text(when.local()) + (When.UTC.equals(when.zone()) ? "Z" : "");
        } catch (ApiException | DateTimeException noMoment) {
            return text;
        }
    }

    static Component write(String id, JsonNode alert, String title) {
        Component alarm = new Component("VALARM");
        alarm.add(new ContentLine(ID, id));
        String action = alert.path("action").asText("display").toUpperCase(Locale.ROOT);
        alarm.add(new ContentLine("ACTION", action));
        ContentLine trigger = trigger(alert.path("trigger"));
        Kept.add(trigger, ObjectWriter.parameters(alert, "trigger"));
        alarm.add(trigger);
        if (alert.has("acknowledged")) {
            alarm.add(new ContentLine(
                    "ACKNOWLEDGED", When.utc(alert.path("acknowledged").asText())));
        }
        alert.path("iCalComponent").path("properties").forEach(kept -> alarm.add(Kept.line(kept)));
        return texts(action, title, alarm);
    }

    /** Adds what an alarm must say, where it says none. */
    private static Component texts(String action, String title, Component alarm) {
        String text = title.isEmpty() ? USUAL : title;
        if (alarm.first("DESCRIPTION") == null) {
            alarm.add(new ContentLine("DESCRIPTION", Values.escaped(text)));
        }
        if (action.equals("EMAIL") && alarm.first("SUMMARY") == null) {
            alarm.add(new ContentLine("SUMMARY", Values.escaped(text)));
        }
        return alarm;
    }

    private static ContentLine trigger(JsonNode trigger) {
        if (trigger.has("when")) {
            return new ContentLine("TRIGGER", When.utc(trigger.path("when").asText())).with("value", "DATE-TIME");
        }
        ContentLine line = new ContentLine("TRIGGER", trigger.path("offset").asText("PT0S"));
        return trigger.path("relativeTo").asText().equals("end") ? line.with("related", "END") : line;
    }

    /** A component as jCal writes it. */
    static ArrayNode kept(Component component) {
        ArrayNode properties = JSON.arrayNode();
        component.properties().forEach(line -> properties.add(Kept.json(line)));
        ArrayNode components = JSON.arrayNode();
        component.components().forEach(inner -> components.add(kept(inner)));
        return JSON.arrayNode()
                .add(component.name().toLowerCase(Locale.ROOT))
                .add(properties)
                .add(components);
    }

    static Component component(JsonNode kept) {
        Component component = new Component(kept.get(0).asText().toUpperCase(Locale.ROOT));
        kept.get(1).forEach(line -> component.add(Kept.line(line)));
        kept.get(2).forEach(inner -> component.components().add(component(inner)));
        return component;
    }
}
