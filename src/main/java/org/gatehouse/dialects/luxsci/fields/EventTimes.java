package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.webaides.content.recurrence.Length;
import org.gatehouse.webaides.content.recurrence.Zones;
import org.gatehouse.webaides.content.shape.CalendarShape;
import org.gatehouse.webaides.content.shape.Place;

/**
 * When an event is. A whole day has no times, and its {@code End Date} is the last day; else {@code End Date} and {@code End Time} are the moment
 * at which it ends. The end stays where it is when the start moves, as fields do that are not set.
 */
final class EventTimes implements Part {
    private static final String START_DATE = "Start Date";
    private static final String START_TIME = "Start Time";
    private static final String END_DATE = "End Date";
    private static final String END_TIME = "End Time";
    private static final String ALL_DAY = "All day event";
    private static final String ZONE = "Time Zone";
    private static final int LAST_YEAR = 9999;

    /** What fields say, as times; null where they say nothing. */
    private record Said(LocalDate startDate, LocalTime startTime, LocalDate endDate, LocalTime endTime) {}

    @Override
    public List<String> names() {
        return List.of(START_DATE, START_TIME, END_DATE, END_TIME, ALL_DAY, ZONE);
    }

    @Override
    public void read(JsonNode event, Map<String, Object> fields) {
        fields.put(ALL_DAY, isAllDay(event) ? 1 : 0);
        fields.put(ZONE, event.path("timeZone").textValue());
        LocalDateTime start = Times.local(event.path("start").textValue());
        if (start == null) {
            return;
        }
        LocalDateTime end = event.has("duration") ? end(event, start) : null;
        boolean days = isOfDays(event, start, end);
        fields.put(START_DATE, start.toLocalDate().toString());
        fields.put(START_TIME, days ? null : Times.text(start.toLocalTime()));
        if (end == null || end.getYear() > LAST_YEAR) {
            return;
        }
        if (days) {
            LocalDate last = end.toLocalDate().minusDays(1);
            fields.put(END_DATE, (last.isBefore(start.toLocalDate()) ? start.toLocalDate() : last).toString());
        } else {
            fields.put(END_DATE, end.toLocalDate().toString());
            fields.put(END_TIME, Times.text(end.toLocalTime()));
        }
    }

    private static boolean isAllDay(JsonNode event) {
        return event.path("showWithoutTime").asBoolean();
    }

    /** Whether it is shown without times, and begins and ends with a day. */
    private static boolean isOfDays(JsonNode event, LocalDateTime start, LocalDateTime end) {
        return isAllDay(event) && isMidnight(start.toLocalTime()) && isMidnight(end == null ? null : end.toLocalTime());
    }

    private static LocalDateTime end(JsonNode event, LocalDateTime start) {
        Length length = Length.parse(event.path("duration").asText());
        if (length.exact().isZero()) {
            return start.plusDays(length.days());
        }
        ZoneRules zone = zone(event);
        Instant end = length.after(start, zone);
        return LocalDateTime.ofInstant(end, zone.getOffset(end));
    }

    private static ZoneRules zone(JsonNode event) {
        String name =
                event.path("timeZone").isTextual() ? event.path("timeZone").textValue() : "";
        return Zones.rules(name, event.path("timeZones"), ZoneOffset.UTC);
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        ObjectNode event = draft.content();
        Map<String, Object> now = new HashMap<>();
        read(event, now);
        Map<String, String> after = new HashMap<>();
        now.forEach((name, value) -> after.put(name, value == null ? null : value.toString()));
        after.putAll(changes);
        boolean allDay = Flags.isSet(ALL_DAY, after.get(ALL_DAY), draft);
        if (allDay && !isAllDay(event)) { // the times that it has do not count any more
            after.put(START_TIME, changes.get(START_TIME));
            after.put(END_TIME, changes.get(END_TIME));
        }
        if (changes.containsKey(END_DATE) && changes.get(END_DATE) == null) {
            after.put(END_TIME, changes.get(END_TIME));
        }
        Said said = said(after, draft);
        zone(changes, draft);
        if (!draft.isClean() || !fits(said, allDay, changes, draft)) {
            return;
        }
        set(said, allDay, now, after, draft);
    }

    private static Said said(Map<String, String> values, Draft draft) {
        Said said = new Said(
                date(START_DATE, values, draft),
                time(START_TIME, values, draft),
                date(END_DATE, values, draft),
                time(END_TIME, values, draft));
        if (values.get(START_DATE) == null) {
            draft.refuse(START_DATE, "is required");
        }
        return said;
    }

    private static LocalDate date(String name, Map<String, String> values, Draft draft) {
        String value = values.get(name);
        LocalDate date = value == null ? null : Times.date(value);
        if (value != null && date == null) {
            draft.refuse(name, Times.DATE_RULE);
        }
        return date;
    }

    private static LocalTime time(String name, Map<String, String> values, Draft draft) {
        String value = values.get(name);
        LocalTime time = value == null ? null : Times.time(value);
        if (value != null && time == null) {
            draft.refuse(name, Times.TIME_RULE);
        }
        return time;
    }

    private static void zone(Map<String, String> changes, Draft draft) {
        String zone = changes.get(ZONE);
        ObjectNode event = draft.content();
        if (!changes.containsKey(ZONE)) {
            return;
        }
        if (zone == null) {
            event.remove("timeZone");
            return;
        }
        Place place = Place.root();
        CalendarShape.EVENT.below("timeZone").check(TextNode.valueOf(zone), place);
        if (!place.isClean()
                || (zone.startsWith("/") && !event.path("timeZones").has(zone))) {
            draft.refuse(ZONE, "must be a time zone of the IANA database, such as Europe/Berlin");
        } else {
            event.put("timeZone", zone);
        }
    }

    private static boolean fits(Said said, boolean allDay, Map<String, String> changes, Draft draft) {
        for (String name : List.of(START_TIME, END_TIME)) {
            LocalTime time = name.equals(START_TIME) ? said.startTime : said.endTime;
            if (allDay && changes.containsKey(name) && !isMidnight(time)) {
                draft.refuse(name, "must be left out where All day event is 1");
                return false;
            }
        }
        boolean timed = !allDay || !isMidnight(said.startTime) || !isMidnight(said.endTime);
        if (timed && said.startTime == null) {
            draft.refuse(START_TIME, "is required unless All day event is 1");
        } else if (timed && said.endDate != null && said.endTime == null) {
            draft.refuse(END_TIME, "is required with an End Date unless All day event is 1");
        }
        return draft.isClean();
    }

    private static boolean isMidnight(LocalTime time) {
        return time == null || time.equals(LocalTime.MIDNIGHT);
    }

    private void set(Said said, boolean allDay, Map<String, Object> now, Map<String, String> after, Draft draft) {
        ObjectNode event = draft.content();
        LocalDateTime start = said.startDate.atTime(Objects.requireNonNullElse(said.startTime, LocalTime.MIDNIGHT));
        LocalDateTime before = Times.local(event.path("start").textValue());
        if (allDay != isAllDay(event)) {
            event.remove("showWithoutTime");
        }
        if (allDay) {
            event.put("showWithoutTime", true);
        }
        event.put("start", Times.local(start));
        if (before != null) {
            Exceptions.move(event, before.toLocalTime(), start.toLocalTime());
            Recurrence.move(event, before.toLocalTime(), start.toLocalTime());
        }
        boolean days = allDay && isMidnight(said.startTime) && isMidnight(said.endTime);
        LocalDate endDate = said.endDate == null && said.endTime != null ? said.startDate : said.endDate;
        if (endDate == null) {
            if (now.get(END_DATE) != null) {
                event.remove("duration");
            }
            return;
        }
        draft.claim(END_DATE, "/duration");
        if (endDate.isBefore(said.startDate)) {
            draft.refuse(END_DATE, "must not be before the Start Date");
        } else if (days) {
            long until = ChronoUnit.DAYS.between(said.startDate, endDate);
            length("P" + Math.max(1, said.endTime == null ? until + 1 : until) + "D", after, event);
        } else {
            LocalDateTime end = endDate.atTime(said.endTime);
            ZoneRules zone = zone(event);
            String length = Length.between(start, end, moment(end, now, after, zone, draft.before()), zone);
            if (length == null) {
                draft.refuse(END_TIME, "must not be before the start");
            } else {
                length(length, after, event);
            }
        }
    }

    /** The end itself where it stays: on a night on which clocks are put back, its time alone would not say which of two. */
    private static Instant moment(
            LocalDateTime end, Map<String, Object> now, Map<String, String> after, ZoneRules zone, JsonNode before) {
        boolean stays = now.get(END_TIME) != null
                && List.of(END_DATE, END_TIME, ZONE).stream()
                        .allMatch(name -> Objects.equals(now.get(name), after.get(name)));
        return stays
                ? Length.parse(before.path("duration").asText())
                        .after(Times.local(before.path("start").textValue()), zone)
                : Zones.instant(end, zone);
    }

    /** Sets the length, unless the one that is there says the same end: it may say it in another way. */
    private void length(String length, Map<String, String> after, ObjectNode event) {
        Map<String, Object> present = new HashMap<>();
        read(event, present);
        boolean same = List.of(END_DATE, END_TIME).stream()
                .allMatch(name -> Objects.equals(present.get(name), after.get(name)));
        if (!same) {
            event.put("duration", length);
        }
    }
}
