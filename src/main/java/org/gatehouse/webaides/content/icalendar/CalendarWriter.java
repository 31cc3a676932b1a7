package org.gatehouse.webaides.content.icalendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.Unsaid;
import org.gatehouse.webaides.content.recurrence.Patch;

/** Writes an Event or Task as iCalendar. What that cannot say goes along as JSPROP, so that it comes back. */
public final class CalendarWriter {
    private static final String PRODUCT = "-//Gatehouse//WebAides//EN";

    private static final String OVERRIDES = "recurrenceOverrides";
    private static final String SERIES = ""; // in the place of an id

    private CalendarWriter() {}

    /** A whole calendar of one object. */
    public static String write(ObjectNode object) {
        StringBuilder text = new StringBuilder(begin());
        zones(object, year(object)).forEach(zone -> zone.write(text));
        components(object).forEach(component -> component.write(text));
        return text.append(end()).toString();
    }

    public static String begin() {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:" + PRODUCT + "\r\n";
    }

    public static String end() {
        return "END:VCALENDAR\r\n";
    }

    /** The definitions of the zones that the object needs, as they are from that year on. */
    public static Collection<Component> zones(ObjectNode object, int fromYear) {
        return names(object).stream()
                .map(name -> name.startsWith("/")
                        ? ZoneWriter.own(name, object.path("timeZones").path(name))
                        : ZoneWriter.iana(name, fromYear))
                .toList();
    }

    /** Its master and the instances that differ. */
    public static List<Component> components(ObjectNode object) {
        Map<String, Component> components = said(object);
        ObjectNode back = back(object, components);
        Unsaid.between(object, back).forEach(each -> components.get(SERIES).add(each.line(ObjectReader.JSON)));
        components.forEach((id, component) -> {
            JsonNode patch = object.path(OVERRIDES).path(id);
            Overrides.unsaid(object, patch, back.path(OVERRIDES).path(id))
                    .forEach(each -> component.add(each.line(ObjectReader.JSON)));
        });
        return List.copyOf(components.values());
    }

    /** Takes over what iCalendar could not have said, where it says what it would have said before. */
    public static void keep(ObjectNode before, ObjectNode after) {
        ObjectNode back = back(before, said(before));
        Unsaid.between(before, back).forEach(each -> each.takeOver(after));
        Overrides.keep(before, back, after);
    }

    /** What would be read without our own properties. */
    private static ObjectNode back(ObjectNode object, Map<String, Component> components) {
        Map<String, Component> zones = new HashMap<>();
        for (String name : names(object)) {
            if (name.startsWith("/")) {
                Component zone = ZoneWriter.own(name, object.path("timeZones").path(name));
                zones.put(zone.value("TZID"), zone);
            }
        }
        return new SeriesReader(new TimeZones(zones)).read(List.copyOf(components.values()));
    }

    /** By the ids of their instances. */
    private static Map<String, Component> said(ObjectNode object) {
        Map<String, Component> components = new LinkedHashMap<>();
        Component master = ObjectWriter.write(object);
        components.put(SERIES, master);
        String zone = zone(object);
        boolean day = ObjectWriter.isDay(object);
        for (Map.Entry<String, JsonNode> each : object.path(OVERRIDES).properties()) {
            LocalDateTime id = LocalDateTime.parse(each.getKey());
            JsonNode patch = each.getValue();
            if (patch.path("excluded").asBoolean()) {
                master.add(When.line("EXDATE", id, day, zone));
            } else if (patch.isEmpty()) {
                master.add(When.line("RDATE", id, day, zone));
            } else {
                components.put(each.getKey(), instance(object, patch, id));
            }
        }
        return components;
    }

    private static Component instance(ObjectNode object, JsonNode patch, LocalDateTime time) {
        ObjectNode patched = Patch.apply(SeriesReader.usual(object, time), patch);
        for (JsonNode kept : patched.path("iCalComponent").path("properties")) {
            if (kept.path(0).asText().equalsIgnoreCase("CLASS")) { // of this instance alone
                patched.remove("privacy");
            }
        }
        Component component = ObjectWriter.write(patched);
        component.add(When.line("RECURRENCE-ID", time, ObjectWriter.isDay(object), zone(object)));
        return component;
    }

    static String zone(JsonNode object) {
        return object.path("timeZone").isTextual() ? object.path("timeZone").textValue() : null;
    }

    private static Set<String> names(ObjectNode object) {
        Set<String> names = new TreeSet<>();
        collect(object, names);
        return names;
    }

    private static void collect(JsonNode object, Set<String> names) {
        for (String member : List.of("timeZone", "recurrenceIdTimeZone")) {
            String name = object.path(member).asText("");
            if (!name.isEmpty() && !name.equals(When.UTC) && !name.equals("null")) {
                names.add(name);
            }
        }
        object.path(OVERRIDES).forEach(patch -> collect(patch, names));
    }

    private static int year(ObjectNode object) {
        String start = object.path("start").asText(object.path("due").asText("1970-01-01T00:00:00"));
        return Math.max(1970, LocalDateTime.parse(start).getYear());
    }
}
