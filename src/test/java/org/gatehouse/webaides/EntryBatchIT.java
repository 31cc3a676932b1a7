package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Many operations on entries in one call. */
class EntryBatchIT {
    private final Keeper keeper = Keeper.fresh();
    private final ApiClient client = keeper.client();
    private final String notes = keeper.first("notes");
    private final String path = Keeper.entries(notes);

    private Answer run(String... operations) {
        return keeper.batch(notes, false, operations);
    }

    private Answer runAtomic(String... operations) {
        return keeper.batch(notes, true, operations);
    }

    private static String update(String id, String content) {
        return """
                {"op": "update", "id": "%s", "content": {%s}}""".formatted(id, content);
    }

    private static String delete(String id) {
        return """
                {"op": "delete", "id": "%s"}""".formatted(id);
    }

    private static String createAt(String id, String title) {
        return """
                {"op": "create", "id": "%s", "content": {"title": "%s"}}""".formatted(id, title);
    }

    private static String createAs(String uid) {
        return """
                {"op": "create", "uid": "%s", "content": {"title": "x"}}""".formatted(uid);
    }

    private static List<Integer> statuses(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<Integer> statuses = new ArrayList<>();
        answer.json()
                .path("items")
                .forEach(item -> statuses.add(item.path("status").asInt()));
        return statuses;
    }

    private List<String> titles() {
        return Lists.all(client, path, 1000).stream()
                .map(entry -> entry.path("content").path("title").asText())
                .toList();
    }

    @Nested
    class Sizes {
        @Test
        void of10000CreatesAreDone() {
            Answer answer = run(Keeper.times(10_000, i -> createAs("note-" + i)));

            assertThat(statuses(answer)).hasSize(10_000).containsOnly(201);
            JsonNode last = answer.json().path("items").get(9_999);
            assertThat(last.path("index").asInt()).isEqualTo(9_999);
            JsonNode entry =
                    client.get(Keeper.entry(notes, last.path("id").asText())).json();
            assertThat(entry.path("uid").asText()).isEqualTo("note-9999");
            assertThat(entry.path("etag")).isEqualTo(last.path("etag"));
            assertThat(Copy.of(client, "webaides/" + notes).sync(1000).entries())
                    .hasSize(10_000);
        }

        @Test
        void of10001AreRefusedWhole() {
            assertProblem(run(Keeper.times(10_001, i -> Keeper.create("x"))), 413, "body-too-large");
            assertThat(titles()).isEmpty();
        }

        @Test
        void ofThousandsOfUpdatesAndDeletesAreDone() {
            List<String> ids = keeper.many(notes, 3_000);

            Answer updated = run(Keeper.times(3_000, i -> update(ids.get(i), "\"body\": \"b\"")));
            assertThat(statuses(updated)).hasSize(3_000).containsOnly(200);
            assertThat(client.get(Keeper.entry(notes, ids.get(2_999))).json().path("etag"))
                    .isEqualTo(updated.json().at("/items/2999/etag"));

            assertThat(statuses(run(Keeper.times(3_000, i -> delete(ids.get(i))))))
                    .hasSize(3_000)
                    .containsOnly(204);
            assertThat(titles()).isEmpty();
        }

        @Test
        void ofLargeEntriesAreDonePieceByPiece() {
            String body = "x".repeat(800_000);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                ids.add(client.post(path, "{\"content\": {\"title\": \"%d\", \"body\": \"%s\"}}".formatted(i, body))
                        .json()
                        .path("id")
                        .asText());
            }

            Answer answer = run(Keeper.times(90, i -> update(ids.get(i % 30), "\"title\": \"" + i + "\"")));

            assertThat(statuses(answer)).hasSize(90).containsOnly(200);
            JsonNode last = client.get(Keeper.entry(notes, ids.get(29))).json();
            assertThat(last.path("etag")).isEqualTo(answer.json().at("/items/29/etag"));
            assertThat(last.path("content").path("title").asText()).isEqualTo("89");
            assertThat(last.path("content").path("body").asText()).hasSize(800_000);
        }

        @Test
        void ofNoneAreDoneToo() {
            assertThat(statuses(run())).isEmpty();
            assertThat(statuses(runAtomic())).isEmpty();
        }
    }

    @Nested
    class InTheirOrder {
        @Test
        void aNewEntryIsChangedAndDeleted() {
            String kept = UUID.randomUUID().toString();
            String gone = UUID.randomUUID().toString();

            Answer answer = run(
                    createAt(kept, "one"),
                    createAt(gone, "two"),
                    update(kept, "\"title\": \"three\""),
                    delete(gone),
                    update(gone, "\"title\": \"four\""));

            assertThat(statuses(answer)).containsExactly(201, 201, 200, 204, 404);
            assertThat(titles()).containsExactly("three");
            JsonNode etag = client.get(Keeper.entry(notes, kept)).json().path("etag");
            assertThat(answer.json().at("/items/0/etag")).isEqualTo(etag);
            assertThat(answer.json().at("/items/2/etag")).isEqualTo(etag);
        }

        @Test
        void anEntryIsDeletedAndMadeAgain() {
            JsonNode note = keeper.note(notes, "one");
            String id = note.path("id").asText();

            Answer answer = run(delete(id), createAt(id, "again"), update(id, "\"body\": \"b\""));

            assertThat(statuses(answer)).containsExactly(204, 201, 200);
            JsonNode again = client.get(Keeper.entry(notes, id)).json();
            assertThat(again.path("content").path("body").asText()).isEqualTo("b");
            assertThat(again.path("sequence").asLong())
                    .isGreaterThan(note.path("sequence").asLong());
        }

        @Test
        void aUidIsFreeAfterDeletion() {
            String id = run(createAs("same")).json().at("/items/0/id").asText();

            assertThat(statuses(run(createAs("same"), delete(id), createAs("same"), createAs("same"))))
                    .containsExactly(409, 204, 201, 409);
        }

        @Test
        void aPatchSeesTheOnesBefore() {
            String id = keeper.noteId(notes, "one");

            run(update(id, "\"body\": \"b\""), update(id, "\"title\": \"two\""));

            JsonNode content = client.get(Keeper.entry(notes, id)).json().path("content");
            assertThat(content.path("title").asText()).isEqualTo("two");
            assertThat(content.path("body").asText()).isEqualTo("b");
        }
    }

    @Nested
    class Refusals {
        @Test
        void ofOneSpoilNoOther() {
            String id = keeper.noteId(notes, "one");

            Answer answer = run(
                    Keeper.create("good"),
                    "{\"op\": \"create\", \"content\": {\"titel\": \"x\"}}",
                    update(UUID.randomUUID().toString(), ""),
                    createAt(id, "taken"),
                    update(id, "\"format\": \"html\""));

            assertThat(statuses(answer)).containsExactly(201, 400, 404, 409, 400);
            assertThat(answer.json().findValuesAsText("type"))
                    .containsExactly(
                            "/problems/invalid-body",
                            "/problems/entry-not-found",
                            "/problems/entry-exists",
                            "/problems/invalid-body");
            assertThat(answer.json().at("/items/1/problem/errors/0/pointer").asText())
                    .isEqualTo("/content/titel");
            assertThat(answer.json().at("/items/4/problem/errors/0/pointer").asText())
                    .isEqualTo("/content/format");
            assertThat(titles()).containsExactly("good", "one");
        }

        @Test
        void ofOneUndoAnAtomicBatch() {
            String id = keeper.noteId(notes, "one");
            String token = keeper.synced(notes);

            Answer answer = runAtomic(
                    Keeper.create("good"), delete(UUID.randomUUID().toString()), delete(id), createAt(id, "x"));

            assertProblem(answer, 400, "batch-refused");
            assertThat(answer.json().findValuesAsText("pointer")).containsExactly("/operations/1");
            assertThat(titles()).containsExactly("one");
            assertThat(Keeper.told(keeper.changes(notes, token))).isEqualTo("[] [] []");
        }

        @Test
        void nameEveryOperationThatFails() {
            Answer answer = runAtomic(delete("x"), Keeper.create("good"), "{\"op\": \"create\"}", update("y", ""));

            assertProblem(answer, 400, "batch-refused");
            assertThat(answer.json().findValuesAsText("pointer"))
                    .containsExactly("/operations/0", "/operations/2", "/operations/3");
        }

        @Test
        void areForWhatAnOperationLacksOrHasTooMuch() {
            String id = keeper.noteId(notes, "one");

            Answer answer = run(
                    "{\"op\": \"delete\"}",
                    "{\"op\": \"update\", \"content\": {}}",
                    "{\"op\": \"update\", \"id\": \"" + id + "\"}",
                    "{\"op\": \"update\", \"id\": \"" + id + "\", \"uid\": \"x\", \"content\": {}}",
                    "{\"op\": \"delete\", \"id\": \"" + id + "\", \"content\": {}}",
                    "{\"op\": \"create\", \"ifMatch\": \"x\", \"content\": {}}",
                    "{\"op\": \"create\", \"id\": \"x\", \"content\": {}}",
                    "{\"op\": \"create\", \"uid\": \" \", \"content\": {}}",
                    "{\"id\": \"" + id + "\"}");

            assertThat(statuses(answer)).containsOnly(400);
            assertThat(answer.json().findValuesAsText("pointer"))
                    .containsExactly("/id", "/id", "/content", "/uid", "/content", "/ifMatch", "/id", "/uid", "/op");
            assertInvalid(client.post(path + "/batch", "{\"operations\": [{\"op\": \"move\"}]}"), "/operations/0/op");
            assertInvalid(client.post(path + "/batch", "{}"), "/operations");
        }

        @Test
        void ofAStaleVersionComeFromWhatWasDoneBeforeToo() {
            JsonNode note = keeper.note(notes, "one");
            String id = note.path("id").asText();
            String matching = """
                    {"op": "update", "id": "%s", "ifMatch": "%s", "content": {"body": "b"}}""".formatted(id, note.path("etag").asText());

            assertThat(statuses(run(matching, matching))).containsExactly(200, 412);
        }

        @Test
        void reachNoEntryOfAnotherContainer() {
            String elsewhere = keeper.noteId(keeper.notes(), "mine");

            assertThat(statuses(run(delete(elsewhere), update(elsewhere, ""), createAt(elsewhere, "x"))))
                    .containsExactly(404, 404, 409);
        }
    }

    @Test
    void isDoneOnceForOneKey() {
        ApiClient repeating = client.with("Idempotency-Key", UUID.randomUUID().toString());
        String batch = "{\"operations\": [" + Keeper.create("once") + "]}";

        Answer first = repeating.post(path + "/batch", batch);
        Answer second = repeating.post(path + "/batch", batch);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(titles()).containsExactly("once");
    }

    @Test
    void takesTurnsWithOthersAndLosesNothing() {
        List<Answer> answers = AtOnce.call(8, i -> run(Keeper.times(100, n -> createAs("note " + (i + n) % 120))));

        long made = answers.stream()
                .flatMap(answer -> statuses(answer).stream())
                .filter(status -> status == 201)
                .count();
        assertThat(made).isEqualTo(titles().size()).isEqualTo(107);
    }

    @Test
    void isOneRowInTheAuditTrail() {
        run(Keeper.create("one"), Keeper.create("two"), delete("x"));

        List<JsonNode> events = Lists.all(client, "audit-events?target=" + notes, 10);

        assertThat(events).hasSize(1);
        assertThat(events.get(0).path("action").asText()).isEqualTo("webaide.batch");
        assertThat(events.get(0).path("detail").asText()).isEqualTo("created 2, changed 0, deleted 0");
    }
}
