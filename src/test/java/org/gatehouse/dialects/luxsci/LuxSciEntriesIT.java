package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.TunedServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single entries, and lists of them. */
class LuxSciEntriesIT {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";

    private final WebAideUser user = WebAideUser.fresh();
    private final LuxSciClient client = user.client();
    private final String notes = user.first("notes");

    private JsonNode fields(String entry) {
        return data(client.get(entry)).path("fields");
    }

    private static String body(String fields) {
        return "{\"fields\": " + fields + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "addressbooks | {'First Name': 'Ada', 'Last Name': 'Lovelace', 'Company': 'Mills', 'E-mail Address': 'ada@x.example'}",
                "calendars    | {'Subject': 'Talk', 'Start Date': '2027-03-01', 'Start Time': '10:00',"
                        + " 'End Date': '2027-03-01', 'End Time': '11:00', 'Location': 'Hall'}",
                "tasks        | {'Subject': 'Write', 'Status': 'In Progress', '% Complete': 50, 'Due Date': '2027-03-01'}",
                "notes        | {'Title': 'One', 'Content': 'a;b', 'Categories': 'red;blue'}",
                "links        | {'Title': 'Home', 'URL': 'https://example.com/', 'Description': 'ours'}"
            })
    void areMadeReadChangedAndDeleted(String type, String sent) {
        String webaide = user.first(type);
        String json = sent.replace('\'', '"');
        JsonNode made = data(client.post(webaide + "/entries", body(json)));
        String entry = webaide + "/entries/" + made.path("entry_id").asLong();

        JsonNode read = data(client.get(entry));
        assertThat(read).isEqualTo(made);
        assertThat(read.at("/fields/Unique ID")).isEqualTo(made.path("entry_id"));
        assertThat(read.at("/fields/Created").asText()).matches(TIME);
        assertThat(read.at("/fields/Modified").asText()).matches(TIME);
        LuxSciClient.json(json).properties().forEach(field -> assertThat(
                        read.path("fields").path(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));

        JsonNode changed = data(client.put(entry, body("{\"Categories\": \"green\"}")));
        ObjectNode expected = read.path("fields").deepCopy();
        expected.put("Categories", "green").set("Modified", changed.at("/fields/Modified"));
        assertThat(changed.path("fields")).isEqualTo(expected);
        assertThat(data(client.get(entry))).isEqualTo(changed);

        assertThat(data(client.put(entry, read.toString())).path("fields").has("Categories"))
                .isTrue();
        assertThat(client.delete(entry).status()).isEqualTo(200);
        assertRefused(client.get(entry), 404, "entry-not-found");
        assertRefused(client.put(entry, body("{}")), 404, "entry-not-found");
        assertRefused(client.delete(entry), 404, "entry-not-found");
    }

    @Nested
    class Change {
        private final long number = user.entry(notes, """
                {"Title": "One", "Content": "text", "Categories": "red"}""");
        private final String entry = notes + "/entries/" + number;

        @ParameterizedTest
        @ValueSource(strings = {"\"\"", "null"})
        void takesAwayWhatIsEmpty(String nothing) {
            data(client.put(entry, body("{\"Content\": " + nothing + "}")));

            assertThat(fields(entry).has("Content")).isFalse();
            assertThat(fields(entry).path("Title").asText()).isEqualTo("One");
        }

        @Test
        void refusesFieldsThatThereAreNotAndLeavesAllAsItWas() {
            JsonNode before = fields(entry);

            Answer answer = client.put(entry, body("{\"Title\": \"Two\", \"title\": \"Three\"}"));

            assertRefused(answer, 400, "invalid-body");
            assertThat(answer.json().path("error_message").asText()).contains("fields/title");
            assertThat(fields(entry)).isEqualTo(before);
        }

        @Test
        void refusesTheIdOfAnother() {
            assertRefused(client.put(entry, body("{\"Unique ID\": " + (number + 1) + "}")), 400, "invalid-body");
            data(client.put(entry, body("{\"Unique ID\": " + number + ", \"Created\": \"long ago\"}")));
            data(client.put(entry, body("{\"Unique ID\": \"" + number + "\"}")));
        }

        @Test
        void losesNothingThatFieldsCannotSay() {
            ApiClient owner = user.tenant().client();
            String book = user.first("addressbooks");
            String content = """
                    {"name": {"full": "Ada Lovelace", "components": [{"kind": "given", "value": "Ada"},
                     {"kind": "surname", "value": "Lovelace"}]}, "example.com:shoeSize": {"eu": [38, 39]},
                     "anniversaries": {"1": {"kind": "birth", "date": {"@type": "PartialDate", "month": 12, "day": 10}}},
                     "preferredLanguages": {"1": {"language": "en"}}}""";
            String id = owner.post("webaides/" + user.id(book) + "/entries", "{\"content\": " + content + "}")
                    .json()
                    .path("id")
                    .asText();
            String at = "webaides/" + user.id(book) + "/entries/" + id;
            JsonNode before = owner.get(at).json().path("content");
            long entryId =
                    data(client.get(book + "/entries")).at("/rows/0/entry_id").asLong();

            data(client.put(book + "/entries/" + entryId, body("{\"Notes\": \"met\"}")));
            data(client.put(book + "/entries/" + entryId, body("{\"Notes\": null}")));
            data(client.put(
                    book + "/entries/" + entryId,
                    data(client.get(book + "/entries/" + entryId)).toString()));

            assertThat(owner.get(at).json().path("content")).isEqualTo(before);
        }

        @Test
        void isToldOnV1() {
            data(client.put(entry, body("{\"Title\": \"Two\"}")));

            assertThat(user.tenant()
                            .client()
                            .get("webaides/" + user.id(notes) + "/entries")
                            .json()
                            .at("/items/0/content/title")
                            .asText())
                    .isEqualTo("Two");
        }
    }

    @Nested
    class Absurd {
        private final String entry = notes + "/entries/" + user.note(notes, "one");

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "[]",
                    "7",
                    "\"x\"",
                    "{\"fields\": null}",
                    "{\"fields\": []}",
                    "{\"fields\": \"x\"}",
                    "{\"fields\": {\"Title\": []}}",
                    "{\"fields\": {\"Title\": {\"a\": 1}}}",
                    "{\"fields\": {\"Title\": true}}",
                    "{\"fields\": {\"\": \"x\"}}",
                    "{\"fields\": {\"Title\": \"a\\u0000b\"}}",
                    "{\"fields\": {\"Unique ID\": [1]}}",
                    "{\"fields\": {\"Unique ID\": 1e400}}",
                    "{\"fields\": {\"Title\": \"x\"",
                    "nonsense"
                })
        void bodiesAreRefused(String body) {
            Answer change = client.put(entry, body);
            assertThat(change.status()).as(change.text()).isEqualTo(400);
            Answer made = client.post(notes + "/entries", body);
            assertThat(made.status()).as(made.text()).isIn(200, 400);
            Answer bulk = client.post(notes + "/entries/bulk", body);
            assertThat(bulk.status()).as(bulk.text()).isIn(200, 400);
            assertThat(fields(entry).path("Title").asText()).isEqualTo("one");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "calendars | {'Subject': 'x'}",
                    "calendars | {'Subject': 'x', 'Start Date': 'soon'}",
                    "calendars | {'Subject': 'x', 'Start Date': '99999999999-01-01', 'Start Time': '10:00:00'}",
                    "calendars | {'Start Date': '2027-01-01', 'All day event': 1, 'Recurrence': 'FREQ=NEVER'}",
                    "calendars | {'Start Date': '2027-01-01', 'All day event': 7}",
                    "tasks | {'Subject': 'x', 'Priority': 99999999999999999999}",
                    "tasks | {'Subject': 'x', '% Complete': -1}",
                    "links | {'Title': 'x'}",
                    "links | {'Title': 'x', 'URL': 'no url'}"
                })
        void valuesAreRefused(String type, String fields) {
            String webaide = user.first(type);

            assertRefused(client.post(webaide + "/entries", body(fields.replace('\'', '"'))), 400, "invalid-body");
            assertThat(data(client.get(webaide + "/entries"))
                            .path("total_matches")
                            .asInt())
                    .isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "first_row=-1",
                    "first_row=x",
                    "first_row=99999999999999999999",
                    "matches=50001",
                    "matches=-1",
                    "matches=1.5",
                    "from=2027-01-01",
                    "to=x"
                })
        void questionsAreRefused(String query) {
            assertRefused(client.get(notes + "/entries?" + query), 400, "invalid-parameter");
        }
    }

    @Nested
    class Lists {
        private JsonNode list(String webaide, String query) {
            return data(client.get(webaide + "/entries" + query));
        }

        @Test
        void areOfAllByNumberPageByPageToTheEnd() {
            List<Long> made = user.notes(notes, 25);
            user.note(user.made("notes"), "elsewhere");

            List<Long> told = new ArrayList<>();
            for (int first = 0; first < 30; first += 10) {
                JsonNode page = list(notes, "?first_row=" + first + "&matches=10");
                assertThat(page.path("total_matches").asInt()).isEqualTo(25);
                assertThat(page.path("returned").asInt())
                        .isEqualTo(page.path("rows").size());
                assertThat(page.path("first_row").asInt()).isEqualTo(first);
                told.addAll(WebAideUser.numbers(page.path("rows")));
            }

            assertThat(told).isEqualTo(made).isSorted();
        }

        @Test
        void countOnly() {
            user.notes(notes, 3);

            JsonNode counted = list(notes, "?matches=0");

            assertThat(counted.path("total_matches").asInt()).isEqualTo(3);
            assertThat(counted.path("returned").asInt()).isZero();
            assertThat(counted.path("rows")).isEmpty();
        }

        @Test
        void endBehindTheLast() {
            user.notes(notes, 3);

            JsonNode behind = list(notes, "?first_row=2147483647");

            assertThat(behind.path("rows")).isEmpty();
            assertThat(behind.path("total_matches").asInt()).isEqualTo(3);
        }

        @Test
        void areReadInPages() {
            List<Long> made = new ArrayList<>(user.notes(notes, 600));

            assertThat(WebAideUser.numbers(list(notes, "").path("rows"))).isEqualTo(made);
            assertThat(WebAideUser.numbers(
                            list(notes, "?first_row=240&matches=300").path("rows")))
                    .isEqualTo(made.subList(240, 540));
        }

        @Test
        void holdLargeEntriesToo() {
            String text = "x".repeat(900_000);
            String operations = IntStream.range(0, 20)
                    .mapToObj(i ->
                            "{\"op\": \"create\", \"content\": {\"title\": \"" + i + "\", \"body\": \"" + text + "\"}}")
                    .collect(Collectors.joining(","));
            assertThat(user.tenant()
                            .client()
                            .post(
                                    "webaides/" + user.id(notes) + "/entries/batch",
                                    "{\"operations\": [" + operations + "]}")
                            .status())
                    .isEqualTo(200);

            JsonNode rows = list(notes, "").path("rows");
            assertThat(rows).hasSize(20).allSatisfy(row -> assertThat(
                            row.at("/fields/Content").asText())
                    .hasSize(900_000));
            List<Long> changed = new ArrayList<>();
            JsonNode page = data(client.get(notes + "/changes"));
            assertThat(page.path("more").asInt()).isEqualTo(1);
            changed.addAll(WebAideUser.numbers(page.path("added")));
            page = data(client.get(notes + "/changes?since=" + page.path("sync").asText()));
            assertThat(page.path("more").asInt()).isZero();
            changed.addAll(WebAideUser.numbers(page.path("added")));
            assertThat(changed).isEqualTo(WebAideUser.numbers(rows));
        }
    }

    @Nested
    class Ranges {
        private final String calendar = user.first("calendars");

        private long event(String date, String more) {
            return user.entry(calendar, """
                    {"Subject": "x", "Start Date": "%s", "Start Time": "10:00:00", "End Date": "%s", "End Time": "11:00:00",
                     "Time Zone": "Etc/UTC"%s}""".formatted(date, date, more));
        }

        private final long early = event("2027-01-10", "");
        private final long weekly = event("2027-01-04", ", \"Recurrence\": \"FREQ=WEEKLY;COUNT=20\"");
        private final long late = event("2027-03-10", "");
        private final long ended = event("2026-01-04", ", \"Recurrence\": \"FREQ=WEEKLY;COUNT=5\"");

        private JsonNode range(String query) {
            return data(client.get(calendar + "/entries?" + query));
        }

        @Test
        void tellEventsAnyInstanceOfWhichFallsIntoThem() {
            assertThat(WebAideUser.numbers(
                            range("from=2027-03-01&to=2027-03-31").path("rows")))
                    .containsExactly(weekly, late);
            assertThat(WebAideUser.numbers(range("from=2027-01-10%2009:00:00&to=2027-01-10%2010:30:00")
                            .path("rows")))
                    .containsExactly(early);
            assertThat(WebAideUser.numbers(range("from=2027-01-10%2011:00:00&to=2027-01-10%2012:00:00")
                            .path("rows")))
                    .isEmpty();
            assertThat(WebAideUser.numbers(range("to=2026-12-31").path("rows"))).containsExactly(ended);
            assertThat(WebAideUser.numbers(range("from=2027-03-01").path("rows")))
                    .containsExactly(weekly, late);
        }

        /** Each of the others takes all the effort that is spent on one, and counts. */
        @Test
        void tellNothingWrongBehindRulesThatTakeTooMuch() {
            for (int i = 0; i < 3; i++) {
                event("2027-01-01", ", \"Recurrence\": \"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\"");
            }
            long last = event("2027-01-05", ", \"Recurrence\": \"FREQ=WEEKLY\"");

            assertThat(WebAideUser.numbers(
                            range("from=2027-05-06&to=2027-05-07").path("rows")))
                    .doesNotContain(last);
        }

        @Test
        void arePagedAndCounted() {
            JsonNode second = range("from=2027-01-01&to=2027-12-31&first_row=1&matches=1");

            assertThat(WebAideUser.numbers(second.path("rows"))).containsExactly(weekly);
            assertThat(second.path("total_matches").asInt()).isEqualTo(3);
            assertThat(range("from=2027-01-01&to=2027-12-31&matches=0")
                            .path("total_matches")
                            .asInt())
                    .isEqualTo(3);
            assertThat(range("from=2027-01-01&first_row=9")
                            .path("total_matches")
                            .asInt())
                    .isEqualTo(3);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "from=2027-02-01&to=2027-01-01",
                    "from=2027-02-30",
                    "from=tomorrow",
                    "to=2027-01-01T00:00:00Z",
                    "from="
                })
        void refuseWhatIsNone(String query) {
            assertRefused(client.get(calendar + "/entries?" + query), 400, "invalid-parameter");
        }
    }

    /** On a server where users may have five entries. */
    @Nested
    class Quotas {
        private final ApiClient administrator = TunedServer.administrator();
        private final String name = Tenant.unique("quota") + "@elsewhere.example";
        private final LuxSciClient little = client();
        private final String webaide = webaide();

        private LuxSciClient client() {
            ObjectNode draft = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", Tenant.unique("code "))
                    .put("enabled", true);
            draft.putArray("dialects").add("luxsci");
            List.of(WebAideUser.SCOPES).forEach(draft.putArray("scopes")::add);
            return LuxSciClient.ofCode(LuxSciClient.made(administrator, draft))
                    .at(TunedServer.uri())
                    .loggedIn();
        }

        private String webaide() {
            administrator.post("users", "{\"address\": \"" + name + "\"}");
            return "/user/" + name + "/webaides/notes/"
                    + data(little.get("/user/" + name + "/webaides/notes"))
                            .at("/0/webaide_id")
                            .asLong();
        }

        @Test
        void refuseOneMoreEntry() {
            for (int i = 0; i < TunedServer.MAX_ENTRIES; i++) {
                data(little.post(webaide + "/entries", body("{\"Title\": \"" + i + "\"}")));
            }

            assertRefused(little.post(webaide + "/entries", body("{\"Title\": \"x\"}")), 409, "quota-reached");
        }

        @Test
        void refuseTheItemsThatAreTooMany() {
            String items = IntStream.range(0, TunedServer.MAX_ENTRIES + 2)
                    .mapToObj(i -> body("{\"Title\": \"" + i + "\"}"))
                    .collect(Collectors.joining(","));

            JsonNode answer = data(little.post(webaide + "/entries/bulk", "{\"create\": [" + items + "]}"));

            assertThat(answer.findValuesAsText("success")).containsExactly("1", "1", "1", "1", "1", "0", "0");
            assertThat(answer.get(5).path("comment").asText()).isEqualTo("quota-reached");
        }

        @Test
        void refuseTooManyBytes() {
            long entry = data(little.post(webaide + "/entries", body("{\"Title\": \"x\"}")))
                    .path("entry_id")
                    .asLong();
            String large = "x".repeat(TunedServer.MAX_BYTES);

            assertRefused(
                    little.put(webaide + "/entries/" + entry, body("{\"Content\": \"" + large + "\"}")),
                    409,
                    "quota-reached");
            assertThat(data(little.get(webaide + "/entries/" + entry))
                            .path("fields")
                            .has("Content"))
                    .isFalse();
        }
    }
}
