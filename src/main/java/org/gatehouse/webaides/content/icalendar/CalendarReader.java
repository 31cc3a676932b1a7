package org.gatehouse.webaides.content.icalendar;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.MalformedLine;

/** Reads one calendar object: a VCALENDAR with the components of one UID, and their time zones. */
public final class CalendarReader {
    /** 1 000 instances that differ, of twenty lines each. */
    public static final int MAX_LINES = 20_000;

    private CalendarReader() {}

    /**
     * The Event or Task that an iCalendar text says.
     *
     * @param name VEVENT or VTODO
     * @throws MalformedLine if it is no iCalendar, or an iTIP message
     * @throws org.gatehouse.webaides.content.lines.TooLarge if it is beyond the bounds
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-body}, where it cannot be told when something happens
     */
    public static ObjectNode read(String text, String name) {
        Component calendar = Component.parse(text, MAX_LINES);
        if (!calendar.name().equals("VCALENDAR")) {
            throw new MalformedLine("is no VCALENDAR");
        }
        calendar.properties().forEach(CalendarReader::refuseMessages);
        Map<String, Component> zones = new HashMap<>();
        List<Component> components = new ArrayList<>();
        for (Component each : calendar.components()) {
            if (each.name().equals("VTIMEZONE")) {
                zones.put(each.value("TZID"), each);
            } else if (!each.name().startsWith("X-")) {
                components.add(each);
            }
        }
        return read(components, zones, name);
    }

    /** The Event or Task of these components, which have one UID. */
    public static ObjectNode read(List<Component> components, Map<String, Component> zones, String name) {
        if (components.isEmpty()) {
            throw new MalformedLine("has no " + name);
        }
        String uid = components.get(0).value("UID");
        for (Component each : components) {
            if (!each.name().equals(name)) {
                throw new MalformedLine("has something else than " + name);
            }
            if (!each.value("UID").equals(uid)) {
                throw INVALID_BODY.at("/uid", "must be the same in the whole object");
            }
        }
        return new SeriesReader(new TimeZones(zones)).read(components);
    }

    /**
     * Refuses what asks for an answer, as data never does.
     *
     * @throws MalformedLine if the property says that it is an iTIP message
     */
    public static void refuseMessages(ContentLine property) {
        if (property.name().equals("METHOD")
                && !property.value().strip().toUpperCase(Locale.ROOT).equals("PUBLISH")) {
            throw new MalformedLine("is an iTIP message, as its METHOD says; only PUBLISH, or none, is taken");
        }
    }
}
