package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many entries in one call. */
class LuxSciBulkIT {
    private final WebAideUser user = WebAideUser.fresh();
    private final LuxSciClient client = user.client();
    private final String notes = user.first("notes");

    private JsonNode bulk(String body) {
        return data(client.post(notes + "/entries/bulk", body));
    }

    private static String title(String title) {
        return "{\"fields\": {\"Title\": \"" + title + "\"}}";
    }

    private static String update(Object id, String title) {
        return "{\"entry_id\": " + id + ", \"fields\": {\"Title\": \"" + title + "\"}}";
    }

    private Set<String> titles() {
        Set<String> titles = new HashSet<>();
        data(client.get(notes + "/entries"))
                .path("rows")
                .forEach(row -> titles.add(row.at("/fields/Title").asText()));
        return titles;
    }

    @Test
    void doesAThousandAndTellsWhichWereWrong() {
        List<Long> before = user.notes(notes, 400);
        List<String> creates = new ArrayList<>();
        List<String> updates = new ArrayList<>();
        List<String> deletes = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            creates.add(i % 100 == 7 ? "{\"fields\": {\"Colour\": \"red\"}}" : title("made " + i));
        }
        for (int i = 0; i < 200; i++) {
            updates.add(
                    i % 100 == 7 ? update(before.get(399) + 1_000_000, "lost") : update(before.get(i), "changed " + i));
        }
        for (int i = 200; i < 400; i++) {
            deletes.add(i % 100 == 7 ? "\"many\"" : before.get(i).toString());
        }

        JsonNode items =
                bulk("{\"create\": " + creates + ", \"update\": " + updates + ", \"delete\": " + deletes + "}");

        assertThat(items).hasSize(1000);
        for (int i = 0; i < 1000; i++) {
            JsonNode item = items.get(i);
            int index = i < 600 ? i : i < 800 ? i - 600 : i - 800;
            assertThat(item.path("index").asInt()).isEqualTo(index);
            assertThat(item.path("op").asText()).isEqualTo(i < 600 ? "create" : i < 800 ? "update" : "delete");
            boolean isWrong = index % 100 == 7;
            assertThat(item.path("success").asInt()).as(item.toString()).isEqualTo(isWrong ? 0 : 1);
            assertThat(item.has("error_message")).isEqualTo(isWrong);
            if (!isWrong) {
                assertThat(item.path("entry_id").asLong()).isPositive();
            }
        }
        assertThat(items.get(7).path("comment").asText()).isEqualTo("invalid-body");
        assertThat(items.get(7).path("error_message").asText()).contains("Colour");
        assertThat(items.get(607).path("comment").asText()).isEqualTo("entry-not-found");
        Set<String> titles = titles();
        assertThat(titles).hasSize(594 + 198 + 2 + 2).contains("made 0", "made 599", "changed 0", "note 7", "note 207");
        assertThat(titles).doesNotContain("lost", "made 7", "note 200", "note 0");
        assertThat(data(client.get(notes + "/entries/"
                                + items.get(599).path("entry_id").asLong()))
                        .at("/fields/Title")
                        .asText())
                .isEqualTo("made 599");
    }

    @Test
    void refusesAThousandAndOne() {
        List<Integer> ids = new ArrayList<>();
        for (int i = 1; i <= 1001; i++) {
            ids.add(i);
        }

        assertRefused(client.post(notes + "/entries/bulk", "{\"delete\": " + ids + "}"), 413, "body-too-large");
        assertThat(bulk("{\"delete\": " + ids.subList(0, 1000) + "}")).hasSize(1000);
    }

    @Test
    void changesOneEntryTwiceAndDeletesItThen() {
        long id = user.note(notes, "one");

        JsonNode items = bulk("{\"update\": [" + update(id, "two") + "," + update(id, "three") + "], \"delete\": [" + id
                + "," + id + ", \"" + id + "\"]}");

        assertThat(items.findValuesAsText("success")).containsExactly("1", "1", "1", "0", "0");
        assertThat(titles()).isEmpty();
    }

    @Test
    void keepsWhatAnUpdateDoesNotSpeakOf() {
        long id = user.entry(notes, "{\"Title\": \"one\", \"Content\": \"text\"}");

        bulk("{\"update\": [" + update(id, "two") + "]}");

        assertThat(data(client.get(notes + "/entries/" + id))
                        .at("/fields/Content")
                        .asText())
                .isEqualTo("text");
    }

    @Test
    void isToldAgainUnderItsKey() {
        String body = "{\"create\": [" + title("one") + "," + title("two") + "]}";
        JsonNode first = data(client.postOnce(notes + "/entries/bulk", body, "key-1"));
        client.delete(notes + "/entries/" + first.at("/0/entry_id").asLong());

        assertThat(data(client.postOnce(notes + "/entries/bulk", body, "key-1")))
                .isEqualTo(first);
        assertThat(titles()).containsExactly("two");
    }

    @Test
    void reachesNoOtherContainer() {
        String other = user.made("notes");
        long id = user.note(other, "one");

        JsonNode items = bulk("{\"update\": [" + update(id, "two") + "], \"delete\": [" + id + "]}");

        assertThat(items.findValuesAsText("comment")).containsExactly("entry-not-found", "entry-not-found");
        assertThat(data(client.get(other + "/entries/" + id))
                        .at("/fields/Title")
                        .asText())
                .isEqualTo("one");
    }

    @Test
    void doesNothingIfThereIsNothingToDo() {
        assertThat(bulk("{}")).isEmpty();
        assertThat(bulk("")).isEmpty();
        assertThat(bulk("{\"create\": [], \"update\": null}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"create\": {}}", "{\"create\": 7}", "{\"delete\": \"1\"}", "{\"deletes\": []}", "[]"})
    void refusesOtherForms(String body) {
        assertRefused(client.post(notes + "/entries/bulk", body), 400, "invalid-body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"create\": [null]}",
                "{\"create\": [7]}",
                "{\"create\": [{}]}",
                "{\"create\": [{\"fields\": {\"Title\": [1]}}]}",
                "{\"update\": [{\"fields\": {}}]}",
                "{\"update\": [{\"entry_id\": {}, \"fields\": {}}]}",
                "{\"update\": [{\"entry_id\": 99999999999999999999, \"fields\": {}}]}",
                "{\"update\": [{\"entry_id\": -1, \"fields\": {}}]}",
                "{\"update\": [{\"entry_id\": 1e300, \"fields\": {}}]}",
                "{\"delete\": [null]}",
                "{\"delete\": [[]]}",
                "{\"delete\": [99999999999999999999]}",
                "{\"delete\": [1.5]}",
                "{\"delete\": [\"x\"]}"
            })
    void refusesAbsurdItemsAlone(String body) {
        String all = body.replace(
                "]}",
                body.startsWith("{\"create") ? "," + title("good") + "]}" : "], \"create\": [" + title("good") + "]}");
        JsonNode items = bulk(body.endsWith("[1]}}]}") || body.endsWith("[[]]}") ? body : all);

        assertThat(items.findValuesAsText("success")).contains("0");
        if (items.size() > 1) {
            assertThat(titles()).containsExactly("good");
        }
    }
}
