package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Single entries. */
class EntriesIT {
    private final Keeper keeper = Keeper.fresh();
    private final ApiClient client = keeper.client();
    private final String notes = keeper.first("notes");
    private final String path = Keeper.entries(notes);

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private Answer post(String members) {
        return client.post(path, "{" + members + "}");
    }

    @Nested
    class Post {
        @Test
        void makesAnEntryWithAllThatIsShown() {
            Answer made = post("""
                    "content": {"title": "Shopping", "body": "Milk\\nBread", "format": "markdown", "keywords": ["home"]}""");

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            JsonNode entry = made.json();
            assertThat(entry.path("webaideId").asText()).isEqualTo(notes);
            assertThat(entry.path("kind").asText()).isEqualTo("notes");
            assertThat(entry.path("uid").asText())
                    .isEqualTo("urn:uuid:" + entry.path("id").asText());
            assertThat(entry.path("content").toString())
                    .isEqualTo(
                            "{\"title\":\"Shopping\",\"body\":\"Milk\\nBread\",\"format\":\"markdown\",\"keywords\":[\"home\"]}");
            assertThat(entry.path("createdAt")).isEqualTo(entry.path("updatedAt"));
            assertThat(entry.path("createdBy").asText()).isNotEmpty();
            assertThat(entry.path("sequence").asLong()).isPositive();
            assertThat(made.etag()).isEqualTo('"' + entry.path("etag").asText() + '"');
            assertThat(client.get(made.location()).json()).isEqualTo(entry);
        }

        @Test
        void keepsAUidAndRefusesItTwice() {
            Answer made = post("\"uid\": \"note-1@example.com\", \"content\": {\"title\": \"x\"}");

            assertThat(made.json().path("uid").asText()).isEqualTo("note-1@example.com");
            assertProblem(post("\"uid\": \"note-1@example.com\", \"content\": {\"title\": \"y\"}"), 409, "uid-taken");
            assertThat(post("\"uid\": \"NOTE-1@example.com\", \"content\": {\"title\": \"y\"}")
                            .status())
                    .isEqualTo(201);
        }

        @Test
        void takesTheSameUidInAnotherContainer() {
            post("\"uid\": \"one\", \"content\": {\"title\": \"x\"}");

            Answer other =
                    client.post(Keeper.entries(keeper.notes()), "{\"uid\": \"one\", \"content\": {\"title\": \"x\"}}");

            assertThat(other.status()).isEqualTo(201);
        }

        @Test
        void refusesWhatBreaksARule() {
            assertInvalid(post(""), "/content");
            assertInvalid(post("\"content\": null"), "/content");
            assertInvalid(post("\"content\": \"text\""), "/content");
            assertInvalid(post("\"content\": {\"titel\": \"x\"}"), "/content/titel");
            assertInvalid(post("\"content\": {\"format\": \"html\"}"), "/content/format");
            assertInvalid(post("\"content\": {\"title\": \"a\\nb\"}"), "/content/title");
            assertInvalid(post("\"content\": {\"keywords\": [\"a\", \"\"]}"), "/content/keywords/1");
            assertInvalid(post("\"id\": \"x\", \"content\": {}"), "/id");
            for (String uid : List.of("", " ", "a ", "x".repeat(256))) {
                assertInvalid(post("\"uid\": \"" + uid + "\", \"content\": {}"), "/uid");
            }
        }

        @Test
        void refusesALinkThatABrowserWouldRun() {
            String links = Keeper.entries(keeper.first("links"));

            for (String url :
                    List.of("javascript:alert(1)", "JavaScript:x", "data:text/html,x", "/relative", "http:")) {
                assertInvalid(client.post(links, "{\"content\": {\"url\": \"" + url + "\"}}"), "/content/url");
            }
            assertThat(client.post(links, "{\"content\": {\"url\": \"https://example.com/?q=1#top\"}}")
                            .status())
                    .isEqualTo(201);
        }

        @Test
        void refusesANoteThatIsTooLarge() {
            assertInvalid(post("\"content\": {\"body\": \"" + "x".repeat(900_001) + "\"}"), "/content/body");
            assertProblem(post("\"content\": {\"body\": \"" + "x".repeat(2 << 20) + "\"}"), 413, "body-too-large");
            assertThat(post("\"content\": {\"body\": \"" + "x".repeat(900_000) + "\"}")
                            .status())
                    .isEqualTo(201);
        }

        @Test
        void isDoneOnceForOneKey() {
            ApiClient repeating = client.with("Idempotency-Key", fresh());

            Answer first = repeating.post(path, Keeper.draft("once"));
            Answer second = repeating.post(path, Keeper.draft("once"));

            assertThat(second.json()).isEqualTo(first.json());
            assertThat(Lists.all(client, path, 10)).hasSize(1);
        }

        @Test
        void losesNothingOfManyWriters() {
            List<Answer> answers = AtOnce.call(16, i -> post("\"content\": {\"title\": \"n" + i + "\"}"));

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers)
                    .extracting(answer -> answer.json().path("sequence").asLong())
                    .doesNotHaveDuplicates();
            assertThat(Lists.all(client, path, 100)).hasSize(16);
        }
    }

    @Nested
    class Get {
        private final JsonNode note = keeper.note(notes, "one");
        private final String one = Keeper.entry(notes, note.path("id").asText());

        @Test
        void isNotModifiedAsLongAsItIsTheSame() {
            String etag = client.get(one).etag();

            assertThat(client.with("If-None-Match", etag).get(one).status()).isEqualTo(304);
            keeper.retitle(notes, note.path("id").asText(), "two");
            assertThat(client.with("If-None-Match", etag).get(one).status()).isEqualTo(200);
        }

        @Test
        void isUnknownElsewhere() {
            String id = note.path("id").asText();

            assertProblem(client.get(Keeper.entry(notes, fresh())), 404, "entry-not-found");
            assertProblem(client.get(Keeper.entry(notes, "x")), 404, "entry-not-found");
            assertProblem(client.get(Keeper.entry(keeper.notes(), id)), 404, "entry-not-found");
            assertProblem(client.get(Keeper.entry(fresh(), id)), 404, "webaide-not-found");
            assertProblem(client.get(Keeper.entry("x", id)), 404, "webaide-not-found");
        }
    }

    @Nested
    class Put {
        private final JsonNode note = keeper.note(notes, "one");
        private final String id = note.path("id").asText();
        private final String one = Keeper.entry(notes, id);

        @Test
        void replacesTheContentAndKeepsTheRest() {
            Answer replaced = client.put(one, "{\"content\": {\"body\": \"text\"}}");

            assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
            JsonNode entry = replaced.json();
            assertThat(entry.path("content").toString()).isEqualTo("{\"body\":\"text\",\"format\":\"plain\"}");
            assertThat(entry.path("uid")).isEqualTo(note.path("uid"));
            assertThat(entry.path("createdAt")).isEqualTo(note.path("createdAt"));
            assertThat(entry.path("etag")).isNotEqualTo(note.path("etag"));
            assertThat(client.get(one).json()).isEqualTo(entry);
        }

        @Test
        void makesAnEntryUnderAnIdOfTheClientsChoice() {
            String chosen = fresh();

            Answer made = client.with("If-None-Match", "*").put(Keeper.entry(notes, chosen), Keeper.draft("mine"));

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            assertThat(made.json().path("id").asText()).isEqualTo(chosen);
            assertThat(client.get(made.location()).json()).isEqualTo(made.json());
            assertProblem(
                    client.with("If-None-Match", "*").put(Keeper.entry(notes, chosen), Keeper.draft("mine")),
                    412,
                    "stale-version");
        }

        @Test
        void makesNothingForWhomItMustBeThere() {
            String absent = Keeper.entry(notes, fresh());

            assertProblem(client.with("If-Match", "*").put(absent, Keeper.draft("x")), 412, "stale-version");
            assertProblem(
                    client.with("If-Match", "\"1-00000000\"").put(absent, Keeper.draft("x")), 412, "stale-version");
            assertProblem(client.get(absent), 404, "entry-not-found");
        }

        @Test
        void refusesAnIdThatIsNone() {
            assertProblem(client.put(Keeper.entry(notes, "my-note"), Keeper.draft("x")), 400, "invalid-parameter");
        }

        @Test
        void makesADeletedOneAgainWithALaterVersion() {
            keeper.delete(notes, id);

            Answer again = client.put(one, Keeper.draft("again"));

            assertThat(again.status()).as(again.text()).isEqualTo(201);
            assertThat(again.json().path("id").asText()).isEqualTo(id);
            assertThat(again.json().path("sequence").asLong())
                    .isGreaterThan(note.path("sequence").asLong());
            assertThat(again.json().path("etag")).isNotEqualTo(note.path("etag"));
        }

        @Test
        void refusesAnIdThatIsInAnotherContainer() {
            assertProblem(client.put(Keeper.entry(keeper.notes(), id), Keeper.draft("x")), 409, "entry-exists");
            assertProblem(
                    client.put(
                            Keeper.entry(keeper.first("links"), id), "{\"content\": {\"url\": \"https://a.example\"}}"),
                    409,
                    "entry-exists");
        }

        @Test
        void takesAnIdThatAnotherUserHas() {
            Keeper other = Keeper.in(keeper.tenant());

            Answer made = client.put(Keeper.entry(other.first("notes"), id), Keeper.draft("theirs"));

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            assertThat(client.get(one).json()).isEqualTo(note);
        }

        @Test
        void refusesAnotherUid() {
            String uid = note.path("uid").asText();

            assertThat(client.put(one, "{\"uid\": \"" + uid + "\", \"content\": {}}")
                            .status())
                    .isEqualTo(200);
            assertInvalid(client.put(one, "{\"uid\": \"other\", \"content\": {}}"), "/uid");
        }

        @Test
        void keepsAUidOfItsOwnWhenNoneIsNamed() {
            String named =
                    post("\"uid\": \"own\", \"content\": {}").json().path("id").asText();

            assertThat(client.put(Keeper.entry(notes, named), Keeper.draft("x"))
                            .json()
                            .path("uid")
                            .asText())
                    .isEqualTo("own");
        }

        @Test
        void refusesAStaleVersion() {
            ApiClient stale = client.with("If-Match", '"' + note.path("etag").asText() + '"');
            keeper.retitle(notes, id, "two");

            assertProblem(stale.put(one, Keeper.draft("three")), 412, "stale-version");
            assertProblem(stale.patch(one, Keeper.draft("three")), 412, "stale-version");
            assertProblem(stale.delete(one), 412, "stale-version");
        }

        @Test
        void letsOneOfManyWithTheSameVersionThrough() {
            ApiClient same = client.with("If-Match", client.get(one).etag());

            List<Answer> answers = AtOnce.call(10, i -> same.put(one, Keeper.draft("n" + i)));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
        }

        @Test
        void makesOneOfManyAtOnce() {
            String chosen = Keeper.entry(notes, fresh());

            List<Answer> answers =
                    AtOnce.call(10, i -> client.with("If-None-Match", "*").put(chosen, Keeper.draft("n" + i)));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 412);
        }

        @Test
        void givesEachOfManyWritersAVersionOfItsOwn() {
            List<Answer> answers = AtOnce.call(16, i -> client.put(one, Keeper.draft("n" + i)));

            Set<String> etags = new TreeSet<>();
            answers.forEach(answer -> etags.add(answer.etag()));
            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(etags).hasSize(16).contains(client.get(one).etag());
        }
    }

    @Nested
    class Patch {
        private final String id = post("\"content\": {\"title\": \"one\", \"body\": \"text\"}")
                .json()
                .path("id")
                .asText();
        private final String one = Keeper.entry(notes, id);

        @Test
        void changesWhatItNames() {
            Answer changed = client.patch(one, "{\"content\": {\"title\": \"two\", \"body\": null}}");

            assertThat(changed.status()).as(changed.text()).isEqualTo(200);
            assertThat(changed.json().path("content").toString()).isEqualTo("{\"title\":\"two\",\"format\":\"plain\"}");
        }

        @Test
        void isHeldToTheRules() {
            assertInvalid(client.patch(one, "{\"content\": {\"format\": \"html\"}}"), "/content/format");
            assertInvalid(client.patch(one, "{\"content\": null}"), "/content");
            assertInvalid(client.patch(one, "{\"uid\": \"x\"}"), "/uid");
            assertProblem(client.patch(Keeper.entry(notes, fresh()), "{}"), 404, "entry-not-found");
        }
    }

    @Nested
    class Move {
        private final String other = keeper.notes();
        private final JsonNode note = keeper.note(notes, "one");
        private final String id = note.path("id").asText();
        private final String move = Keeper.entry(notes, id) + "/move";

        @Test
        void keepsTheIdAndGivesANewEtag() {
            JsonNode moved = keeper.move(notes, id, other);

            assertThat(moved.path("id").asText()).isEqualTo(id);
            assertThat(moved.path("webaideId").asText()).isEqualTo(other);
            assertThat(moved.path("etag")).isNotEqualTo(note.path("etag"));
            assertThat(moved.path("content")).isEqualTo(note.path("content"));
            assertThat(client.get(Keeper.entry(other, id)).json()).isEqualTo(moved);
            assertProblem(client.get(Keeper.entry(notes, id)), 404, "entry-not-found");
        }

        @Test
        void goesBackToo() {
            keeper.move(notes, id, other);
            keeper.move(other, id, notes);
            keeper.move(notes, id, other);

            assertThat(client.get(Keeper.entry(other, id)).status()).isEqualTo(200);
        }

        @Test
        void goesNowhereElse() {
            String stranger = Keeper.in(keeper.tenant()).first("notes");

            for (String target : List.of(notes, keeper.first("tasks"), stranger, fresh())) {
                assertInvalid(client.post(move, "{\"webaideId\": \"" + target + "\"}"), "/webaideId");
            }
            assertInvalid(client.post(move, "{}"), "/webaideId");
        }

        @Test
        void refusesAUidThatIsTakenThere() {
            post("\"uid\": \"same\", \"content\": {}");
            client.post(Keeper.entries(other), "{\"uid\": \"same\", \"content\": {}}");
            String same = Lists.all(client, path, 10).stream()
                    .filter(entry -> entry.path("uid").asText().equals("same"))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asText();

            assertProblem(
                    client.post(Keeper.entry(notes, same) + "/move", "{\"webaideId\": \"" + other + "\"}"),
                    409,
                    "uid-taken");
        }

        @Test
        void refusesAStaleVersion() {
            keeper.retitle(notes, id, "two");

            assertProblem(
                    client.with("If-Match", '"' + note.path("etag").asText() + '"')
                            .post(move, "{\"webaideId\": \"" + other + "\"}"),
                    412,
                    "stale-version");
        }
    }

    @Test
    void areAuditedWithoutWhatTheySay() {
        String id = keeper.noteId(notes, "a secret of mine");
        keeper.retitle(notes, id, "another");
        keeper.move(notes, id, keeper.notes());

        List<JsonNode> events = Lists.all(client, "audit-events?target=" + id, 10);

        assertThat(events)
                .extracting(event -> event.path("action").asText())
                .containsExactly("entry.move", "entry.update", "entry.create");
        assertThat(events.toString()).doesNotContain("secret");
    }
}
