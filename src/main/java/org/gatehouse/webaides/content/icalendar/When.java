package org.gatehouse.webaides.content.icalendar;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.zone.ZoneRules;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.recurrence.Zones;

/**
 * A DATE or DATE-TIME of iCalendar.
 *
 * @param day whether it is a day without a time
 * @param zone as JSCalendar names it; null for floating
 */
record When(LocalDateTime local, boolean day, String zone) {
    static final String UTC = "Etc/UTC";

    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads one value of a property, whose TZID may name a zone.
     *
     * @throws org.gatehouse.api.ApiException 400 at the pointer, if it is none or its zone is not known
     */
    static When parse(String value, ContentLine line, TimeZones zones, String pointer) {
        String text = value.strip();
        try {
            if (text.length() == 8) {
                return new When(LocalDate.parse(text, DATE).atStartOfDay(), true, null);
            }
            if (text.endsWith("Z")) {
                return new When(time(text.substring(0, text.length() - 1)), false, UTC);
            }
            String zone = line.has("tzid") ? zones.name(line.first("tzid")) : null;
            return new When(time(text), false, zone);
        } catch (DateTimeException e) {
            throw INVALID_BODY.at(
                    pointer, line.name() + " must be a day such as 20260301 or a time such as 20260301T093000");
        }
    }

    private static LocalDateTime time(String text) {
        String withoutLeapSecond = text.endsWith("60") && text.length() == 15 ? text.substring(0, 13) + "59" : text;
        LocalDateTime time = LocalDateTime.parse(withoutLeapSecond, TIME);
        if (time.getYear() < 1) {
            throw new DateTimeException("before the first year");
        }
        return time;
    }

    /** The same moment by the clock of another zone. A day, or a floating time, is the same in each. */
    LocalDateTime in(String other, TimeZones zones) {
        if (zone == null || other == null || zone.equals(other)) {
            return local;
        }
        return within(LocalDateTime.ofInstant(instant(zones), zones.rules(other).getOffset(instant(zones))));
    }

    /** The nearest time that has four digits for its year, as both forms need. */
    static LocalDateTime within(LocalDateTime time) {
        return time.isAfter(LAST) ? LAST : time.isBefore(FIRST) ? FIRST : time;
    }

    Instant instant(TimeZones zones) {
        return Zones.instant(local, rules(zones));
    }

    /** The rules of its clock; those of UTC for a floating time. */
    ZoneRules rules(TimeZones zones) {
        return zone == null ? ZoneOffset.UTC.getRules() : zones.rules(zone);
    }

    /** The line that says this time. */
    static ContentLine line(String name, LocalDateTime local, boolean day, String zone) {
        ContentLine line = new ContentLine(name, value(local, day, zone));
        if (day) {
            return line.with("value", "DATE");
        }
        return zone == null || zone.equals(UTC) ? line : line.with("tzid", TimeZones.tzid(zone));
    }

    static String value(LocalDateTime local, boolean day, String zone) {
        if (day) {
            return DATE.format(local);
        }
        return TIME.format(local) + (UTC.equals(zone) ? "Z" : "");
    }

    /** A moment of JSCalendar as iCalendar writes it. */
    static String utc(String moment) {
        return TIME.format(Instant.parse(moment).atOffset(ZoneOffset.UTC)) + "Z";
    }

    static String text(LocalDateTime local) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").format(local);
    }
}
