package org.gatehouse.webaides.content.icalendar;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.gatehouse.api.ApiException;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.JsonProperties;
import org.gatehouse.webaides.content.lines.Kept;
import org.gatehouse.webaides.content.lines.Values;
import org.gatehouse.webaides.content.shape.CalendarShape;
import org.gatehouse.webaides.content.shape.Place;
import org.gatehouse.webaides.content.shape.Shape;

/** Reads one VEVENT or VTODO as it stands there, without its series. */
final class ObjectReader {
    static final Map<String, String> PRIVACY =
            Map.of("PUBLIC", "public", "PRIVATE", "private", "CONFIDENTIAL", "secret");

    /** RFC 9555 has JSPROP for vCard; for iCalendar it is a draft yet, so the name is one that anybody may use. */
    static final String JSON = "X-JSPROP";

    static final Map<String, String> BUSY = Map.of("OPAQUE", "busy", "TRANSPARENT", "free");

    private static final Map<String, BiConsumer<ObjectReader, ContentLine>> PROPERTIES = Map.ofEntries(
            Map.entry("UID", (object, line) -> object.text("uid", line)),
            Map.entry("SUMMARY", (object, line) -> object.text("title", line)),
            Map.entry("DESCRIPTION", (object, line) -> object.text("description", line)),
            Map.entry("COLOR", (object, line) -> object.word("color", line)),
            Map.entry("LOCATION", (object, line) -> object.location(line)),
            Map.entry("GEO", (object, line) -> object.coordinates(line)),
            Map.entry("CATEGORIES", (object, line) -> object.keywords(line)),
            Map.entry("STATUS", (object, line) -> object.status(line)),
            Map.entry("CLASS", (object, line) -> object.translated("privacy", PRIVACY, line)),
            Map.entry("TRANSP", (object, line) -> object.translated("freeBusyStatus", BUSY, line)),
            Map.entry("PRIORITY", (object, line) -> object.number("priority", line)),
            Map.entry("SEQUENCE", (object, line) -> object.number("sequence", line)),
            Map.entry("PERCENT-COMPLETE", (object, line) -> object.number("percentComplete", line)),
            Map.entry("CREATED", (object, line) -> object.moment("created", line)),
            Map.entry("LAST-MODIFIED", (object, line) -> object.moment("updated", line)),
            Map.entry("COMPLETED", (object, line) -> object.moment("progressUpdated", line)),
            Map.entry(JSON, (object, line) -> {}));

    /** What a series reads, and what is made anew whenever the object is written. */
    private static final Set<String> ELSEWHERE = Set.of(
            "DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "DTSTAMP");

    /** What is written as DTSTAMP, which must be there, of an object that does not say when it was changed. */
    static final String NEVER = "19700101T000000Z";

    private final boolean task;
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    private ObjectReader(Component component) {
        this.task = component.name().equals("VTODO");
    }

    /** The object but for when it is. */
    static ObjectNode read(Component component) {
        ObjectReader reader = new ObjectReader(component);
        component.properties().forEach(reader::take);
        boolean stamped = !component.value("DTSTAMP").isEmpty()
                && !component.value("DTSTAMP").equals(NEVER);
        if (!reader.object.has("updated") && stamped) {
            reader.moment("updated", component.first("DTSTAMP"));
        }
        Map<Boolean, List<Component>> parts = component.components().stream()
                .collect(Collectors.partitioningBy(part -> part.first(Alarms.ID) != null));
        parts.get(true).forEach(reader::part); // first, so that no other gets such an id
        parts.get(false).forEach(reader::part);
        return reader.object;
    }

    /** What can be told only when all else is read. */
    static void finish(Component component, ObjectNode object) {
        for (ContentLine line : component.properties()) {
            if (line.name().equals(JSON) && !JsonProperties.read(line, object)) {
                keep(line, object);
            }
        }
    }

    private void take(ContentLine line) {
        BiConsumer<ObjectReader, ContentLine> property = PROPERTIES.get(line.name());
        if (property != null) {
            property.accept(this, line);
        } else if (!ELSEWHERE.contains(line.name())) {
            keep(line);
        }
    }

    private void part(Component part) {
        ObjectNode alert = part.name().equals("VALARM")
                ? Alarms.read(part, object.path("title").asText())
                : null;
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        if (alert != null) {
            one.set(Alarms.id(part, object.path("alerts")), alert);
        }
        if (alert != null && fits("alerts", one)) {
            object.withObjectProperty("alerts").setAll(one);
        } else {
            kept(object).withArray("components").add(Alarms.kept(part));
        }
    }

    private void keep(ContentLine line) {
        keep(line, object);
    }

    static void keep(ContentLine line, ObjectNode object) {
        kept(object).withArray("properties").add(Kept.json(line));
    }

    private static ObjectNode kept(ObjectNode object) {
        return object.withObjectProperty("iCalComponent");
    }

    /** Sets a member, once, and keeps the parameters of its line; keeps the whole line where it does not fit. */
    private void set(String member, JsonNode value, ContentLine line) {
        if (object.has(member) || !fits(member, value)) {
            keep(line);
            return;
        }
        object.set(member, value);
        keepParameters(member, line, List.of());
    }

    private void keepParameters(String pointer, ContentLine line, List<String> read) {
        keepParameters(pointer, line, read, object);
    }

    /** The parameters of a line that has become a member. */
    static void keepParameters(String pointer, ContentLine line, List<String> read, ObjectNode object) {
        ObjectNode parameters = Kept.parameters(line, read);
        if (!parameters.isEmpty()) {
            ObjectNode converted =
                    kept(object).withObjectProperty("convertedProperties").putObject(pointer);
            converted.put("name", line.name().toLowerCase(Locale.ROOT)).set("parameters", parameters);
        }
    }

    private boolean fits(String member, JsonNode value) {
        Shape shape = task ? CalendarShape.TASK : CalendarShape.EVENT;
        Place place = Place.root();
        if (shape.below(member) == null) {
            return false;
        }
        shape.below(member).check(value, place);
        return place.isClean();
    }

    private void text(String member, ContentLine line) {
        set(member, object.textNode(Values.text(line)), line);
    }

    private void word(String member, ContentLine line) {
        set(member, object.textNode(Values.text(line).toLowerCase(Locale.ROOT)), line);
    }

    private void number(String member, ContentLine line) {
        String text = line.value().strip();
        set(member, text.matches("\\d{1,9}") ? object.numberNode(Integer.parseInt(text)) : object.textNode(text), line);
    }

    private void moment(String member, ContentLine line) {
        try {
            When when = When.parse(line.value(), line, new TimeZones(Map.of()), "");
            String text = When.text(when.local())
                    + (When.UTC.equals(when.zone()) || line.name().equals("DTSTAMP") ? "Z" : "");
            set(member, object.textNode(text), line);
        } catch (ApiException noMoment) {
            keep(line);
        }
    }

    private void translated(String member, Map<String, String> words, ContentLine line) {
        String word = words.get(line.value().strip().toUpperCase(Locale.ROOT));
        set(member, object.textNode(word == null ? "" : word), line);
    }

    private void status(ContentLine line) {
        String word = line.value().strip().toLowerCase(Locale.ROOT);
        set(task ? "progress" : "status", object.textNode(word), line);
    }

    private void location(ContentLine line) {
        String name = Values.text(line);
        ObjectNode location = JsonNodeFactory.instance.objectNode().put("name", name);
        ObjectNode one = JsonNodeFactory.instance.objectNode().set("1", location);
        if (name.isEmpty() || object.path("locations").path("1").has("name") || !fits("locations", one)) {
            keep(line);
            return;
        }
        object.withObjectProperty("locations").withObjectProperty("1").put("name", name);
        keepParameters("locations/1/name", line, List.of());
    }

    private void coordinates(ContentLine line) {
        String[] parts = line.value().strip().split(";", -1);
        boolean two =
                parts.length == 2 && parts[0].matches("[+-]?[0-9.]{1,20}") && parts[1].matches("[+-]?[0-9.]{1,20}");
        if (!two || object.path("locations").path("1").has("coordinates")) {
            keep(line);
            return;
        }
        object.withObjectProperty("locations")
                .withObjectProperty("1")
                .put("coordinates", "geo:" + parts[0] + "," + parts[1]);
        keepParameters("locations/1/coordinates", line, List.of());
    }

    private void keywords(ContentLine line) {
        ObjectNode keywords = JsonNodeFactory.instance.objectNode();
        Values.list(line).forEach(each -> keywords.put(each, true));
        ObjectNode all =
                keywords.deepCopy().setAll((ObjectNode) (object.has("keywords") ? object.get("keywords") : keywords));
        if (keywords.isEmpty() || !line.parameters().isEmpty() || !fits("keywords", all)) {
            keep(line);
        } else {
            object.withObjectProperty("keywords").setAll(keywords);
        }
    }

    /** The problem of a component that lacks what it must have. */
    static RuntimeException missing(String pointer, String property) {
        return INVALID_BODY.at(pointer, property + " is required");
    }
}
