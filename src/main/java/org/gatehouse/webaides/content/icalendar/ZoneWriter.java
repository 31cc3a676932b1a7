package org.gatehouse.webaides.content.icalendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.Values;

/** Writes time zones as VTIMEZONE, from the same rules that we compute with. */
final class ZoneWriter {
    private static final int YEARS = 30;

    private ZoneWriter() {}

    /** A zone of the IANA database as it is from that year on. */
    static Component iana(String name, int fromYear) {
        ZoneRules rules = ZoneId.of(name).getRules();
        Component zone = new Component("VTIMEZONE").add(new ContentLine("TZID", name));
        LocalDateTime from = LocalDateTime.of(fromYear - 1, 1, 1, 0, 0);
        ZoneOffset first = rules.getOffset(from.toInstant(ZoneOffset.UTC));
        zone.components().add(observance(first, first, from, false));
        int latest = 0;
        for (ZoneOffsetTransition each : rules.getTransitions()) {
            latest = Math.max(latest, each.getDateTimeBefore().getYear());
            if (each.getDateTimeBefore().isAfter(from)) {
                zone.components().add(observance(each, rules));
            }
        }
        int year = Math.max(latest + 1, fromYear - 1);
        boolean sayable =
                rules.getTransitionRules().stream().allMatch(each -> yearly(each, each.createTransition(year)) != null);
        for (ZoneOffsetTransitionRule each : rules.getTransitionRules()) {
            ZoneOffsetTransition onset = each.createTransition(year);
            if (sayable) {
                zone.components().add(observance(onset, rules).add(new ContentLine("RRULE", yearly(each, onset))));
            }
            for (int i = 0; i < YEARS && !sayable; i++) { // such as on the day after the last Thursday
                zone.components().add(observance(each.createTransition(year + i), rules));
            }
        }
        return zone;
    }

    private static Component observance(ZoneOffsetTransition onset, ZoneRules rules) {
        boolean daylight = rules.isDaylightSavings(onset.getInstant());
        return observance(onset.getOffsetBefore(), onset.getOffsetAfter(), onset.getDateTimeBefore(), daylight);
    }

    private static Component observance(ZoneOffset from, ZoneOffset to, LocalDateTime start, boolean daylight) {
        return new Component(daylight ? "DAYLIGHT" : "STANDARD")
                .add(new ContentLine("DTSTART", When.value(start, false, null)))
                .add(new ContentLine("TZOFFSETFROM", text(from)))
                .add(new ContentLine("TZOFFSETTO", text(to)));
    }

    /**
     * The rule, or null where there is none. The day may differ from the zone's own where its time is at UTC or at 24:00, so
     * it is taken from an onset.
     */
    private static String yearly(ZoneOffsetTransitionRule rule, ZoneOffsetTransition onset) {
        LocalDateTime local = onset.getDateTimeBefore();
        String month = "FREQ=YEARLY;BYMONTH=" + local.getMonthValue();
        DayOfWeek day = rule.getDayOfWeek();
        if (day == null) {
            return month + ";BYMONTHDAY=" + local.getDayOfMonth();
        }
        String weekday = local.getDayOfWeek().name().substring(0, 2);
        int shift = local.getDayOfWeek().getValue() - day.getValue();
        int first = rule.getDayOfMonthIndicator();
        if (first == -1 && shift == 0) {
            return month + ";BYDAY=-1" + weekday;
        }
        int begin = (first < 0 ? local.toLocalDate().lengthOfMonth() + first - 5 : first)
                + (shift > 1 ? -1 : shift < -1 ? 1 : shift);
        if (begin < 1 || begin + 6 > local.toLocalDate().lengthOfMonth()) {
            return null;
        }
        List<String> days = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            days.add(Integer.toString(begin + i));
        }
        return month + ";BYDAY=" + weekday + ";BYMONTHDAY=" + String.join(",", days);
    }

    /** A zone that a document brought with it. */
    static Component own(String name, JsonNode zone) {
        Component component =
                new Component("VTIMEZONE").add(new ContentLine("TZID", Values.escaped(TimeZones.tzid(name))));
        for (String kind : List.of("standard", "daylight")) {
            for (JsonNode rule : zone.path(kind)) {
                component.components().add(observance(kind, rule));
            }
        }
        return component;
    }

    private static Component observance(String kind, JsonNode rule) {
        ZoneOffset from = ZoneOffset.of(rule.path("offsetFrom").asText());
        ZoneOffset to = ZoneOffset.of(rule.path("offsetTo").asText());
        LocalDateTime start = LocalDateTime.parse(rule.path("start").asText());
        Component observance = observance(from, to, start, false);
        Component named = new Component(kind.toUpperCase(Locale.ROOT), observance.properties(), List.of());
        rule.path("names")
                .fieldNames()
                .forEachRemaining(each -> named.add(new ContentLine("TZNAME", Values.escaped(each))));
        rule.path("recurrenceRules")
                .forEach(each -> named.add(new ContentLine(
                        "RRULE",
                        RruleWriter.write(
                                each,
                                until -> When.value(
                                        When.within(LocalDateTime.parse(until).minusSeconds(from.getTotalSeconds())),
                                        false,
                                        When.UTC)))));
        rule.path("recurrenceOverrides")
                .fieldNames()
                .forEachRemaining(each ->
                        named.add(new ContentLine("RDATE", When.value(LocalDateTime.parse(each), false, null))));
        return named;
    }

    private static String text(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+0000" : offset.getId().replace(":", "");
    }
}
