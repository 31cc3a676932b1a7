package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed in a container since a client last asked. */
class LuxSciChangesIT {
    private final WebAideUser user = WebAideUser.fresh();
    private final LuxSciClient client = user.client();
    private final ApiClient owner = user.tenant().client();
    private final String notes = user.first("notes");

    private JsonNode changes(String query) {
        return data(client.get(notes + "/changes" + query));
    }

    private JsonNode since(JsonNode before) {
        return changes("?since=" + before.path("sync").asText());
    }

    private static String date(Instant time) {
        return LuxSciWriter.time(time).replace(" ", "%20");
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static String told(JsonNode changes) {
        return WebAideUser.numbers(changes.path("added")) + " " + WebAideUser.numbers(changes.path("updated")) + " "
                + WebAideUser.numbers(changes.path("deleted"));
    }

    private void retitle(long note, String title) {
        data(client.put(notes + "/entries/" + note, "{\"fields\": {\"Title\": \"" + title + "\"}}"));
    }

    @Nested
    class ByToken {
        @Test
        void areAllAtFirstAndThenWhatChanged() {
            long first = user.note(notes, "one");
            long second = user.note(notes, "two");
            JsonNode all = changes("");
            assertThat(told(all)).isEqualTo("[" + first + ", " + second + "] [] []");
            assertThat(all.at("/added/0/fields/Title").asText()).isEqualTo("one");
            assertThat(told(since(all))).isEqualTo("[] [] []");

            long third = user.note(notes, "three");
            retitle(first, "changed");
            data(client.get(notes + "/entries/" + second));
            client.delete(notes + "/entries/" + second);

            JsonNode later = since(all);
            assertThat(told(later)).isEqualTo("[" + third + "] [" + first + "] [" + second + "]");
            assertThat(later.path("more").asInt()).isZero();
            assertThat(told(since(later))).isEqualTo("[] [] []");
            assertThat(told(since(all))).isEqualTo(told(later));
        }

        @Test
        void areNotOfWhatWasSentAgainAsItIs() {
            long note = user.note(notes, "one");
            JsonNode all = changes("");
            String entry = data(client.get(notes + "/entries/" + note)).toString();

            data(client.put(notes + "/entries/" + note, entry));
            data(client.post(notes + "/entries/bulk", "{\"update\": [" + entry + "]}"));

            assertThat(told(since(all))).isEqualTo("[] [] []");
        }

        @Test
        void comePageByPage() {
            List<Long> made = user.notes(notes, 7);
            List<Long> told = new ArrayList<>();
            JsonNode page = changes("?matches=3");
            while (page.path("more").asInt() == 1) {
                assertThat(page.path("added")).hasSize(3);
                told.addAll(WebAideUser.numbers(page.path("added")));
                page = changes("?matches=3&since=" + page.path("sync").asText());
            }
            told.addAll(WebAideUser.numbers(page.path("added")));

            assertThat(told).isEqualTo(made);
        }

        @Test
        void areOfMovesUnderOneNumber() {
            String other = user.made("notes");
            long note = user.note(notes, "one");
            JsonNode here = changes("");
            JsonNode there = data(client.get(other + "/changes"));
            String id = owner.get("webaides/" + user.id(notes) + "/entries")
                    .json()
                    .at("/items/0/id")
                    .asText();
            owner.post("webaides/" + user.id(notes) + "/entries/" + id + "/move", """
                    {"webaideId": "%s"}""".formatted(user.id(other)));

            assertThat(told(since(here))).isEqualTo("[] [] [" + note + "]");
            assertThat(told(data(client.get(
                            other + "/changes?since=" + there.path("sync").asText()))))
                    .isEqualTo("[" + note + "] [] []");
        }

        /** The deletion is not told any more, so what is there again must be known by the same number. */
        @Test
        void areOfWhatIsMadeAgainUnderItsIdOfOldWithItsNumber() {
            String entries = "webaides/" + user.id(notes) + "/entries/";
            String id = "01a2018d-7c1e-7c57-8b8e-0d6a1b7f2c11";
            owner.put(entries + id, "{\"content\": {\"title\": \"one\"}}");
            JsonNode all = changes("");
            List<Long> number = WebAideUser.numbers(all.path("added"));

            owner.delete(entries + id);
            assertThat(WebAideUser.numbers(since(all).path("deleted"))).isEqualTo(number);
            owner.put(entries + id, "{\"content\": {\"title\": \"two\"}}");
            assertThat(told(since(all))).isEqualTo(number + " [] []");
            owner.post("webaides/" + user.id(notes) + "/entries/batch", """
                    {"operations": [{"op": "delete", "id": "%s"},
                     {"op": "create", "id": "%s", "content": {"title": "three"}}]}""".formatted(id, id));

            JsonNode again = since(all);
            assertThat(told(again)).isEqualTo(number + " [] []");
            assertThat(again.at("/added/0/fields/Title").asText()).isEqualTo("three");
        }

        @Test
        void beginAgainWithATokenOfAnother() {
            String other = user.made("notes");
            String token = data(client.get(other + "/changes")).path("sync").asText();

            Answer answer = client.get(notes + "/changes?since=" + token);

            assertRefused(answer, 409, "sync-token-expired");
            assertThat(answer.json().at("/data/full_sync_required").asInt()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "0", "-1", "99999999999999999999", "%20", "AAAA", ""})
        void areRefusedForADamagedToken(String token) {
            assertRefused(client.get(notes + "/changes?since=" + token), 400, "sync-token-invalid");
        }
    }

    @Nested
    class ByDate {
        @Test
        void areAllThatChangedSince() {
            Instant began = now();
            long first = user.note(notes, "one");
            long second = user.note(notes, "two");
            client.delete(notes + "/entries/" + first);

            JsonNode changes = changes("?since_date=" + date(began));

            assertThat(told(changes)).isEqualTo("[" + second + "] [] [" + first + "]");
            retitle(second, "changed");
            assertThat(told(since(changes))).isEqualTo("[] [" + second + "] []");
        }

        @Test
        void areAllOfAContainerThatIsYounger() {
            long note = user.note(notes, "one");

            assertThat(told(changes("?since_date=1970-01-01"))).isEqualTo("[" + note + "] [] []");
        }

        @Test
        void comePageByPage() {
            List<Long> made = user.notes(notes, 5);

            JsonNode first = changes("?matches=3&since_date=2020-01-01%2000:00:00");
            assertThat(first.path("more").asInt()).isEqualTo(1);
            JsonNode second = since(first);
            List<Long> told = WebAideUser.numbers(first.path("added"));
            told.addAll(WebAideUser.numbers(second.path("added")));
            assertThat(told).isEqualTo(made);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "since_date=yesterday",
                    "since_date=",
                    "since_date=2026-13-01",
                    "since_date=2999-01-01",
                    "since_date=99999999999-01-01%2000:00:00",
                    "since_date=-1",
                    "since_date=1700000000",
                    "since_date=2026-01-01&since=x",
                    "matches=0",
                    "matches=-1",
                    "matches=x"
                })
        void areRefusedForOtherQuestions(String query) {
            assertRefused(client.get(notes + "/changes?" + query), 400, "invalid-parameter");
        }
    }

    /** A client's own copy of a container. */
    private final class Copy {
        private final Map<Long, String> titles = new TreeMap<>();
        private String token;

        void apply(JsonNode changes) {
            changes.path("deleted").forEach(number -> titles.remove(number.asLong()));
            for (String list : List.of("added", "updated")) {
                changes.path(list)
                        .forEach(entry -> titles.put(
                                entry.path("entry_id").asLong(),
                                entry.at("/fields/Title").asText()));
            }
            token = changes.path("sync").asText();
        }

        void follow(String first) {
            JsonNode page = changes(first);
            apply(page);
            while (page.path("more").asInt() == 1) {
                page = changes("?matches=4&since=" + token);
                apply(page);
            }
        }
    }

    private void write(Random random) {
        List<Long> mine = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int what = mine.isEmpty() ? 0 : random.nextInt(3);
            if (what == 0) {
                mine.add(user.note(notes, "made " + i));
            } else if (what == 1) {
                retitle(mine.get(random.nextInt(mine.size())), "changed " + i);
            } else {
                client.delete(notes + "/entries/" + mine.remove(random.nextInt(mine.size())));
            }
        }
    }

    private Map<Long, String> truth() {
        Map<Long, String> titles = new TreeMap<>();
        data(client.get(notes + "/entries"))
                .path("rows")
                .forEach(row -> titles.put(
                        row.path("entry_id").asLong(), row.at("/fields/Title").asText()));
        return titles;
    }

    @Test
    void loseNothingWhileOthersWrite() {
        Copy byToken = new Copy();
        Copy byDate = new Copy();
        byToken.follow("?matches=4");
        AtOnce.call(5, i -> {
            if (i == 3) {
                for (int n = 0; n < 15; n++) {
                    byToken.follow("?matches=4&since=" + byToken.token);
                }
            } else if (i == 4) {
                Instant last = now().minus(Duration.ofDays(1));
                for (int n = 0; n < 15; n++) {
                    Instant began = now();
                    byDate.follow("?matches=4&since_date=" + date(last));
                    last = began;
                }
            } else {
                write(new Random(i));
            }
            return null;
        });
        byToken.follow("?matches=4&since=" + byToken.token);
        byDate.follow("?since_date=" + date(now().minusSeconds(60)));

        assertThat(byToken.titles).isEqualTo(truth());
        assertThat(byDate.titles).isEqualTo(truth());
    }
}
