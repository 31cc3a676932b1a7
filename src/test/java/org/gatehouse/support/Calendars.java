package org.gatehouse.support;

import static java.time.temporal.TemporalAdjusters.firstInMonth;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.DateList;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Action;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;

/**
 * A calendar as people have it: series with exceptions in several time zones, one of them its own, and what happens once.
 * Always the same.
 */
public final class Calendars {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    /** What no zone of the world is: half an hour ahead of Greenwich, and one more from the last of March on. */
    private static final String WORKS_TIME = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Works//EN
            BEGIN:VTIMEZONE
            TZID:Works Time
            BEGIN:STANDARD
            DTSTART:20201025T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            TZOFFSETFROM:+0130
            TZOFFSETTO:+0030
            TZNAME:WST
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:20200329T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            TZOFFSETFROM:+0030
            TZOFFSETTO:+0130
            TZNAME:WDT
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:shift@works.example
            DTSTAMP:20260901T080000Z
            DTSTART;TZID=Works Time:20270104T060000
            DURATION:PT8H
            RRULE:FREQ=DAILY;INTERVAL=2
            SUMMARY:Early shift
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    private static final Instant STAMP = Instant.parse("2026-09-01T08:00:00Z");
    private static final int ONCE = 40;

    private final Calendar calendar = new Calendar();

    private Calendars() {}

    /** Writes 50 events; those with exceptions are more components than one. */
    public static void write(Path file) throws IOException {
        Calendars made = new Calendars();
        made.calendar.withProdId("-//Gatehouse//test//EN").withDefaults();
        made.zones();
        made.series();
        for (int i = 0; i < ONCE; i++) {
            made.once(i);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            new CalendarOutputter().output(made.calendar, out);
        }
    }

    /** A well-known one is described, too, the others are known by name only; and the calendar's own with its series. */
    private void zones() throws IOException {
        calendar.add(TimeZoneRegistryFactory.getInstance()
                .createRegistry()
                .getTimeZone(BERLIN.getId())
                .getVTimeZone());
        try {
            for (CalendarComponent own :
                    new CalendarBuilder().build(new StringReader(WORKS_TIME)).getComponents()) {
                calendar.add(own);
            }
        } catch (ParserException e) {
            throw new IOException(e);
        }
    }

    private void series() {
        ZonedDateTime standUp = LocalDateTime.parse("2027-01-11T09:00:00").atZone(BERLIN);
        VEvent daily = add("stand-up", standUp, Duration.ofMinutes(15), "Stand-up", "FREQ=DAILY");
        daily.add(new ExDate<>(new DateList<>(at("2027-03-26T09:00:00", BERLIN), at("2027-05-01T09:00:00", BERLIN))));
        instance("stand-up", at("2027-03-29T09:00:00", BERLIN), at("2027-03-29T11:30:00", BERLIN), "Late stand-up");

        VEvent weekly = add(
                "board",
                at("2027-01-05T16:00:00", NEW_YORK),
                Duration.ofMinutes(90),
                "Board; numbers, plans",
                "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20281231T235959Z");
        weekly.add(new Description("Agenda:\n1. numbers, 数字\n2. планы\n".repeat(8)));
        VAlarm alarm = new VAlarm(Duration.ofMinutes(-10));
        alarm.add(new Action("DISPLAY"));
        alarm.add(new Description("Board"));
        weekly.add(alarm);
        weekly.add(new XProperty("X-ROOM-CODE", "A\\,7"));
        for (int month = 2; month <= 12; month += 5) {
            LocalDateTime old = LocalDateTime.of(2027, month, 1, 16, 0).with(firstInMonth(DayOfWeek.TUESDAY));
            instance("board", old.atZone(NEW_YORK), old.plusHours(1).atZone(NEW_YORK), "Board, an hour later");
        }

        add("tea", at("2026-12-01T15:00:00", TOKYO), Duration.ofHours(1), "お茶", "FREQ=WEEKLY;BYDAY=MO,TH;INTERVAL=2");
        add(
                "month-end",
                at("2027-01-31T17:00:00", BERLIN),
                Duration.ofHours(2),
                "Abschluss",
                "FREQ=MONTHLY;BYMONTHDAY=-1");
        add(
                "thanks",
                at("2026-11-26T12:00:00", NEW_YORK),
                Duration.ofHours(6),
                "Dinner",
                "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH");
        add("course", at("2027-02-03T18:30:00", BERLIN), Duration.ofMinutes(90), "Français", "FREQ=WEEKLY;COUNT=12");
        add("night", at("2027-03-20T01:30:00", NEW_YORK), Duration.ofHours(3), "Backup", "FREQ=DAILY;COUNT=300");
        add("birthday", LocalDate.of(1990, 2, 28), Period.ofDays(1), "День рождения Софьи", "FREQ=YEARLY");
        add("wake", LocalDateTime.parse("2027-01-01T06:30:00"), Duration.ofMinutes(5), "Wake up", "FREQ=DAILY");
    }

    private void once(int number) {
        String summary = List.of("Zahnarzt", "Concert à Orléans", "Встреча", "会議", "اجتماع")
                        .get(number % 5) + " " + number;
        LocalDateTime local =
                LocalDateTime.parse("2027-02-01T08:00:00").plusDays(number * 3L).plusMinutes(number * 17L);
        ZoneId zone = List.of(BERLIN, NEW_YORK, TOKYO).get(number % 3);
        VEvent event =
                switch (number % 4) {
                    case 0 -> add("once-" + number, local.toLocalDate(), Period.ofDays(1 + number % 3), summary, null);
                    case 1 ->
                        add("once-" + number, local.toInstant(ZoneOffset.UTC), Duration.ofHours(1), summary, null);
                    default -> add("once-" + number, local.atZone(zone), Duration.ofMinutes(45), summary, null);
                };
        event.add(new Location("Straße " + number + "; 3. Stock, links"));
        if (number % 3 == 0) {
            event.add(new Categories("work,travel"));
        }
        if (number % 7 == 0) {
            event.add(new XProperty("X-TRAVEL", "PT" + number + "M"));
        }
    }

    private static ZonedDateTime at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone);
    }

    private VEvent add(String uid, Temporal start, TemporalAmount duration, String summary, String rule) {
        VEvent event = event(uid, start, summary);
        event.add(new net.fortuna.ical4j.model.property.Duration(duration));
        if (rule != null) {
            event.add(new RRule<>(rule));
        }
        return event;
    }

    private void instance(String uid, ZonedDateTime named, ZonedDateTime start, String summary) {
        add(uid, start, Duration.ofMinutes(30), summary, null).add(new RecurrenceId<>(named));
    }

    private VEvent event(String uid, Temporal start, String summary) {
        VEvent event = new VEvent(false);
        event.add(new Uid(uid + "@calendar.example"));
        event.add(new DtStamp(STAMP));
        event.add(new DtStart<>(start));
        event.add(new Summary(summary));
        calendar.add(event);
        return event;
    }
}
