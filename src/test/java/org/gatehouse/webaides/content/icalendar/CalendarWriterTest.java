package org.gatehouse.webaides.content.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ZoneRulesBuilder;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.gatehouse.api.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarWriterTest {
    private static final String EVENT = """
            {"@type": "Event", "uid": "e1", "updated": "2026-01-02T00:00:00Z", "start": "2026-03-01T09:30:00", "timeZone": "Europe/Berlin",
             "duration": "PT1H30M", "title": "Meeting; again", "description": "one\\ntwo", "color": "red",
             "locations": {"1": {"name": "Room 1", "coordinates": "geo:52.5,13.4"}, "2": {"name": "Room 2"}}, "keywords": {"a,b": true, "c": true},
             "status": "tentative", "privacy": "secret", "freeBusyStatus": "free", "priority": 5, "sequence": 2,
             "recurrenceRules": [{"frequency": "monthly", "until": "2026-12-01T10:00:00", "skip": "backward", "byMonthDay": [31]}],
             "recurrenceOverrides": {"2026-04-30T09:30:00": {"excluded": true}, "2026-05-10T12:00:00": {},
               "2026-05-31T09:30:00": {"title": "moved", "start": "2026-05-30T09:30:00", "locations": {"1": {"name": "Room 3"}}}},
             "alerts": {"1": {"trigger": {"@type": "OffsetTrigger", "offset": "-PT15M"}},
               "2": {"trigger": {"@type": "AbsoluteTrigger", "when": "2026-03-01T00:00:00Z"}, "action": "email"}},
             "participants": {"1": {"name": "Jane", "roles": {"attendee": true}}},
             "example.com:mood": "good"}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                EVENT,
                "{'@type': 'Event', 'uid': 'd', 'start': '2026-03-01T00:00:00', 'showWithoutTime': true, 'duration': 'P1D', 'recurrenceRules': [{'frequency': 'daily', 'until': '2026-03-05T00:00:00'}], 'recurrenceOverrides': {'2026-03-02T00:00:00': {'excluded': true}}}",
                "{'@type': 'Event', 'uid': 'z', 'start': '2026-03-01T10:00:00', 'timeZone': 'Etc/UTC', 'showWithoutTime': true}",
                "{'@type': 'Event', 'uid': 'i', 'start': '2026-03-01T10:00:00', 'timeZone': 'Asia/Tokyo', 'recurrenceId': '2026-03-01T09:00:00', 'recurrenceIdTimeZone': 'Asia/Tokyo'}",
                "{'@type': 'Task', 'uid': 't', 'due': '2026-03-01T10:00:00', 'timeZone': 'Europe/Berlin', 'progress': 'failed', 'percentComplete': 3, 'estimatedDuration': 'PT2H'}",
                "{'@type': 'Task', 'uid': 'u', 'title': 'no time at all'}",
                "{'@type': 'Task', 'uid': 'w', 'start': '2026-03-02T09:00:00', 'due': '2026-03-03T10:00:00', 'recurrenceRules': [{'frequency': 'weekly'}], 'recurrenceOverrides': {'2026-03-09T09:00:00': {'title': 'x'}, '2026-03-16T09:00:00': {'due': '2026-03-17T00:00:00'}}}",
                "{'@type': 'Task', 'uid': 'd', 'due': '2026-03-03T10:00:00', 'timeZone': 'Europe/Berlin', 'recurrenceRules': [{'frequency': 'weekly'}], 'recurrenceOverrides': {'2026-03-31T10:00:00': {'title': 'x'}}}",
                "{'@type': 'Task', 'uid': 'b', 'start': '2026-03-02T00:00:00', 'due': '2026-03-01T00:00:00'}",
                "{'@type': 'Event', 'uid': 'l', 'start': '2026-03-02T00:00:00', 'timeZone': 'America/New_York', 'recurrenceRules': [{'frequency': 'yearly', 'until': '9999-12-31T23:59:59'}]}",
                "{'@type': 'Event', 'uid': 'r', 'start': '2026-03-01T00:00:00', 'showWithoutTime': true, 'duration': 'P1D', 'recurrenceId': '2026-03-01T09:00:00'}",
                "{'@type': 'Task', 'uid': 'p', 'start': '2026-03-02T00:00:00', 'due': '2026-03-03T00:00:00', 'estimatedDuration': 'PT2H', 'progress': 'in-process', 'progressUpdated': '2026-03-01T00:00:00Z'}"
            })
    void whatIsWrittenComesBackWhole(String text) {
        ObjectNode object = json(text.replace('\'', '"'));
        String name = object.path("@type").asText().equals("Task") ? "VTODO" : "VEVENT";

        ObjectNode read = CalendarReader.read(CalendarWriter.write(object), name);

        object.remove("@type");
        assertThat(read).isEqualTo(object);
    }

    @Test
    void anotherReaderUnderstandsIt() throws IOException, ParserException {
        Calendar calendar = parse(CalendarWriter.write(json(EVENT)));

        assertThat(calendar.validate().getEntries()).isEmpty();
        assertThat(calendar.getComponents("VEVENT")).hasSize(2);
        assertThat(calendar.getComponents("VTIMEZONE")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "America/Santiago",
                "Asia/Kolkata",
                "Asia/Jerusalem",
                "Africa/Casablanca",
                "Australia/Lord_Howe",
                "Pacific/Auckland",
                "America/Sao_Paulo",
                "Africa/Cairo",
                "Europe/Dublin"
            })
    void zonesAreWrittenSoThatAnotherReaderFindsTheSameOffsets(String name) throws IOException, ParserException {
        Calendar calendar = parse(CalendarWriter.write(json("""
                {"@type": "Event", "uid": "e", "start": "2024-02-01T09:30:00", "timeZone": "%s"}""".formatted(name))));
        VTimeZone zone = (VTimeZone) calendar.getComponents("VTIMEZONE").get(0);
        var theirs = new ZoneRulesBuilder().vTimeZone(zone).build();

        for (Instant day = Instant.parse("2024-02-01T12:00:00Z");
                day.isBefore(Instant.parse("2029-01-01T00:00:00Z"));
                day = day.plusSeconds(5 * 86_400)) {
            assertThat(theirs.getOffset(day))
                    .as("%s at %s", name, day)
                    .isEqualTo(ZoneId.of(name).getRules().getOffset(day));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-PLAIN:a\\, b; c\\\\d\\nE",
                "X-P;A=1;B=\"q\":v",
                "ATTENDEE;CN=\"Doe, Jane\";MEMBER=\"mailto:a@example.com\",\"mailto:b@example.com\":mailto:j@example.com",
                "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"C:\\new\":geo:1,2",
                "ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY:VGhl",
                "COMMENT:one\\Ntwo",
                "REQUEST-STATUS:2.0;Success",
                "URL:https://example.com/?a=b;c,d",
                "CONTACT;ALTREP=\"CID:part3@host.com\":Jim\\, ABC",
                "GEO:north;south"
            })
    void whatIsOnlyKeptComesBackAsItWas(String line) {
        String text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:20260301T100000\r\n" + line
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        String written = CalendarWriter.write(CalendarReader.read(text, "VEVENT"));

        assertThat(List.of(written.replace("\r\n ", "").split("\r\n"))).contains(line);
    }

    @Test
    void aZoneOfItsOwnComesBackAsItWas() {
        String text = "BEGIN:VCALENDAR\n" + CalendarReaderTest.BERLIN_OF_OUR_OWN
                + "BEGIN:VEVENT\nUID:u\nDTSTART;TZID=Ours:20260301T100000\nEND:VEVENT\nEND:VCALENDAR\n";
        ObjectNode event = CalendarReader.read(text, "VEVENT");

        assertThat(CalendarReader.read(CalendarWriter.write(event), "VEVENT")).isEqualTo(event);
    }

    @Test
    void aTaskSaysNoDurationBesideDueAndNoCompletionBeforeTheEnd() {
        String text = CalendarWriter.write(json("""
                {"@type": "Task", "uid": "p", "start": "2026-03-02T00:00:00", "due": "2026-03-03T00:00:00", "estimatedDuration": "PT2H",
                 "progress": "in-process", "progressUpdated": "2026-03-01T00:00:00Z"}"""));

        assertThat(text).doesNotContain("\nDURATION").doesNotContain("\nCOMPLETED");
    }

    @Test
    void theDueOfATaskMovesWithItsInstance() {
        String text = CalendarWriter.write(json("""
                {"@type": "Task", "uid": "d", "due": "2026-03-03T10:00:00", "recurrenceRules": [{"frequency": "weekly"}],
                 "recurrenceOverrides": {"2026-03-31T10:00:00": {"title": "x"}}}"""));

        assertThat(text).contains("DUE:20260303T100000\r\n").contains("DUE:20260331T100000\r\n");
    }

    @Test
    void alarmsAndInstancesKeepTheirOwnLines() {
        String text = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:u
                DTSTART:20260301T100000
                DURATION:PT1H
                SUMMARY:Meeting
                CLASS:PUBLIC
                RRULE:FREQ=DAILY
                RDATE;VALUE=PERIOD:20260401T120000/PT3H,20260402T120000/20260402T130000
                BEGIN:VALARM
                ACTION:DISPLAY
                TRIGGER;X-P=1:-PT5M
                DESCRIPTION:Reminder
                SUMMARY:Meeting
                END:VALARM
                END:VEVENT
                BEGIN:VEVENT
                UID:u
                RECURRENCE-ID:20260302T100000
                DTSTART:20260302T100000
                DURATION:PT1H
                CLASS:PRIVATE
                END:VEVENT
                END:VCALENDAR
                """;
        ObjectNode event = CalendarReader.read(text, "VEVENT");
        String written = CalendarWriter.write(event);

        assertThat(written)
                .contains("TRIGGER;X-P=1:-PT5M\r\n", "DESCRIPTION:Reminder\r\n", "SUMMARY:Meeting\r\nEND:VALARM")
                .containsOnlyOnce("CLASS:PRIVATE");
        assertThat(event.at("/recurrenceOverrides/2026-04-01T12:00:00")).isEqualTo(json("{\"duration\": \"PT3H\"}"));
        assertThat(event.at("/recurrenceOverrides/2026-04-02T12:00:00")).isEqualTo(json("{}"));
        assertThat(CalendarReader.read(written, "VEVENT")).isEqualTo(event);
    }

    @Test
    void alertsKeepTheirIds() {
        ObjectNode event = json("""
                {"uid": "u", "start": "2026-03-01T10:00:00", "alerts": {
                  "k1": {"trigger": {"@type": "OffsetTrigger", "offset": "-PT5M"}, "relatedTo": {"x": {"relation": {"parent": true}}}},
                  "1": {"trigger": {"@type": "OffsetTrigger", "offset": "-PT9M"}}}}""");
        String text = CalendarWriter.write(event);
        String fresh = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT0S\r\nEND:VALARM\r\n";
        String more = text.replace("-PT5M", "-PT6M").replaceFirst("BEGIN:VALARM", fresh + "BEGIN:VALARM");

        assertThat(CalendarReader.read(text, "VEVENT")).isEqualTo(event);
        assertThat(CalendarReader.read(more, "VEVENT").path("alerts")).isEqualTo(json("""
                {"k1": {"trigger": {"@type": "OffsetTrigger", "offset": "-PT6M"}, "relatedTo": {"x": {"relation": {"parent": true}}}},
                 "1": {"trigger": {"@type": "OffsetTrigger", "offset": "-PT9M"}},
                 "3": {"trigger": {"@type": "OffsetTrigger", "offset": "PT0S"}}}"""));
    }

    @Test
    void zonesComeBackWhole() {
        ObjectNode event = json("""
                {"uid": "u", "start": "2026-03-01T10:00:00", "timeZone": "/Z", "timeZones": {
                  "/Z": {"tzId": "Z", "url": "https://a.example/z", "aliases": {"Zulu": true},
                    "standard": [{"start": "1970-01-01T00:00:00", "offsetFrom": "+01:00", "offsetTo": "+01:00", "comments": ["c"]}]},
                  "/Y": {"tzId": "Y", "standard": [{"start": "1970-01-01T00:00:00", "offsetFrom": "+01:00", "offsetTo": "+01:00"}]}}}""");

        assertThat(CalendarReader.read(CalendarWriter.write(event), "VEVENT")).isEqualTo(event);
    }

    private static Calendar parse(String text) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static ObjectNode json(String text) {
        return new StrictJson().readOwn(text, ObjectNode.class);
    }
}
