package org.gatehouse.webaides.content.icalendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.gatehouse.webaides.content.recurrence.Zones;

/**
 * The rules of one event or task as RRULE and EXRULE write them: UNTIL is a day where the start is one, at UTC where it has a zone, else
 * floating.
 */
public final class Rrules {
    private final boolean day;
    private final ZoneRules zone;

    /**
     * The rules of an object.
     *
     * @param day whether it is on days without times
     * @param zone null for floating
     */
    Rrules(boolean day, ZoneRules zone) {
        this.day = day;
        this.zone = zone;
    }

    /** The rules of an object that was checked before. */
    public static Rrules of(JsonNode object) {
        String zone = CalendarWriter.zone(object);
        return new Rrules(
                ObjectWriter.isDay(object),
                zone == null ? null : Zones.rules(zone, object.path("timeZones"), ZoneOffset.UTC));
    }

    /** The value of RRULE that says this RecurrenceRule, but for members that it has no part for. */
    public String write(JsonNode rule) {
        return RruleWriter.write(rule, this::until);
    }

    /**
     * The RecurrenceRule that a value of RRULE says; not judged yet.
     *
     * @param pointer where refusals point to
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-body}
     */
    public ObjectNode read(String value, String pointer) {
        return RruleReader.read(value, this::until, pointer);
    }

    private String until(String text) {
        LocalDateTime local = LocalDateTime.parse(text);
        if (day || zone == null) {
            return When.value(local, day, null);
        }
        LocalDateTime utc = LocalDateTime.ofInstant(Zones.instant(local, zone), ZoneOffset.UTC);
        return When.value(When.within(utc), false, When.UTC);
    }

    private LocalDateTime until(When until) {
        if (until.day() && !day) {
            return until.local().withHour(23).withMinute(59).withSecond(59);
        }
        if (until.zone() == null || zone == null) {
            return until.local();
        }
        var moment = until.local().toInstant(ZoneOffset.UTC); // no TZID can stand at UNTIL
        return When.within(LocalDateTime.ofInstant(moment, zone.getOffset(moment)));
    }
}
