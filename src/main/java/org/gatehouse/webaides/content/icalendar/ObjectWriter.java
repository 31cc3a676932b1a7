package org.gatehouse.webaides.content.icalendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.Kept;
import org.gatehouse.webaides.content.lines.Values;

/** Writes one VEVENT or VTODO as it stands there, without the instances that differ. */
final class ObjectWriter {
    private final JsonNode object;
    private final Component component;
    private final String zone;
    private final boolean day;

    private ObjectWriter(JsonNode object) {
        this.object = object;
        component = new Component(isTask(object) ? "VTODO" : "VEVENT");
        zone = CalendarWriter.zone(object);
        day = isDay(object);
    }

    static Component write(JsonNode object) {
        ObjectWriter writer = new ObjectWriter(object);
        writer.times();
        writer.texts();
        writer.rules();
        return writer.component;
    }

    private static boolean isTask(JsonNode object) {
        return object.path("@type").asText().equals("Task");
    }

    /** Whether its times are DATEs: a day or several, in no zone, from midnight. */
    static boolean isDay(JsonNode object) {
        return object.path("showWithoutTime").asBoolean()
                && CalendarWriter.zone(object) == null
                && atMidnight(object, "start")
                && atMidnight(object, "due")
                && object.path("duration").asText("P1D").matches("P\\d+[DW]")
                && object.path("estimatedDuration").asText("P1D").matches("P\\d+[DW]")
                && idsAtMidnight(object);
    }

    private static boolean atMidnight(JsonNode object, String member) {
        return !object.has(member)
                || LocalDateTime.parse(object.path(member).asText())
                        .toLocalTime()
                        .equals(LocalTime.MIDNIGHT);
    }

    private static boolean idsAtMidnight(JsonNode object) {
        List<String> ids = new ArrayList<>();
        object.path("recurrenceOverrides").fieldNames().forEachRemaining(ids::add);
        return ids.stream().allMatch(id -> LocalDateTime.parse(id).toLocalTime().equals(LocalTime.MIDNIGHT));
    }

    private void times() {
        add("uid", "UID", Values.escaped(object.path("uid").asText()));
        String stamp = object.path("updated").asText(object.path("created").asText(""));
        component.add(new ContentLine("DTSTAMP", stamp.isEmpty() ? ObjectReader.NEVER : When.utc(stamp)));
        time("start", "DTSTART");
        time("due", "DUE");
        value("duration", "DURATION");
        if (object.has("start") && !object.has("due")) { // RFC 5545 3.6.2
            value("estimatedDuration", "DURATION");
        }
        if (object.has("recurrenceId")) {
            LocalDateTime id = LocalDateTime.parse(object.path("recurrenceId").asText());
            String idZone = object.path("recurrenceIdTimeZone").isTextual()
                    ? object.path("recurrenceIdTimeZone").textValue()
                    : null;
            component.add(When.line("RECURRENCE-ID", id, day && atMidnight(object, "recurrenceId"), idZone));
        }
        moment("created", "CREATED");
        moment("updated", "LAST-MODIFIED");
        if (object.path("progress").asText().equals("completed")) {
            moment("progressUpdated", "COMPLETED");
        }
    }

    private void texts() {
        text("title", "SUMMARY");
        text("description", "DESCRIPTION");
        text("color", "COLOR");
        JsonNode location = object.path("locations").path("1");
        if (location.has("name")) {
            add(
                    "locations/1/name",
                    "LOCATION",
                    Values.escaped(location.path("name").asText()));
        }
        String geo = location.path("coordinates").asText();
        if (geo.matches("geo:[+-]?[0-9.]{1,20},[+-]?[0-9.]{1,20}")) {
            add("locations/1/coordinates", "GEO", geo.substring(4).replace(',', ';'));
        }
        List<String> keywords = new ArrayList<>();
        object.path("keywords").fieldNames().forEachRemaining(keywords::add);
        if (!keywords.isEmpty()) {
            component.add(new ContentLine("CATEGORIES", Values.escapedList(keywords)));
        }
        upper(isTask(object) ? "progress" : "status", "STATUS");
        translated("privacy", "CLASS", ObjectReader.PRIVACY);
        translated("freeBusyStatus", "TRANSP", ObjectReader.BUSY);
        value("priority", "PRIORITY");
        value("sequence", "SEQUENCE");
        value("percentComplete", "PERCENT-COMPLETE");
        JsonNode kept = object.path("iCalComponent");
        kept.path("properties").forEach(line -> component.add(Kept.line(line)));
        String title = object.path("title").asText();
        object.path("alerts").properties().forEach(each -> {
            JsonNode alert = each.getValue();
            String type = alert.path("trigger").path("@type").asText("OffsetTrigger");
            if (type.equals("OffsetTrigger") || type.equals("AbsoluteTrigger")) {
                component.components().add(Alarms.write(each.getKey(), alert, title));
            }
        });
        kept.path("components").forEach(inner -> component.components().add(Alarms.component(inner)));
    }

    private void rules() {
        if (object.has("recurrenceRules") || object.has("excludedRecurrenceRules")) {
            Rrules rules = Rrules.of(object);
            object.path("recurrenceRules").forEach(rule -> component.add(new ContentLine("RRULE", rules.write(rule))));
            object.path("excludedRecurrenceRules")
                    .forEach(rule -> component.add(new ContentLine("EXRULE", rules.write(rule))));
        }
    }

    private void time(String member, String name) {
        if (object.has(member)) {
            ContentLine line =
                    When.line(name, LocalDateTime.parse(object.path(member).asText()), day, zone);
            Kept.add(line, parameters(member));
            component.add(line);
        }
    }

    private void moment(String member, String name) {
        if (object.has(member)) {
            add(member, name, When.utc(object.path(member).asText()));
        }
    }

    private void text(String member, String name) {
        if (object.has(member)) {
            add(member, name, Values.escaped(object.path(member).asText()));
        }
    }

    private void value(String member, String name) {
        if (object.has(member)) {
            add(member, name, object.path(member).asText());
        }
    }

    /** A vendor's own words are none of iCalendar. */
    private void upper(String member, String name) {
        String word = object.path(member).asText();
        if (!word.isEmpty() && !word.contains(":") && !word.equals("failed")) {
            add(member, name, word.toUpperCase(Locale.ROOT));
        }
    }

    private void translated(String member, String name, Map<String, String> words) {
        words.forEach((theirs, ours) -> {
            if (ours.equals(object.path(member).asText())) {
                add(member, name, theirs);
            }
        });
    }

    private void add(String pointer, String name, String value) {
        ContentLine line = new ContentLine(name, value);
        Kept.add(line, parameters(pointer));
        component.add(line);
    }

    private JsonNode parameters(String pointer) {
        return parameters(object, pointer);
    }

    /** The parameters that were kept of a line which has become a member. */
    static JsonNode parameters(JsonNode object, String pointer) {
        return object.path("iCalComponent")
                .path("convertedProperties")
                .path(pointer)
                .path("parameters");
    }
}
