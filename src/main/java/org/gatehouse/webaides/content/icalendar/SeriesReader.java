package org.gatehouse.webaides.content.icalendar;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.recurrence.Length;

/** Reads when something is: its start and length, its rules, and the instances that differ from them. */
final class SeriesReader {
    /** What belongs to the series or says nothing that an instance could have of its own. */
    private static final Set<String> NOT_OF_INSTANCES = Set.of(
            "@type",
            "uid",
            "recurrenceRules",
            "excludedRecurrenceRules",
            "recurrenceOverrides",
            "recurrenceId",
            "recurrenceIdTimeZone",
            "timeZones",
            "method",
            "privacy",
            "prodId",
            "relatedTo",
            "replyTo",
            "sentBy");

    private final TimeZones zones;

    SeriesReader(TimeZones zones) {
        this.zones = zones;
    }

    /** One object from the components of one UID. */
    ObjectNode read(List<Component> components) {
        List<Component> masters =
                components.stream().filter(each -> !isInstance(each)).toList();
        if (masters.size() > 1) {
            throw INVALID_BODY.at("/uid", "stands twice in the file");
        }
        Component first = masters.isEmpty() ? components.get(0) : masters.get(0);
        ObjectNode object = object(first);
        if (masters.isEmpty()) {
            if (components.size() > 1) {
                throw INVALID_BODY.at("/recurrenceId", "stands several times in the file, without the series");
            }
            When id = recurrenceId(first);
            object.put("recurrenceId", When.text(id.local()));
            if (id.zone() != null) {
                object.put("recurrenceIdTimeZone", id.zone());
            }
        } else {
            rules(first, object);
            components.stream().filter(SeriesReader::isInstance).forEach(each -> override(each, object));
        }
        if (!zones.own().isEmpty()) {
            object.set("timeZones", zones.own());
        }
        ObjectReader.finish(first, object);
        return object;
    }

    private static boolean isInstance(Component component) {
        return component.first("RECURRENCE-ID") != null;
    }

    private static boolean isTask(Component component) {
        return component.name().equals("VTODO");
    }

    private ObjectNode object(Component component) {
        ObjectNode object = ObjectReader.read(component);
        boolean task = isTask(component);
        ContentLine begin = component.first("DTSTART");
        if (begin == null && !task) {
            throw ObjectReader.missing("/start", "DTSTART");
        }
        When start = begin == null ? null : When.parse(begin.value(), begin, zones, "/start");
        if (start != null) {
            object.put("start", When.text(start.local()));
            ObjectReader.keepParameters("start", begin, List.of("tzid", "value"), object);
        }
        When due = task ? due(component, start, object) : null;
        When clock = start == null ? due : start;
        if (clock != null && clock.zone() != null) {
            object.put("timeZone", clock.zone());
        }
        if (clock != null && clock.day()) {
            object.put("showWithoutTime", true);
        }
        length(component, start, object, task ? "estimatedDuration" : "duration");
        return object;
    }

    private When due(Component component, When start, ObjectNode object) {
        ContentLine line = component.first("DUE");
        if (line == null) {
            return null;
        }
        When due = When.parse(line.value(), line, zones, "/due");
        LocalDateTime local = start == null ? due.local() : due.in(start.zone(), zones);
        object.put("due", When.text(local));
        return due;
    }

    private void length(Component component, When start, ObjectNode object, String member) {
        ContentLine line = component.first("DURATION");
        ContentLine end = component.first("DTEND");
        if (line != null) {
            String text = line.value().strip();
            if (text.startsWith("-")) {
                throw INVALID_BODY.at("/" + member, "must not be negative");
            }
            object.put(member, text.startsWith("+") ? text.substring(1) : text);
        } else if (end != null && start != null) {
            object.put(member, between(start, When.parse(end.value(), end, zones, "/" + member), end));
        }
    }

    private String between(When start, When end, ContentLine line) {
        if (start.day() != end.day()) {
            throw INVALID_BODY.at(
                    "/duration", line.name() + " must be a day where DTSTART is one, a time where it is one");
        }
        LocalDateTime local = end.in(start.zone(), zones);
        if (start.day()) {
            if (local.isBefore(start.local())) {
                throw INVALID_BODY.at("/duration", line.name() + " must not be before DTSTART");
            }
            return "P" + Math.max(1, ChronoUnit.DAYS.between(start.local(), local)) + "D";
        }
        String length = Length.between(start.local(), local, end.instant(zones), start.rules(zones));
        if (length == null) {
            throw INVALID_BODY.at("/duration", line.name() + " must not be before DTSTART");
        }
        return length;
    }

    private void rules(Component component, ObjectNode object) {
        String zone =
                object.path("timeZone").isTextual() ? object.path("timeZone").asText() : null;
        LocalDateTime start = clock(object);
        for (ContentLine line : component.properties()) {
            switch (line.name()) {
                case "RRULE" -> rule(line, "recurrenceRules", zone, object);
                case "EXRULE" -> rule(line, "excludedRecurrenceRules", zone, object);
                case "EXDATE" ->
                    times(line, zone, start)
                            .forEachRemaining(time -> override(object, time).put("excluded", true));
                case "RDATE" -> {
                    times(line, zone, start).forEachRemaining(time -> override(object, time));
                    periods(line, zone, isTask(component) ? "estimatedDuration" : "duration", object);
                }
                default -> {}
            }
        }
    }

    /** From when a series counts: its start, or else when its task is due. */
    private static LocalDateTime clock(JsonNode series) {
        return LocalDateTime.parse(
                series.path("start").asText(series.path("due").asText("2000-01-01T00:00:00")));
    }

    /** The series as it is at that instance, unless the instance says otherwise; a shallow copy, without rules. */
    static ObjectNode usual(ObjectNode series, LocalDateTime id) {
        ObjectNode usual = JsonNodeFactory.instance.objectNode();
        usual.setAll(series);
        usual.remove(List.of("recurrenceRules", "excludedRecurrenceRules", "recurrenceOverrides"));
        for (String member : List.of("start", "due")) {
            if (series.has(member)) {
                LocalDateTime time = LocalDateTime.parse(series.path(member).asText());
                usual.put(member, When.text(When.within(time.plus(Duration.between(clock(series), id)))));
            }
        }
        return usual;
    }

    private void rule(ContentLine line, String member, String zone, ObjectNode object) {
        boolean day = object.path("showWithoutTime").asBoolean();
        Rrules rules = new Rrules(day, zone == null ? null : zones.rules(zone));
        object.withArray(member).add(rules.read(line.value(), "/" + member));
    }

    private Iterator<LocalDateTime> times(ContentLine line, String zone, LocalDateTime start) {
        return List.of(line.value().split(",", -1)).stream()
                .filter(value -> !value.isBlank())
                .map(value -> {
                    int slash = value.indexOf('/'); // of a PERIOD
                    String begin = slash < 0 ? value : value.substring(0, slash);
                    When when = When.parse(begin, line, zones, "/recurrenceOverrides");
                    return when.day() ? when.local().with(start.toLocalTime()) : when.in(zone, zones);
                })
                .iterator();
    }

    /** An instance that is added with a length of its own. */
    private void periods(ContentLine line, String zone, String member, ObjectNode object) {
        for (String value : line.value().split(",", -1)) {
            int slash = value.indexOf('/');
            if (slash >= 0) {
                When begin = When.parse(value.substring(0, slash), line, zones, "/recurrenceOverrides");
                String end = value.substring(slash + 1).strip();
                String length = end.startsWith("P")
                        ? end
                        : between(begin, When.parse(end, line, zones, "/recurrenceOverrides"), line);
                if (!length.equals(object.path(member).asText())) {
                    override(object, begin.in(zone, zones)).put(member, length);
                }
            }
        }
    }

    private static ObjectNode override(ObjectNode object, LocalDateTime time) {
        return object.withObjectProperty("recurrenceOverrides").withObjectProperty(When.text(time));
    }

    private When recurrenceId(Component component) {
        ContentLine line = component.first("RECURRENCE-ID");
        if (line.first("range").equalsIgnoreCase("thisandfuture")) {
            throw INVALID_BODY.at("/recurrenceOverrides", "must name one instance, not a range");
        }
        return When.parse(line.value(), line, zones, "/recurrenceId");
    }

    private void override(Component component, ObjectNode series) {
        When id = recurrenceId(component);
        String zone =
                series.path("timeZone").isTextual() ? series.path("timeZone").asText() : null;
        LocalDateTime time = id.in(zone, zones);
        if (id.day()) {
            time = time.with(clock(series).toLocalTime());
        }
        ObjectNode instance = object(component);
        if (instance.has("privacy") && !instance.get("privacy").equals(series.get("privacy"))) {
            ObjectReader.keep(component.first("CLASS"), instance); // which no patch may change
        }
        ObjectNode patch = override(series, time);
        patch.removeAll();
        ObjectNode usual = usual(series, time);
        for (Map.Entry<String, JsonNode> member : instance.properties()) {
            if (!NOT_OF_INSTANCES.contains(member.getKey())
                    && !member.getValue().equals(usual.get(member.getKey()))) {
                patch.set(member.getKey(), member.getValue());
            }
        }
        for (Map.Entry<String, JsonNode> member : series.properties()) {
            String name = member.getKey();
            if (!NOT_OF_INSTANCES.contains(name) && !name.equals("start") && !instance.has(name)) {
                patch.putNull(name);
            }
        }
        Overrides.read(component, patch);
    }
}
