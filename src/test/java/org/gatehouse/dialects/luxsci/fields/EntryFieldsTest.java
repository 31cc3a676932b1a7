package org.gatehouse.dialects.luxsci.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.gatehouse.dialects.luxsci.fields.LawfulContents.tree;
import static org.gatehouse.webaides.content.Kind.CALENDAR;
import static org.gatehouse.webaides.content.Kind.CONTACTS;
import static org.gatehouse.webaides.content.Kind.LINKS;
import static org.gatehouse.webaides.content.Kind.NOTES;
import static org.gatehouse.webaides.content.Kind.TASKS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.FieldError;
import org.gatehouse.webaides.content.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryFieldsTest {
    @Nested
    class Contacts {
        @Test
        void aRowOfOutlookBecomesACard() {
            ObjectNode card = put(CONTACTS, "{}", """
                    {"Title": "Lady", "First Name": "Ada", "Last Name": "Lovelace", "Suffix": "FRS", "Company": "Engines", "Department": "R",
                     "Job Title": "Analyst", "Profession": "Mathematician", "Business Street": "1 Loom St", "Business City": "London",
                     "Business Country/Region": "UK", "Home Postal Code": "W1", "Business Phone": "1", "Home Fax": "2", "Mobile Phone": "3",
                     "Car Phone": "4", "E-mail Address": "ada@example.com", "E-mail Display Name": "Ada", "Web Page": "https://a.example/",
                     "Birthday": "1815-12-10", "Spouse": "William King", "Notes": "n", "Account": "7", "Private": 1, "Categories": "engine;math"}""");

            assertThat(card).isEqualTo(tree("""
                    {"name": {"components": [{"kind": "title", "value": "Lady"}, {"kind": "given", "value": "Ada"},
                      {"kind": "surname", "value": "Lovelace"}, {"kind": "credential", "value": "FRS"}]},
                     "organizations": {"1": {"name": "Engines", "units": [{"name": "R"}]}},
                     "titles": {"1": {"name": "Analyst"}, "2": {"name": "Mathematician", "kind": "role"}},
                     "addresses": {"1": {"components": [{"kind": "name", "value": "1 Loom St"}, {"kind": "locality", "value": "London"},
                       {"kind": "country", "value": "UK"}], "contexts": {"work": true}},
                       "2": {"components": [{"kind": "postcode", "value": "W1"}], "contexts": {"private": true}}},
                     "phones": {"1": {"number": "1", "contexts": {"work": true}},
                       "2": {"number": "2", "features": {"fax": true}, "contexts": {"private": true}},
                       "3": {"number": "3", "features": {"mobile": true}}, "4": {"number": "4", "label": "Car"}},
                     "emails": {"1": {"address": "ada@example.com", "gatehouse.org:displayName": "Ada"}},
                     "links": {"1": {"uri": "https://a.example/"}},
                     "anniversaries": {"1": {"date": {"year": 1815, "month": 12, "day": 10}, "kind": "birth"}},
                     "relatedTo": {"William King": {"relation": {"spouse": true}}}, "notes": {"1": {"note": "n"}},
                     "gatehouse.org:Account": "7", "gatehouse.org:Private": true, "keywords": {"engine": true, "math": true}}"""));
        }

        @Test
        void typographicApostrophesAndOutlooksNamesAreKnown() {
            ObjectNode card = put(CONTACTS, "{}", """
                    {"Manager\u2019s Name": "M", "E-mail Address 1": "a@example.com", "E-mail 2 Address": "b@example.com"}""");

            assertThat(read(CONTACTS, card))
                    .containsEntry("Manager's Name", "M")
                    .containsEntry("E-mail Address", "a@example.com")
                    .containsEntry("E-mail Address 2", "b@example.com");
        }

        @Test
        void aPlaceThatWasEmptiedStaysEmpty() {
            String card =
                    "{'emails': {'1': {'address': 'a@example.com'}, '2': {'address': 'b@example.com'}, '3': {'address': 'c@example.com'},"
                            + " '4': {'address': 'd@example.com'}}}";

            Map<String, Object> fields = read(CONTACTS, put(CONTACTS, card, "{\"E-mail Address\": null}"));

            assertThat(fields)
                    .doesNotContainKey("E-mail Address")
                    .containsEntry("E-mail Address 2", "b@example.com")
                    .containsEntry("E-mail Address 3", "c@example.com");
        }

        @Test
        void twoThatSayTheSamePlaceDoNotFollowEachOther() {
            String card = "{'phones': {'1': {'number': '1', 'gatehouse.org:field': 'Home Phone 2'},"
                    + " '2': {'number': '2', 'gatehouse.org:field': 'Home Phone 2'}}}";

            assertThat(read(CONTACTS, put(CONTACTS, card, "{\"Home Phone 2\": null}")))
                    .doesNotContainValue("2");
        }

        @Test
        void aPlaceBehindEmptyOnesIsKept() {
            ObjectNode card = put(CONTACTS, "{}", "{\"Business Phone 2\": \"2\"}");

            assertThat(read(CONTACTS, card))
                    .containsEntry("Business Phone 2", "2")
                    .doesNotContainKey("Business Phone");
            assertThat(read(CONTACTS, put(CONTACTS, card.toString(), "{\"Business Phone\": \"1\"}")))
                    .containsEntry("Business Phone", "1")
                    .containsEntry("Business Phone 2", "2");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "{'full': 'Ada Lovelace', 'components': [{'kind': 'given', 'value': 'Ada'}, {'kind': 'surname', 'value': 'Lovelace'}]} | Ada Byron",
                    "{'full': 'Lovelace, Ada', 'components': [{'kind': 'given', 'value': 'Ada'}, {'kind': 'surname', 'value': 'Lovelace'}]} | Ada Byron",
                    "{'full': 'The Countess', 'components': [{'kind': 'given', 'value': 'Ada'}, {'kind': 'surname', 'value': 'Lovelace'}]} | The Countess",
                    "{'full': 'Ada Lovelace'} | Ada Lovelace"
                })
        void theFullNameFollowsThePartsThatItIsMadeOf(String name, String full) {
            ObjectNode card = put(CONTACTS, "{'name': " + name + "}", "{\"Last Name\": \"Byron\"}");

            assertThat(read(CONTACTS, card)).containsEntry("Full Name", full).containsEntry("Last Name", "Byron");
        }

        @Test
        void aNewNameIsNotSpokenOrSortedAsTheFormer() {
            String name =
                    "{'name': {'components': [{'kind': 'given', 'value': 'Ada', 'phonetic': 'eida'}], 'sortAs': {'given': 'a', 'surname': 'l'}}}";

            assertThat(put(CONTACTS, name, "{\"First Name\": \"Bob\"}").path("name"))
                    .isEqualTo(tree("""
                    {"components": [{"kind": "given", "value": "Bob"}], "sortAs": {"surname": "l"}}"""));
        }

        @Test
        void componentsKeepTheirOrderAndSeparators() {
            ObjectNode card = put(CONTACTS, """
                    {"name": {"isOrdered": true, "components": [{"kind": "surname", "value": "Lee"}, {"kind": "given", "value": "Ann"},
                     {"kind": "separator", "value": "-"}, {"kind": "given", "value": "Kim"}, {"kind": "credential", "value": "MD"}]}}""", """
                    {"Middle Name": "B", "Title": "Dr", "First Name": "Jo"}""");

            assertThat(card.at("/name/components")).isEqualTo(tree("""
                    {"x": [{"kind": "title", "value": "Dr"}, {"kind": "surname", "value": "Lee"}, {"kind": "given", "value": "Jo"},
                     {"kind": "given2", "value": "B"}, {"kind": "credential", "value": "MD"}]}""").get("x"));
        }

        @Test
        void anAddressGivesItsStreetAndKeepsTheRest() {
            ObjectNode card = tree("""
                    {"addresses": {"1": {"contexts": {"work": true}, "countryCode": "DE", "full": "Rue X 5, Ulm", "timeZone": "Europe/Berlin",
                      "components": [{"kind": "name", "value": "Rue X"}, {"kind": "number", "value": "5"}, {"kind": "district", "value": "D"},
                       {"kind": "locality", "value": "Ulm"}]}}}""");

            assertThat(read(CONTACTS, card))
                    .containsEntry("Business Street", "Rue X 5")
                    .containsEntry("Business Country/Region", "DE")
                    .containsEntry("Business Address", "Rue X 5, Ulm");
            assertThat(put(CONTACTS, card.toString(), "{\"Business City\": \"Bonn\"}")
                            .at("/addresses/1"))
                    .isEqualTo(tree("""
                    {"contexts": {"work": true}, "countryCode": "DE", "timeZone": "Europe/Berlin",
                      "components": [{"kind": "name", "value": "Rue X"}, {"kind": "number", "value": "5"}, {"kind": "district", "value": "D"},
                       {"kind": "locality", "value": "Bonn"}]}"""));
        }

        @Test
        void keywordsThatAreNoTagsStay() {
            ObjectNode card = put(
                    CONTACTS, "{'keywords': {'a': true, 'two words': true, 'b': true}}", "{\"Categories\": \"b; c\"}");

            assertThat(card.path("keywords")).isEqualTo(tree("{'b': true, 'c': true, 'two words': true}"));
            assertThat(put(CONTACTS, card.toString(), "{\"Categories\": \"\"}").path("keywords"))
                    .isEqualTo(tree("{'two words': true}"));
        }

        @ParameterizedTest
        @CsvSource({
            "Nickname, x",
            "first name, x",
            "E-mail Address, nobody",
            "E-mail Display Name, needs an address",
            "Web Page, javascript:alert(1)",
            "Web Page, www.example.com",
            "Birthday, 10/12/1815",
            "Birthday, 1815-02-30",
            "Birthday, --13-01",
            "Birthday, ---10",
            "Language, a b",
            "Private, maybe",
            "Categories, a b",
            "Categories, 'a,b'",
            "Spouse, urn:uuid:1",
            "Unique\u0001ID, 1"
        })
        void refusesAtTheField(String field, String value) {
            assertThat(refusal(CONTACTS, "{}", Map.of(field, value)))
                    .extracting(FieldError::pointer)
                    .containsExactly("/fields/" + field);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "First Name",
                    "Business Country/Region",
                    "Home Phone",
                    "Notes",
                    "Account",
                    "E-mail Display Name",
                    "Keywords"
                })
        void refusesWhatIsTooLong(String field) {
            Map<String, String> given = new LinkedHashMap<>(Map.of("E-mail Address", "a@example.com"));
            given.put(field, "x".repeat(65_537));

            assertThat(refusal(CONTACTS, "{}", given)).singleElement().satisfies(error -> {
                assertThat(error.pointer()).isEqualTo("/fields/" + field.replace("/", "~1"));
                assertThat(error.detail()).contains("characters");
            });
        }

        @Test
        void refusesOneFieldUnderTwoNames() {
            assertThat(refusal(
                            CONTACTS,
                            "{}",
                            Map.of("E-mail 2 Address", "a@example.com", "E-mail Address 2", "b@example.com")))
                    .extracting(FieldError::detail)
                    .containsExactly("is given twice");
        }

        @Test
        void tellsAllThatIsWrongAtOnce() {
            assertThat(refusal(CONTACTS, "{}", Map.of("Birthday", "x", "Private", "x", "Nonsense", "x")))
                    .extracting(FieldError::pointer)
                    .containsExactlyInAnyOrder("/fields/Birthday", "/fields/Private", "/fields/Nonsense");
        }
    }

    @Nested
    class Events {
        private static final String MEETING =
                "{'title': 'M', 'start': '2027-01-11T09:00:00', 'duration': 'PT1H', 'timeZone': 'Europe/Berlin'}";

        @Test
        void fieldsBecomeAnEvent() {
            ObjectNode event = put(CALENDAR, "{}", """
                    {"Subject": "S", "Start Date": "2027-03-27", "Start Time": "23:00", "End Date": "2027-03-28", "End Time": "04:00:30",
                     "Time Zone": "Europe/Berlin", "Location": "Hall", "Recurrence": "FREQ=DAILY;UNTIL=20270401T210000Z",
                     "Recurrence Exceptions": "2027-03-30;2027-03-31 10:00", "Reminder": 15, "Private": 1, "Categories": "a"}""");

            assertThat(event).isEqualTo(tree("""
                    {"title": "S", "start": "2027-03-27T23:00:00", "duration": "PT4H30S", "timeZone": "Europe/Berlin",
                     "locations": {"1": {"name": "Hall"}}, "recurrenceRules": [{"frequency": "daily", "until": "2027-04-01T23:00:00"}],
                     "recurrenceOverrides": {"2027-03-30T23:00:00": {"excluded": true}, "2027-03-31T10:00:00": {"excluded": true}},
                     "alerts": {"1": {"trigger": {"@type": "OffsetTrigger", "offset": "-PT15M"}}}, "privacy": "private", "keywords": {"a": true}}"""));
            assertThat(read(CALENDAR, event))
                    .containsEntry("Start Time", "23:00")
                    .containsEntry("End Time", "04:00:30")
                    .containsEntry("Recurrence", "FREQ=DAILY;UNTIL=20270401T210000Z")
                    .containsEntry("Recurrence Exceptions", "2027-03-30;2027-03-31 10:00")
                    .containsEntry("Reminder", "15")
                    .containsEntry("All day event", 0)
                    .containsEntry("Private", 1);
        }

        @Test
        void theEndOfWholeDaysIsTheLastOfThem() {
            ObjectNode event = put(CALENDAR, "{}", """
                    {"Start Date": "2027-01-11", "End Date": "2027-01-12", "All day event": true}""");

            assertThat(event).isEqualTo(tree("""
                    {"start": "2027-01-11T00:00:00", "duration": "P2D", "showWithoutTime": true}"""));
            assertThat(read(CALENDAR, event))
                    .containsEntry("End Date", "2027-01-12")
                    .doesNotContainKeys("Start Time", "End Time");
        }

        @Test
        void outlooksEndOfAWholeDayIsTheNextMidnight() {
            ObjectNode event = put(CALENDAR, "{}", """
                    {"Start Date": "2027-01-11", "Start Time": "00:00", "End Date": "2027-01-12", "End Time": "00:00", "All day event": 1}""");

            assertThat(event.path("duration").asText()).isEqualTo("P1D");
            assertThat(read(CALENDAR, event)).containsEntry("End Date", "2027-01-11");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'Start Time': '08:30'} | {'start': '2027-01-11T08:30:00', 'duration': 'PT1H30M'}",
                    "{'End Time': '09:15'} | {'start': '2027-01-11T09:00:00', 'duration': 'PT15M'}",
                    "{'End Date': '2027-01-12'} | {'start': '2027-01-11T09:00:00', 'duration': 'P1DT1H'}",
                    "{'End Date': null} | {'start': '2027-01-11T09:00:00'}",
                    "{'Start Date': '2027-01-12', 'End Date': '2027-01-12'} | {'start': '2027-01-12T09:00:00', 'duration': 'PT1H'}",
                    "{'All day event': 1} | {'start': '2027-01-11T00:00:00', 'duration': 'P1D', 'showWithoutTime': true}"
                })
        void aChangeLeavesTheOtherEndWhereItIs(String given, String times) {
            ObjectNode event = put(CALENDAR, MEETING, given.replace('\'', '"'));

            event.remove(List.of("title", "timeZone"));
            assertThat(event).isEqualTo(tree(times));
        }

        @Test
        void instancesKeepTheirDaysWhenTheTimeOfTheStartChanges() {
            String series =
                    "{'start': '2027-01-11T09:00:00', 'recurrenceRules': [{'frequency': 'daily'}], 'recurrenceOverrides':"
                            + " {'2027-01-12T09:00:00': {'excluded': true}, '2027-01-13T09:00:00': {'title': 'X'}, '2027-01-14T12:00:00': {}}}";

            ObjectNode event = put(CALENDAR, series, "{\"Start Time\": \"10:00\"}");

            assertThat(event.path("recurrenceOverrides")).isEqualTo(tree("""
                    {"2027-01-12T10:00:00": {"excluded": true}, "2027-01-13T10:00:00": {"title": "X"}, "2027-01-14T12:00:00": {}}"""));
            assertThat(read(CALENDAR, event)).containsEntry("Recurrence Exceptions", "2027-01-12");
        }

        @Test
        void theLastInstanceStaysWhenTheTimeOfTheStartChanges() {
            String series =
                    "{'start': '2027-03-01T09:00:00', 'timeZone': 'Europe/Berlin', 'duration': 'PT1H', 'recurrenceRules':"
                            + " [{'frequency': 'daily', 'until': '2027-03-05T09:00:00', 'example.com:x': 1}]}";

            ObjectNode event = put(CALENDAR, series, """
                    {"Start Time": "10:00", "End Time": "11:00", "Recurrence": "FREQ=DAILY;UNTIL=20270305T080000Z"}""");

            assertThat(event.at("/recurrenceRules/0")).isEqualTo(tree("""
                    {"frequency": "daily", "until": "2027-03-05T10:00:00", "example.com:x": 1}"""));
        }

        @Test
        void anotherZoneLeavesTheRuleThatWasTold() {
            String series = "{'start': '2027-03-28T09:00:00', 'timeZone': 'Europe/Berlin', 'recurrenceRules':"
                    + " [{'frequency': 'weekly', 'until': '2027-04-04T09:00:00', 'example.com:x': 1}]}";

            ObjectNode event = put(CALENDAR, series, """
                    {"Time Zone": "America/New_York", "Recurrence": "FREQ=WEEKLY;UNTIL=20270404T070000Z\\nFREQ=YEARLY"}""");

            assertThat(event.at("/recurrenceRules/0")).isEqualTo(tree("""
                    {"frequency": "weekly", "until": "2027-04-04T09:00:00", "example.com:x": 1}"""));
        }

        @Test
        void theEndStaysOnTheNightOnWhichClocksArePutBack() {
            String night = "{'start': '2027-10-31T01:30:00', 'duration': 'PT2H', 'timeZone': 'Europe/Berlin'}";

            assertThat(put(CALENDAR, night, "{\"Start Time\": \"01:00\"}")
                            .path("duration")
                            .asText())
                    .isEqualTo("PT2H30M");
        }

        @Test
        void aNewReminderIsNotTheOneThatAnInstanceAcknowledged() {
            String series =
                    "{'start': '2027-01-11T09:00:00', 'alerts': {'1': {'trigger': {'offset': '-PT15M'}}}, 'recurrenceOverrides':"
                            + " {'2027-01-12T09:00:00': {'alerts/1/acknowledged': '2027-01-12T08:45:00Z'}}}";

            assertThat(put(CALENDAR, series, "{\"Reminder\": \"30\"}")
                            .path("alerts")
                            .has("1"))
                    .isFalse();
        }

        @Test
        void plainTextIsNotTakenForHtml() {
            String event =
                    "{'start': '2027-01-11T09:00:00', 'description': '<b>x</b>', 'descriptionContentType': 'text/html'}";

            assertThat(put(CALENDAR, event, "{\"Description\": \"a < b & c\"}").has("descriptionContentType"))
                    .isFalse();
            assertThat(put(CALENDAR, event, "{\"Description\": \"<i>y</i>\"}").has("descriptionContentType"))
                    .isTrue();
        }

        @Test
        void aRuleWhoseLineIsThereStaysAsItIs() {
            String rules =
                    "{'start': '2027-01-11T09:00:00', 'recurrenceRules': [{'frequency': 'daily', 'skip': 'omit', 'example.com:x': 1}]}";

            ObjectNode event = put(CALENDAR, rules, "{\"Recurrence\": \"RRULE:FREQ=YEARLY\\nFREQ=DAILY\"}");

            assertThat(event.path("recurrenceRules")).isEqualTo(tree("""
                    {"x": [{"frequency": "yearly"}, {"frequency": "daily", "skip": "omit", "example.com:x": 1}]}""").get("x"));
        }

        @Test
        void exceptionsLeaveWhatElseIsSaidOfAnInstance() {
            String series =
                    "{'start': '2027-01-11T09:00:00', 'recurrenceOverrides': {'2027-01-12T09:00:00': {'excluded': true, 'title': 'X'},"
                            + " '2027-01-13T09:00:00': {'excluded': true}}}";

            assertThat(put(CALENDAR, series, "{\"Recurrence Exceptions\": null}")
                            .path("recurrenceOverrides"))
                    .isEqualTo(tree("{'2027-01-12T09:00:00': {'title': 'X'}}"));
        }

        @Test
        void alertsThatAreNoRemindersStay() {
            String event =
                    "{'start': '2027-01-11T09:00:00', 'alerts': {'1': {'trigger': {'offset': '-PT15M'}}, '2': {'trigger': {'offset': '-PT15M'},"
                            + " 'action': 'email'}, '3': {'trigger': {'offset': '-P1D'}}}}";

            assertThat(read(CALENDAR, tree(event))).containsEntry("Reminder", "15;1440");
            assertThat(put(CALENDAR, event, "{\"Reminder\": \"1440\"}").path("alerts"))
                    .isEqualTo(tree("""
                    {"2": {"trigger": {"offset": "-PT15M"}, "action": "email"}, "3": {"trigger": {"offset": "-P1D"}}}"""));
        }

        @Test
        void theNextLocationDoesNotMoveUp() {
            String event = "{'start': '2027-01-11T09:00:00', 'locations': {'1': {'name': 'A'}, '2': {'name': 'B'}}}";

            ObjectNode emptied = put(CALENDAR, event, "{\"Location\": \"\"}");

            assertThat(read(CALENDAR, emptied)).doesNotContainKey("Location");
            assertThat(emptied.at("/locations/2/name").asText()).isEqualTo("B");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'Start Date': null} | Start Date",
                    "{'Start Date': '2027-02-30'} | Start Date",
                    "{'Start Date': '0000-01-01'} | Start Date",
                    "{'Start Date': '1/2/2027'} | Start Date",
                    "{'Start Time': null} | Start Time",
                    "{'Start Time': '9:00'} | Start Time",
                    "{'Start Time': '24:00'} | Start Time",
                    "{'Start Date': '2027-01-12'} | End Date",
                    "{'End Time': '08:00'} | End Time",
                    "{'End Time': null} | End Time",
                    "{'End Date': '9999-12-31'} | End Date",
                    "{'All day event': 'yes'} | All day event",
                    "{'All day event': 1, 'Start Time': '09:00:01'} | Start Time",
                    "{'Time Zone': 'Mars/Olympus'} | Time Zone",
                    "{'Time Zone': '/own'} | Time Zone",
                    "{'Time Zone': 'Mars/Olympus', 'Recurrence': 'FREQ=DAILY;UNTIL=20270101T000000Z'} | Time Zone",
                    "{'Recurrence': 'daily'} | Recurrence",
                    "{'Recurrence': 'INTERVAL=2'} | Recurrence",
                    "{'Recurrence': 'FREQ=DAILY;UNTIL=tomorrow'} | Recurrence",
                    "{'Recurrence': 'FREQ=DAILY;COUNT=2;UNTIL=20270101T000000Z'} | Recurrence",
                    "{'Recurrence': '\\n'} | Recurrence",
                    "{'Recurrence Exceptions': '2027-03-26 25:00'} | Recurrence Exceptions",
                    "{'Recurrence Exceptions': '2027-03-26x'} | Recurrence Exceptions",
                    "{'Reminder': 'soon'} | Reminder",
                    "{'Reminder': '-5'} | Reminder",
                    "{'Reminder': '99999999'} | Reminder",
                    "{'Subject': {}} | Subject",
                    "{'Private': []} | Private"
                })
        void refusesAtTheField(String given, String field) {
            ApiException refusal =
                    catchThrowableOfType(ApiException.class, () -> put(CALENDAR, MEETING, given.replace('\'', '"')));

            assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("/fields/" + field);
        }

        @Test
        void saysWhichPartOfARuleIsWrong() {
            assertThat(refusal(CALENDAR, MEETING, Map.of("Recurrence", "INTERVAL=2")))
                    .extracting(FieldError::detail)
                    .containsExactly("frequency is required");
        }

        @Test
        void noSeriesIsBeyondTheBoundsOfContents() {
            String lines = "FREQ=DAILY\n".repeat(11);
            StringBuilder days = new StringBuilder();
            for (int i = 0; i < 1_001; i++) {
                days.append(LocalDate.of(2027, 1, 1).plusDays(i)).append(';');
            }

            assertThat(refusal(CALENDAR, MEETING, Map.of("Recurrence", lines))).hasSize(1);
            assertThat(refusal(CALENDAR, MEETING, Map.of("Recurrence Exceptions", days.toString())))
                    .hasSize(1);
        }
    }

    @Nested
    class Tasks {
        @Test
        void fieldsBecomeATask() {
            ObjectNode task = put(TASKS, "{}", """
                    {"Subject": "T", "Status": "completed", "Date Completed": "2027-03-02", "Priority": "1", "% Complete": 100,
                     "Start Date": "2027-03-01", "Due Date": "2027-03-03", "Recurrence": "FREQ=WEEKLY;UNTIL=20270401"}""");

            assertThat(task).isEqualTo(tree("""
                    {"title": "T", "progress": "completed", "progressUpdated": "2027-03-02T00:00:00Z", "priority": 1, "percentComplete": 100,
                     "start": "2027-03-01T00:00:00", "due": "2027-03-03T00:00:00", "showWithoutTime": true,
                     "recurrenceRules": [{"frequency": "weekly", "until": "2027-04-01T00:00:00"}]}"""));
            assertThat(read(TASKS, task)).containsEntry("Status", "Completed").containsEntry("Priority", 1);
        }

        @Test
        void datesKeepTheirTimes() {
            assertThat(put(TASKS, "{'due': '2027-03-28T18:00:00', 'timeZone': 'Europe/Berlin'}", """
                    {"Start Date": "2027-03-28", "Due Date": "2027-03-29"}"""))
                    .isEqualTo(tree("""
                    {"due": "2027-03-29T18:00:00", "timeZone": "Europe/Berlin", "start": "2027-03-28T18:00:00"}"""));
        }

        @Test
        void theDateOfCompletionGoesWithTheStatus() {
            String done = "{'progress': 'completed', 'progressUpdated': '2027-03-01T10:30:00Z'}";

            assertThat(put(TASKS, done, "{\"Status\": \"Deferred\", \"Date Completed\": \"2027-03-01\"}"))
                    .isEqualTo(tree("{'progress': 'gatehouse.org:deferred'}"));
        }

        @ParameterizedTest
        @CsvSource({
            "Status, Lost",
            "Date Completed, 2027-03-01",
            "Priority, 10",
            "Priority, high",
            "% Complete, 101",
            "% Complete, 50%",
            "Start Date, 2027-03-04",
            "Due Date, soon",
            "Content, x"
        })
        void refusesAtTheField(String field, String value) {
            assertThat(refusal(TASKS, "{'due': '2027-03-03T00:00:00'}", Map.of(field, value)))
                    .extracting(FieldError::pointer)
                    .containsExactly("/fields/" + field);
        }

        @Test
        void aSeriesNeedsADate() {
            assertThat(refusal(TASKS, "{}", Map.of("Recurrence", "FREQ=DAILY")))
                    .extracting(FieldError::pointer)
                    .containsExactly("/fields/Start Date");
        }
    }

    @Nested
    class NotesAndLinks {
        @Test
        void theFormatOfANoteStays() {
            String note = "{'title': 'T', 'body': '# a', 'format': 'markdown', 'keywords': ['a', 'two words', 'b']}";

            assertThat(put(NOTES, note, "{\"Content\": \"# b\", \"Title\": null, \"Categories\": \"b;c\"}"))
                    .isEqualTo(tree("{'body': '# b', 'format': 'markdown', 'keywords': ['two words', 'b', 'c']}"));
        }

        @Test
        void aLinkIsItsUrl() {
            ObjectNode link = put(LINKS, "{}", """
                    {"URL": "https://example.com/", "Title": "T", "Description": "D", "Categories": "x", "Unique ID": 5, "Created": "x"}""");

            assertThat(link)
                    .isEqualTo(tree(
                            "{'title': 'T', 'url': 'https://example.com/', 'description': 'D', 'keywords': ['x']}"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"URL\": null}", "{\"URL\": \"javascript:x\"}", "{\"URL\": \"example.com\"}"})
        void aLinkNeedsOne(String given) {
            ApiException refusal = catchThrowableOfType(
                    ApiException.class, () -> put(LINKS, "{'url': 'https://example.com/'}", given));

            assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("/fields/URL");
        }

        @Test
        void tagsOfNotesAreBounded() {
            assertThat(refusal(NOTES, "{}", Map.of("Categories", "x".repeat(101))))
                    .hasSize(1);
        }
    }

    @Test
    void dateDigitsAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            String born = "{'anniversaries': {'1': {'kind': 'birth', 'date': {'year': 815, 'month': 2, 'day': 1}}}}";

            assertThat(read(CONTACTS, tree(born))).containsEntry("Birthday", "0815-02-01");
            assertThat(read(CALENDAR, put(CALENDAR, Events.MEETING, "{\"Start Time\": \"08:05:03\"}")))
                    .containsEntry("Start Time", "08:05:03");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void thePageNamesEveryField() throws IOException {
        String page = Files.readString(Path.of("docs/dialects/luxsci-fields.md"));
        Set<String> named = Pattern.compile("`([^`]+)`")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        for (Kind kind : Kind.values()) {
            Set<String> names = new TreeSet<>(Layout.of(kind).names());
            names.removeAll(named);
            names.removeIf(name -> name.matches("(Business|Home|Other) (City|State|Postal Code|Country/Region)")
                    || name.matches("E-mail Display Name [23]|User [23]"));
            assertThat(names).as(kind.word()).isEmpty();
        }
    }

    private static ObjectNode put(Kind kind, String before, String given) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        tree(given).properties().forEach(each -> fields.put(each.getKey(), each.getValue()));
        return EntryFields.write(kind, fields, tree(before));
    }

    private static Map<String, Object> read(Kind kind, ObjectNode content) {
        return EntryFields.read(kind, content);
    }

    private static List<FieldError> refusal(Kind kind, String before, Map<String, String> given) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        ObjectNode texts = tree("{}");
        given.forEach((name, value) -> fields.put(name, texts.textNode(value)));
        return catchThrowableOfType(ApiException.class, () -> EntryFields.write(kind, fields, tree(before)))
                .errors();
    }
}
