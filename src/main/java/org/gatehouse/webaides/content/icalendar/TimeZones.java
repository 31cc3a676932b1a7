package org.gatehouse.webaides.content.icalendar;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.util.TimeZone;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.Values;
import org.gatehouse.webaides.content.recurrence.Zones;
import org.gatehouse.webaides.content.shape.CalendarShape;
import org.gatehouse.webaides.content.shape.Place;

/** The time zones of one iCalendar object: how JSCalendar names them, and which of them it must bring along. */
final class TimeZones {
    private static final Set<String> IANA = Set.copyOf(ZoneId.getAvailableZoneIds());

    private static final int LONGEST = 255;

    private final Map<String, Component> definitions;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, ZoneRules> rules = new HashMap<>();
    private final ObjectNode own = JsonNodeFactory.instance.objectNode();

    /**
     * Zones by their TZID.
     *
     * @param definitions the VTIMEZONEs at hand
     */
    TimeZones(Map<String, Component> definitions) {
        this.definitions = definitions;
    }

    /**
     * What JSCalendar calls the zone: its name in the IANA database, also for Windows' names and for paths that end in it;
     * else that of an entry of {@link #own}.
     *
     * @throws org.gatehouse.api.ApiException 400 at {@code /timeZone} if it is neither known nor defined
     */
    String name(String tzid) {
        String name = names.get(tzid);
        if (name == null) {
            name = find(tzid);
            names.put(tzid, name);
        }
        return name;
    }

    /** The rules of a zone that was named before. */
    ZoneRules rules(String name) {
        return rules.computeIfAbsent(name, each -> Zones.rules(each, own, ZoneOffset.UTC));
    }

    /** The zones that are in no database and were named. */
    ObjectNode own() {
        return own;
    }

    /** What iCalendar calls a zone of JSCalendar. */
    static String tzid(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private String find(String tzid) {
        String known = tzid.length() > LONGEST ? null : known(tzid);
        if (known != null) {
            return known;
        }
        Component definition = definitions.getOrDefault(tzid, definitions.get(Values.escaped(tzid)));
        if (definition == null) {
            throw INVALID_BODY.at("/timeZone", "must be a TZID of the IANA database, or one that a VTIMEZONE defines");
        }
        ObjectNode zone = zone(definition, tzid);
        Place place = Place.root();
        CalendarShape.ZONE.check(zone, place);
        String name = "/" + tzid;
        if (!place.isClean() || name.length() > LONGEST) {
            throw INVALID_BODY.at("/timeZones", "has a VTIMEZONE that is not lawful");
        }
        own.set(name, zone);
        return name;
    }

    private static String known(String tzid) {
        if (IANA.contains(tzid)) {
            return tzid;
        }
        String windows = TimeZone.getIDForWindowsID(tzid, "001");
        if (windows != null && IANA.contains(windows)) {
            return windows;
        }
        String[] steps = tzid.split("/", -1); // such as /mozilla.org/20070129_1/Europe/Berlin
        for (int i = 1; i < steps.length && tzid.startsWith("/"); i++) {
            String end = String.join("/", Arrays.asList(steps).subList(i, steps.length));
            if (end.contains("/") && IANA.contains(end)) {
                return end;
            }
        }
        return null;
    }

    private static ObjectNode zone(Component definition, String tzid) {
        ObjectNode zone = JsonNodeFactory.instance.objectNode().put("tzId", tzid);
        for (Component observance : definition.components()) {
            String kind = observance.name().equals("DAYLIGHT") ? "daylight" : "standard";
            zone.withArray(kind).add(observance(observance));
        }
        return zone;
    }

    private static ObjectNode observance(Component observance) {
        TimeZones none = new TimeZones(Map.of());
        ContentLine begin = observance.first("DTSTART");
        if (begin == null) {
            throw INVALID_BODY.at("/timeZones", "has a VTIMEZONE without DTSTART");
        }
        LocalDateTime start =
                When.parse(begin.value(), begin, none, "/timeZones").local();
        ZoneOffset from = offset(observance.value("TZOFFSETFROM"));
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.put("start", When.text(start));
        rule.put("offsetFrom", text(from));
        rule.put("offsetTo", text(offset(observance.value("TZOFFSETTO"))));
        for (ContentLine line : observance.properties()) {
            switch (line.name()) {
                case "RRULE" ->
                    rule.withArray("recurrenceRules")
                            .add(RruleReader.read(
                                    line.value(),
                                    until -> until.zone() == null
                                            ? until.local()
                                            : When.within(until.local().plusSeconds(from.getTotalSeconds())),
                                    "/timeZones"));
                case "RDATE" -> {
                    for (String value : line.value().split(",", -1)) {
                        LocalDateTime time =
                                When.parse(value, line, none, "/timeZones").local();
                        rule.withObjectProperty("recurrenceOverrides").putObject(When.text(time));
                    }
                }
                case "TZNAME" -> rule.withObjectProperty("names").put(Values.text(line), true);
                default -> {}
            }
        }
        return rule;
    }

    private static ZoneOffset offset(String text) {
        try {
            return ZoneOffset.of(text.strip());
        } catch (DateTimeException e) {
            throw INVALID_BODY.at("/timeZones", "has a VTIMEZONE with an offset that is none");
        }
    }

    private static String text(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
    }
}
