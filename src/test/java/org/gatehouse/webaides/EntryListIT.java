package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Lists of entries. */
class EntryListIT {
    private final Keeper keeper = Keeper.fresh();
    private final ApiClient client = keeper.client();
    private final String notes = keeper.first("notes");
    private final String path = Keeper.entries(notes);

    private void add(String content) {
        Answer made = client.post(path, "{\"content\": {" + content + "}}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private List<String> titles(String query) {
        return Lists.all(client, path + query, 2).stream()
                .map(entry -> entry.path("content").path("title").asText())
                .toList();
    }

    @Test
    void isSortedByTitleWithoutCase() {
        for (String title : List.of("pear", "Apple", "Éclair", "banana", "apple")) {
            add("\"title\": \"" + title + "\"");
        }

        assertThat(titles("")).containsExactly("Apple", "apple", "banana", "pear", "Éclair");
        assertThat(titles("?sort=title")).isEqualTo(titles(""));
    }

    @Test
    void isSortedByChangeIfAsked() {
        List<String> ids = keeper.many(notes, 3);
        keeper.retitle(notes, ids.get(0), "changed");

        assertThat(titles("?sort=updated")).containsExactly("note 1", "note 2", "changed");
    }

    @Test
    void hasPagesInEveryOrder() {
        keeper.many(notes, 25);

        for (String sort : List.of("title", "updated")) {
            assertThat(Lists.all(client, path + "?sort=" + sort, 10))
                    .extracting(entry -> entry.path("id"))
                    .doesNotHaveDuplicates()
                    .hasSize(25);
        }
    }

    @Test
    void holdsEntriesOfOneTitleApart() {
        keeper.batch(notes, true, Keeper.times(7, i -> Keeper.create("same")));

        assertThat(Lists.all(client, path, 3))
                .extracting(entry -> entry.path("id"))
                .doesNotHaveDuplicates()
                .hasSize(7);
    }

    @Test
    void findsTextWithoutCaseInTitleTextAndKeywords() {
        add("\"title\": \"Straße\"");
        add("\"title\": \"two\", \"body\": \"by the STRASSE\"");
        add("\"title\": \"three\", \"keywords\": [\"Strasse\"]");
        add("\"title\": \"four\"");

        assertThat(titles("?q=strasse")).containsExactly("Straße", "three", "two");
        assertThat(titles("?q=100%25")).isEmpty();
        assertProblem(client.get(path + "?q="), 400, "invalid-parameter");
    }

    @Test
    void findsAWholeCategory() {
        add("\"title\": \"one\", \"keywords\": [\"Work\", \"home\"]");
        add("\"title\": \"two\", \"keywords\": [\"workshop\"]");

        assertThat(titles("?category=work")).containsExactly("one");
        assertThat(titles("?category=HOME")).containsExactly("one");
    }

    @Test
    void findsWhatChangedSince() {
        keeper.note(notes, "old");
        String after = keeper.note(notes, "new").path("updatedAt").asText();

        assertThat(titles("?modifiedAfter=" + after)).containsExactly("new");
        assertThat(titles("?sort=updated&modifiedAfter=" + after)).containsExactly("new");
    }

    @Test
    void refusesWhatTheKindHasNothingOf() {
        for (String query : List.of(
                "email=a@b.example",
                "phone=123",
                "from=2026-01-01T00:00:00Z",
                "to=2026-01-01T00:00:00Z",
                "status=completed",
                "dueBefore=2026-01-01T00:00:00Z",
                "sort=start",
                "sort=due")) {
            assertProblem(client.get(path + "?" + query), 400, "invalid-parameter");
        }
    }

    @Test
    void takesTheFiltersOfEachKind() {
        assertThat(Lists.all(
                        client, Keeper.entries(keeper.first("contacts")) + "?email=a@b.example&phone=%2B49%2030", 10))
                .isEmpty();
        assertThat(Lists.all(
                        client,
                        Keeper.entries(keeper.first("calendar"))
                                + "?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&sort=start",
                        10))
                .isEmpty();
        assertThat(Lists.all(
                        client,
                        Keeper.entries(keeper.first("tasks"))
                                + "?status=completed&dueBefore=2026-01-01T00:00:00Z&sort=due",
                        10))
                .isEmpty();
    }

    @Nested
    class Fields {
        private List<String> members(String fields) {
            JsonNode entry = client.get(path + "?fields=" + fields).json().at("/items/0");
            return entry.properties().stream().map(member -> member.getKey()).toList();
        }

        @Test
        void areThoseThatAreNamed() {
            keeper.note(notes, "one");

            assertThat(members("ids")).containsExactly("id", "etag");
            assertThat(members("uid,updatedAt")).containsExactly("id", "uid", "updatedAt", "etag");
            assertThat(members("content")).containsExactly("id", "content", "etag");
        }

        @Test
        void areKnown() {
            for (String wrong : List.of("name", "", "uid,", "ids,uid", "UID")) {
                assertProblem(client.get(path + "?fields=" + wrong), 400, "invalid-parameter");
            }
        }
    }

    @Test
    void staysSmallInMemoryWithLargeEntries() {
        String body = "x".repeat(890_000);
        for (int i = 0; i < 25; i++) {
            add("\"title\": \"large %02d\", \"body\": \"%s\"".formatted(i, body));
        }

        Answer page = client.get(path + "?limit=1000");
        int first = page.json().path("items").size();
        assertThat(first).isBetween(10, 24);
        Answer rest = client.get(
                path + "?limit=1000&cursor=" + page.json().path("next").asText());
        assertThat(rest.json().path("items").size()).isEqualTo(25 - first);
        assertThat(rest.json().has("next")).isFalse();

        Copy copy = Copy.of(client, "webaides/" + notes);
        assertThat(copy.page(1000)).isTrue();
        assertThat(copy.sync(1000).entries()).hasSize(25);
    }
}
