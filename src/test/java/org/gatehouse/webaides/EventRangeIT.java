package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Lists of events in a range of time. */
class EventRangeIT {
    private static final String DAILY_IN_BERLIN = """
            "title": "stand-up", "start": "2027-03-26T09:00:00", "timeZone": "Europe/Berlin", "duration": "PT15M",
            "recurrenceRules": [{"frequency": "daily"}]""";

    private static final String EVERY_SECOND = """
            "title": "tick", "start": "1970-01-01T00:00:00", "timeZone": "Etc/UTC",
            "recurrenceRules": [{"frequency": "secondly"}]""";

    private final Keeper keeper = Keeper.fresh();
    private final ApiClient client = keeper.client();
    private final String calendar = keeper.first("calendar");
    private final String path = Keeper.entries(calendar);

    private String add(String content) {
        Answer made = client.post(path, "{\"content\": {" + content + "}}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private void addSingle(String title, String start, String more) {
        add("\"title\": \"%s\", \"start\": \"%s\", \"duration\": \"PT1H\"%s".formatted(title, start, more));
    }

    private static String range(String from, String to) {
        return "?from=" + from + "&to=" + to;
    }

    private static String expanded(String from, String to) {
        return range(from, to) + "&expand=true";
    }

    private List<String> titles(String query) {
        return Lists.all(client, path + query, 2).stream()
                .map(entry -> entry.at("/content/title").asText())
                .toList();
    }

    private List<String> starts(String query) {
        return Lists.all(client, path + query, 3).stream()
                .map(entry -> entry.at("/instance/start").asText())
                .toList();
    }

    private void assertInvalidParameter(String query) {
        assertProblem(client.get(path + query), 400, "invalid-parameter");
    }

    @Nested
    class Events {
        @Test
        void areThoseThatShareAMomentWithTheRange() {
            addSingle("before", "2027-05-01T08:00:00", ", \"timeZone\": \"Etc/UTC\"");
            addSingle("into", "2027-05-01T09:30:00", ", \"timeZone\": \"Etc/UTC\"");
            addSingle("out of", "2027-05-01T10:45:00", ", \"timeZone\": \"Etc/UTC\"");
            addSingle("after", "2027-05-01T11:00:00", ", \"timeZone\": \"Etc/UTC\"");
            add("\"title\": \"moment\", \"start\": \"2027-05-01T10:00:00\", \"timeZone\": \"Etc/UTC\"");

            assertThat(titles(range("2027-05-01T10:00:00Z", "2027-05-01T11:00:00Z") + "&sort=start"))
                    .containsExactly("into", "moment", "out of");
            assertThat(titles("?sort=start&from=2027-05-01T11:00:00Z")).containsExactly("out of", "after");
            assertThat(titles("?sort=start&to=2027-05-01T09:00:00Z")).containsExactly("before");
        }

        @Test
        void recurByTheirOwnClockAcrossAChangeOfIt() {
            add(DAILY_IN_BERLIN);

            assertThat(titles(range("2027-03-27T08:00:00Z", "2027-03-27T08:15:00Z")))
                    .containsExactly("stand-up");
            assertThat(titles(range("2027-03-28T08:00:00Z", "2027-03-28T08:15:00Z")))
                    .isEmpty();
            assertThat(titles(range("2027-03-28T07:00:00Z", "2027-03-28T07:15:00Z")))
                    .containsExactly("stand-up");
            assertThat(titles(range("2026-01-01T00:00:00Z", "2027-03-26T08:00:00Z")))
                    .isEmpty();
            assertThat(titles(range("2099-07-01T07:10:00Z", "2099-07-01T07:20:00Z")))
                    .containsExactly("stand-up");
        }

        @Test
        void floatByTheClockOfTheirContainer() {
            addSingle("breakfast", "2027-05-01T08:00:00", "");
            client.patch("webaides/" + calendar, "{\"timeZone\": \"Pacific/Kiritimati\"}"); // 14 hours ahead

            assertThat(titles(range("2027-04-30T18:00:00Z", "2027-04-30T19:00:00Z")))
                    .containsExactly("breakfast");
            assertThat(titles(range("2027-05-01T08:00:00Z", "2027-05-01T09:00:00Z")))
                    .isEmpty();
        }

        @Test
        void areFoundBehindManyThatDoNotTouchTheRange() {
            List<String> operations = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                operations.add("""
                        {"op": "create", "content": {"title": "birthday %d", "start": "1980-02-01T00:00:00",
                         "showWithoutTime": true, "duration": "P1D", "recurrenceRules": [{"frequency": "yearly"}]}}""".formatted(i));
            }
            assertThat(keeper.batch(calendar, true, operations.toArray(String[]::new))
                            .status())
                    .isEqualTo(200);
            addSingle("wanted", "2027-05-01T10:00:00", ", \"timeZone\": \"Etc/UTC\"");

            Answer page = client.get(path + range("2027-05-01T10:00:00Z", "2027-05-01T11:00:00Z") + "&limit=10");

            assertThat(page.json().path("items")).hasSize(1);
            assertThat(page.json().has("next")).isFalse();
        }

        @Test
        void thatComeEverySecondForEverAreFoundToo() {
            add(EVERY_SECOND);

            assertThat(titles(range("2070-01-01T00:00:00Z", "2070-01-01T00:00:01Z")))
                    .containsExactly("tick");
        }

        @Test
        void areForCalendarsOnly() {
            String notes = Keeper.entries(keeper.first("notes"));

            for (String query : List.of(
                    "?from=2027-01-01T00:00:00Z",
                    "?to=2027-01-01T00:00:00Z",
                    "?expand=true",
                    expanded("2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z"))) {
                assertProblem(client.get(notes + query), 400, "invalid-parameter");
            }
            assertInvalidParameter(range("2027-01-02T00:00:00Z", "2027-01-01T00:00:00Z"));
            assertInvalidParameter(range("2027-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));
            assertInvalidParameter("?from=yesterday");
        }
    }

    @Nested
    class Instances {
        @Test
        void comeByStartPageByPage() {
            add(DAILY_IN_BERLIN);
            addSingle("once", "2027-03-27T12:00:00", ", \"timeZone\": \"Europe/Berlin\"");

            assertThat(starts(expanded("2027-03-26T00:00:00Z", "2027-03-30T00:00:00Z")))
                    .containsExactly(
                            "2027-03-26T08:00:00Z",
                            "2027-03-27T08:00:00Z",
                            "2027-03-27T11:00:00Z",
                            "2027-03-28T07:00:00Z",
                            "2027-03-29T07:00:00Z");
        }

        @Test
        void areWhatTheSeriesSaysOfThem() {
            String id = add(DAILY_IN_BERLIN + """
                    , "recurrenceOverrides": {
                        "2027-03-27T09:00:00": {"excluded": true},
                        "2027-03-28T09:00:00": {"title": "late", "start": "2027-03-28T11:00:00"}}""");

            JsonNode items = client.get(path + expanded("2027-03-27T00:00:00Z", "2027-03-30T00:00:00Z"))
                    .json()
                    .path("items");

            assertThat(items).hasSize(2);
            JsonNode late = items.get(0);
            assertThat(late.path("id").asText()).isEqualTo(id);
            assertThat(late.at("/content/title").asText()).isEqualTo("late");
            assertThat(late.at("/content/start").asText()).isEqualTo("2027-03-28T11:00:00");
            assertThat(late.at("/content/recurrenceId").asText()).isEqualTo("2027-03-28T09:00:00");
            assertThat(late.at("/content").has("recurrenceRules")).isFalse();
            assertThat(late.path("instance").toString()).isEqualTo("""
                    {"recurrenceId":"2027-03-28T09:00:00","start":"2027-03-28T09:00:00Z","end":"2027-03-28T09:15:00Z"}""");
            assertThat(items.get(1).at("/content/title").asText()).isEqualTo("stand-up");
        }

        @Test
        void mayComeWithoutWhatTheySay() {
            add(DAILY_IN_BERLIN);

            JsonNode first = client.get(path + expanded("2027-04-01T00:00:00Z", "2027-04-02T00:00:00Z") + "&fields=ids")
                    .json()
                    .at("/items/0");

            assertThat(first.has("content")).isFalse();
            assertThat(first.at("/instance/recurrenceId").asText()).isEqualTo("2027-04-01T09:00:00");
        }

        @Test
        void areCountedAndRefusedBeyondTheBound() {
            add(EVERY_SECOND);

            assertThat(starts(expanded("2027-01-01T00:00:00Z", "2027-01-01T00:00:10Z")))
                    .hasSize(10);
            assertThat(client.get(path + expanded("2027-01-01T00:00:00Z", "2027-01-01T01:23:20Z"))
                            .status())
                    .isEqualTo(200);
            assertProblem(
                    client.get(path + expanded("2027-01-01T00:00:00Z", "2027-01-01T01:23:21Z")),
                    400,
                    "too-many-instances");
        }

        @Test
        void ofManyEventsAreCountedTogether() {
            for (int i = 0; i < 3; i++) {
                add(EVERY_SECOND);
            }

            assertProblem(
                    client.get(path + expanded("2027-01-01T00:00:00Z", "2027-01-01T00:30:00Z")),
                    400,
                    "too-many-instances");
        }

        @Test
        void needARangeAndTheirOwnOrder() {
            assertInvalidParameter("?expand=true");
            assertInvalidParameter("?expand=true&from=2027-01-01T00:00:00Z");
            assertInvalidParameter(expanded("2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z") + "&sort=title");
            assertInvalidParameter("?expand=yes");
        }

        @Test
        void areNotContinuedByTheCursorOfAnotherList() {
            add(DAILY_IN_BERLIN);
            String query = expanded("2027-04-01T00:00:00Z", "2027-04-20T00:00:00Z");
            String cursor =
                    client.get(path + query + "&limit=2").json().path("next").asText();

            assertProblem(
                    client.get(path + range("2027-04-01T00:00:00Z", "2027-04-20T00:00:00Z") + "&cursor=" + cursor),
                    400,
                    "invalid-cursor");
        }
    }
}
