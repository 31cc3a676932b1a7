package org.gatehouse.webaides.content.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.StrictJson;
import org.gatehouse.webaides.content.lines.MalformedLine;
import org.gatehouse.webaides.content.lines.TooLarge;
import org.gatehouse.webaides.content.shape.CalendarShape;
import org.gatehouse.webaides.content.shape.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarReaderTest {
    static final String BERLIN_OF_OUR_OWN = """
            BEGIN:VTIMEZONE
            TZID:Ours
            BEGIN:DAYLIGHT
            DTSTART:19700329T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:OEST
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:19701025T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            """;

    @Test
    void readsAnEvent() {
        assertEvent("""
                BEGIN:VEVENT
                UID:e1
                DTSTAMP:20260101T000000Z
                LAST-MODIFIED:20260102T000000Z
                DTSTART;TZID=Europe/Berlin:20260301T093000
                DTEND;TZID=Europe/Berlin:20260301T110000
                SUMMARY;LANGUAGE=en:Meeting\\, again
                DESCRIPTION:one\\ntwo
                LOCATION:Room 1
                GEO:52.5;13.4
                CATEGORIES:a,b
                STATUS:TENTATIVE
                CLASS:CONFIDENTIAL
                TRANSP:TRANSPARENT
                PRIORITY:5
                SEQUENCE:2
                RRULE:FREQ=WEEKLY;UNTIL=20260401T080000Z;BYDAY=MO,2WE
                EXDATE;TZID=Europe/Berlin:20260308T093000
                RDATE;TZID=Europe/Berlin:20260310T120000
                ORGANIZER;CN="Doe, Jane":mailto:jane@example.com
                X-FOO:bar
                BEGIN:VALARM
                ACTION:DISPLAY
                TRIGGER;RELATED=END:-PT15M
                DESCRIPTION:Meeting\\, again
                END:VALARM
                BEGIN:VALARM
                ACTION:AUDIO
                TRIGGER:-PT5M
                END:VALARM
                END:VEVENT
                """, """
                {"uid": "e1", "updated": "2026-01-02T00:00:00Z", "start": "2026-03-01T09:30:00", "timeZone": "Europe/Berlin",
                 "duration": "PT1H30M", "title": "Meeting, again", "description": "one\\ntwo",
                 "locations": {"1": {"name": "Room 1", "coordinates": "geo:52.5,13.4"}}, "keywords": {"a": true, "b": true},
                 "status": "tentative", "privacy": "secret", "freeBusyStatus": "free", "priority": 5, "sequence": 2,
                 "recurrenceRules": [{"frequency": "weekly", "until": "2026-04-01T10:00:00",
                   "byDay": [{"day": "mo"}, {"day": "we", "nthOfPeriod": 2}]}],
                 "recurrenceOverrides": {"2026-03-08T09:30:00": {"excluded": true}, "2026-03-10T12:00:00": {}},
                 "alerts": {"1": {"trigger": {"@type": "OffsetTrigger", "offset": "-PT15M", "relativeTo": "end"}}},
                 "iCalComponent": {"convertedProperties": {"title": {"name": "summary", "parameters": {"language": "en"}}},
                   "properties": [["organizer", {"cn": "Doe, Jane"}, "unknown", "mailto:jane@example.com"], ["x-foo", {}, "unknown", "bar"]],
                   "components": [["valarm", [["action", {}, "unknown", "AUDIO"], ["trigger", {}, "unknown", "-PT5M"]], []]]}}""");
    }

    @Test
    void readsDaysFloatingTimesAndTimesAtUtc() {
        assertThat(event("DTSTART;VALUE=DATE:20260301\nDTEND;VALUE=DATE:20260303"))
                .isEqualTo(json("""
                {"uid": "u", "start": "2026-03-01T00:00:00", "showWithoutTime": true, "duration": "P2D"}"""));
        assertThat(event("DTSTART:20260301T100000\nDURATION:+P1DT2H")).isEqualTo(json("""
                {"uid": "u", "start": "2026-03-01T10:00:00", "duration": "P1DT2H"}"""));
        assertThat(event("DTSTART:20260301T100000Z\nDTEND:20260301T100000Z")).isEqualTo(json("""
                {"uid": "u", "start": "2026-03-01T10:00:00", "timeZone": "Etc/UTC", "duration": "PT0S"}"""));
    }

    @Test
    void measuresInExactTimeBeyondWholeDays() {
        assertThat(event("DTSTART;TZID=Europe/Berlin:20260328T220000\nDTEND;TZID=Europe/Berlin:20260329T080000")
                        .path("duration")
                        .asText())
                .isEqualTo("PT9H");
        assertThat(event("DTSTART;TZID=Europe/Berlin:20260327T220000\nDTEND;TZID=America/New_York:20260329T080000")
                        .path("duration")
                        .asText())
                .isEqualTo("P1DT15H");
    }

    @Test
    void readsInstancesThatDifferAsPatches() {
        ObjectNode event = read("""
                BEGIN:VEVENT
                UID:u
                RECURRENCE-ID:20260302T090000Z
                DTSTART;TZID=Europe/Berlin:20260302T120000
                SUMMARY:moved
                END:VEVENT
                BEGIN:VEVENT
                UID:u
                DTSTART;TZID=Europe/Berlin:20260301T100000
                DURATION:PT1H
                SUMMARY:series
                PRIORITY:1
                RRULE:FREQ=DAILY
                END:VEVENT
                """);

        assertThat(event.path("recurrenceOverrides")).isEqualTo(json("""
                {"2026-03-02T10:00:00": {"start": "2026-03-02T12:00:00", "title": "moved", "duration": null, "priority": null}}"""));
        assertLawful(event);
    }

    @Test
    void takesOneInstanceWithoutItsSeries() {
        assertThat(event(
                        "RECURRENCE-ID;TZID=Europe/Berlin:20260301T090000\nDTSTART;TZID=Europe/Berlin:20260301T100000"))
                .isEqualTo(json("""
                        {"uid": "u", "start": "2026-03-01T10:00:00", "timeZone": "Europe/Berlin",
                         "recurrenceId": "2026-03-01T09:00:00", "recurrenceIdTimeZone": "Europe/Berlin"}"""));
    }

    @Test
    void readsATask() {
        ObjectNode task = CalendarReader.read(calendar("""
                BEGIN:VTODO
                UID:t
                DUE;TZID=Europe/Berlin:20260301T100000
                SUMMARY:Do it
                STATUS:IN-PROCESS
                PERCENT-COMPLETE:40
                COMPLETED:20260102T000000Z
                END:VTODO
                """), "VTODO");

        assertThat(task).isEqualTo(json("""
                {"uid": "t", "due": "2026-03-01T10:00:00", "timeZone": "Europe/Berlin", "title": "Do it", "progress": "in-process",
                 "percentComplete": 40, "progressUpdated": "2026-01-02T00:00:00Z"}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin",
        "W. Europe Standard Time, Europe/Berlin",
        "/freeassociation.sourceforge.net/Europe/Berlin, Europe/Berlin",
        "\"Europe/Berlin\", Europe/Berlin",
        "Ours, /Ours"
    })
    void knowsZonesByTheirNamesAndByTheirDefinitions(String tzid, String zone) {
        JsonNode event = read(BERLIN_OF_OUR_OWN + vevent("DTSTART;TZID=" + tzid + ":20260301T100000"));

        assertThat(event.path("timeZone").asText()).isEqualTo(zone);
        assertThat(event.has("timeZones")).isEqualTo(zone.startsWith("/"));
        assertLawful(event);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUMMARY:no start | /start",
                "DTSTART:tomorrow | /start",
                "DTSTART:20260230T100000 | /start",
                "DTSTART;TZID=Nowhere/Land:20260301T100000 | /timeZone",
                "DTSTART:20260301T100000\\nDTEND:20260301T090000 | /duration",
                "DTSTART;VALUE=DATE:20260301\\nDTEND;VALUE=DATE:20260228 | /duration",
                "DTSTART:20260301T100000\\nDTEND;VALUE=DATE:20260302 | /duration",
                "DTSTART:20260301T100000\\nDURATION:-PT1H | /duration",
                "DTSTART:20260301T100000\\nRRULE:FREQ=DAILY;BYEASTER=1 | /recurrenceRules",
                "DTSTART:20260301T100000\\nRRULE:DAILY | /recurrenceRules",
                "DTSTART:20260301T100000\\nEXDATE:never | /recurrenceOverrides",
                "DTSTART:20260301T100000\\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260301T100000 | /recurrenceOverrides"
            })
    void refusesWhatDoesNotSayWhenItIs(String lines, String pointer) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> event(lines.replace("\\n", "\n")));

        assertThat(refusal.errors()).extracting(error -> error.pointer()).containsExactly(pointer);
    }

    @Test
    void readsInstancesOfATaskThatIsOnlyDue() {
        ObjectNode task = CalendarReader.read(calendar("""
                BEGIN:VTODO
                UID:t
                DUE:20260101T100000
                RRULE:FREQ=DAILY
                END:VTODO
                BEGIN:VTODO
                UID:t
                RECURRENCE-ID;VALUE=DATE:20260102
                DUE:20260102T100000
                SUMMARY:x
                END:VTODO
                """), "VTODO");

        assertThat(task.path("recurrenceOverrides")).isEqualTo(json("{\"2026-01-02T10:00:00\": {\"title\": \"x\"}}"));
    }

    @Test
    void knowsZonesByTheTextOfTheirNamesAndPassesOverForeignComponents() {
        String zone = BERLIN_OF_OUR_OWN.replace("TZID:Ours", "TZID:(UTC+01:00) Amsterdam\\, Berlin");
        ObjectNode event = read("BEGIN:X-FOO\nEND:X-FOO\n" + zone
                + vevent("DTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin\":20260301T100000"));

        assertThat(event.path("timeZone").asText()).isEqualTo("/(UTC+01:00) Amsterdam, Berlin");
        assertThat(CalendarReader.read(CalendarWriter.write(event), "VEVENT")).isEqualTo(event);
        assertLawful(event);
    }

    @Test
    void endsSeriesWithTheLastYear() {
        ObjectNode event = event("DTSTART;TZID=Asia/Tokyo:20260301T100000\nRRULE:FREQ=YEARLY;UNTIL=99991231T235959Z");

        assertThat(event.at("/recurrenceRules/0/until").asText()).isEqualTo("9999-12-31T23:59:59");
    }

    @Test
    void refusesOneUidTwiceAndInstancesWithoutASeries() {
        String master = vevent("DTSTART:20260301T100000");
        String instance = vevent("DTSTART:20260301T100000\nRECURRENCE-ID:20260301T100000");

        assertThatThrownBy(() -> read(master + master)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> read(instance + instance)).isInstanceOf(ApiException.class);
    }

    @Test
    void refusesMessagesAndWhatIsNoCalendar() {
        String event = vevent("DTSTART:20260301T100000");

        assertThat(read("METHOD:PUBLISH\n" + event).path("uid").asText()).isEqualTo("u");
        assertThatThrownBy(() -> read("METHOD:REQUEST\n" + event)).isInstanceOf(MalformedLine.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(MalformedLine.class);
        assertThatThrownBy(() -> CalendarReader.read(event, "VEVENT")).isInstanceOf(MalformedLine.class);
        assertThatThrownBy(() -> CalendarReader.read(calendar(event), "VTODO")).isInstanceOf(MalformedLine.class);
        assertThatThrownBy(() -> read(vevent("X-A:1\n".repeat(20_000)))).isInstanceOf(TooLarge.class);
    }

    private static void assertEvent(String components, String json) {
        ObjectNode event = read(components);
        assertThat(event).isEqualTo(json(json));
        event.remove("recurrenceRules"); // whose nthOfPeriod is not lawful, and judged later
        assertLawful(event);
    }

    private static void assertLawful(JsonNode event) {
        Place place = Place.root();
        CalendarShape.EVENT.check(event, place);
        assertThat(place.errors()).isEmpty();
    }

    private static ObjectNode event(String lines) {
        return read(vevent(lines));
    }

    private static ObjectNode read(String components) {
        return CalendarReader.read(calendar(components), "VEVENT");
    }

    private static String vevent(String lines) {
        return "BEGIN:VEVENT\nUID:u\n" + lines + "\nEND:VEVENT\n";
    }

    private static String calendar(String components) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\n" + components + "END:VCALENDAR\n";
    }

    private static ObjectNode json(String text) {
        return new StrictJson().readOwn(text, ObjectNode.class);
    }
}
