package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What changed since a client last asked, in one container. */
class DeltaIT {
    private final Keeper keeper = Keeper.fresh();
    private final ApiClient client = keeper.client();
    private final String notes = keeper.first("notes");
    private final String path = "webaides/" + notes;

    private JsonNode since(String token) {
        return keeper.changes(notes, token);
    }

    private JsonNode since(String token, int limit) {
        return keeper.changes(path, token, "&limit=" + limit);
    }

    private static String next(JsonNode answer) {
        return answer.path("next").asText();
    }

    /** Each of these broke a server somewhere. */
    @Nested
    class NeverAgain {
        @Test
        void case01MadeAndDeletedBetweenTwoChecksIsToldAsDeleted() {
            String token = keeper.synced(notes);
            String id = keeper.noteId(notes, "short life");
            keeper.delete(notes, id);

            assertThat(Keeper.told(since(token))).isEqualTo("[] [] [" + id + "]");
        }

        @Test
        void case01HoldsWithinOneBatchToo() {
            String token = keeper.synced(notes);
            String id = UUID.randomUUID().toString();

            Answer batch = keeper.batch(notes, true, """
                    {"op": "create", "id": "%s", "content": {"title": "short life"}}""".formatted(id), """
                    {"op": "delete", "id": "%s"}""".formatted(id));

            assertThat(batch.status()).as(batch.text()).isEqualTo(200);
            assertThat(Keeper.told(since(token))).isEqualTo("[] [] [" + id + "]");
        }

        @Test
        void case02ChangedAndChangedBackIsTold() {
            String id = keeper.noteId(notes, "one");
            String token = keeper.synced(notes);
            keeper.retitle(notes, id, "two");
            keeper.retitle(notes, id, "one");

            assertThat(Keeper.told(since(token))).isEqualTo("[] [" + id + "] []");
        }

        @Test
        void case03MovedIsGoneFromTheOldAndPresentInTheNew() {
            String other = keeper.notes();
            String id = keeper.noteId(notes, "one");
            String here = keeper.synced(notes);
            String there = keeper.synced(other);
            keeper.move(notes, id, other);

            assertThat(Keeper.told(since(here))).isEqualTo("[] [] [" + id + "]");
            assertThat(Keeper.told(keeper.changes(other, there))).isEqualTo("[" + id + "] [] []");
        }

        @Test
        void case03MovedAwayAndBackIsPresent() {
            String other = keeper.notes();
            String id = keeper.noteId(notes, "one");
            String here = keeper.synced(notes);
            String there = keeper.synced(other);
            keeper.move(notes, id, other);
            keeper.move(other, id, notes);

            assertThat(Keeper.told(since(here))).isEqualTo("[" + id + "] [] []");
            assertThat(Keeper.told(keeper.changes(other, there))).isEqualTo("[] [] [" + id + "]");
        }

        @Test
        void case04DeletedByAnAdministratorIsTold() {
            String id = keeper.noteId(notes, "one");
            String token = keeper.synced(notes);
            ApiClient administrator = keeper.tenant().codeWith("webaides.notes:write");

            assertThat(administrator.delete(Keeper.entry(notes, id)).status()).isEqualTo(204);

            assertThat(Keeper.told(since(token))).isEqualTo("[] [] [" + id + "]");
        }

        @Test
        void case04DeletedByABatchIsTold() {
            List<String> ids = keeper.many(notes, 3);
            String token = keeper.synced(notes);

            keeper.batch(notes, false, Keeper.times(3, i -> """
                    {"op": "delete", "id": "%s"}""".formatted(ids.get(i))));

            JsonNode told = since(token);
            assertThat(Keeper.ids(told, "deleted")).isEqualTo(ids);
            assertThat(told.at("/deleted/0/uid").asText()).isEqualTo("urn:uuid:" + ids.get(0));
            assertThat(told.at("/deleted/0/deletedAt").asText()).isNotEmpty();
        }

        @Test
        void case04DeletedByACascadeIsTold() {
            keeper.noteId(notes, "one");
            String token = keeper.userSynced();

            client.delete(path);

            assertThat(Keeper.ids(keeper.userChanges(token).path("webaides"), "deleted"))
                    .containsExactly(notes);
            assertProblem(client.get(path + "/changes?since=" + token), 404, "webaide-not-found");
        }

        @Test
        void case05ATokenSaysJustWhatWasSent() {
            String token = keeper.synced(notes);
            List<String> ids = keeper.many(notes, 7);
            keeper.delete(notes, ids.get(0));
            keeper.retitle(notes, ids.get(1), "changed");

            List<String> told = new ArrayList<>();
            boolean more = true;
            while (more) {
                JsonNode page = since(token, 2);
                assertThat(page.path("added").size()
                                + page.path("updated").size()
                                + page.path("deleted").size())
                        .isBetween(1, 2);
                told.addAll(Keeper.ids(page, "deleted"));
                told.addAll(Keeper.ids(page, "added"));
                token = next(page);
                more = page.path("more").asBoolean();
            }

            assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
            assertThat(Keeper.told(since(token))).isEqualTo("[] [] []");
        }

        @Test
        void case05APageThatNeverArrivedIsSentAgain() {
            keeper.many(notes, 5);
            JsonNode first = since(null, 2);

            JsonNode second = since(next(first), 2);
            JsonNode secondAgain = since(next(first), 2);

            assertThat(secondAgain).isEqualTo(second);
        }

        @Test
        void case06AWriteThatLandsWhilePagingIsToldInThisDeltaOrTheNext() {
            List<String> ids = keeper.many(notes, 6);
            JsonNode first = since(null, 4);
            String changed = Keeper.ids(first, "added").get(0);
            keeper.retitle(notes, changed, "changed meanwhile");
            String late = keeper.noteId(notes, "late");
            keeper.delete(notes, ids.get(5));

            Set<String> told = new HashSet<>(Keeper.ids(first, "added"));
            JsonNode rest = since(next(first), 100);
            assertThat(rest.path("more").asBoolean()).isFalse();

            assertThat(Keeper.ids(rest, "added")).contains(changed, late).doesNotContain(ids.get(5));
            assertThat(Keeper.ids(rest, "updated"))
                    .as("nothing unknown is updated")
                    .isEmpty();
            assertThat(Keeper.ids(rest, "deleted")).containsExactly(ids.get(5));
            assertThat(told).hasSize(4);
        }

        @Test
        void case07WritersWhoCommitInAnyOrderLeaveNoGap() {
            Copy copy = Copy.of(client, path);
            AtomicBoolean writing = new AtomicBoolean(true);

            AtOnce.call(7, i -> {
                if (i == 6) {
                    while (writing.get()) {
                        copy.sync(5);
                    }
                    return null;
                }
                for (int n = 0; n < 12; n++) {
                    if (n % 4 == 3) {
                        keeper.many(notes, 30); // a long transaction beside the short ones
                    } else {
                        keeper.noteId(notes, "note " + i + " " + n);
                    }
                }
                if (i == 0) {
                    writing.set(false);
                }
                return null;
            });

            copy.sync(100);
            assertThat(copy.entries()).isEqualTo(Copy.truth(client, List.of(notes)));
            assertThat(copy.entries()).hasSize(6 * (9 + 3 * 30));
        }

        @Test
        void case08OfAThousandRowsInOneInstantNoneIsLost() {
            String token = keeper.synced(notes);
            List<String> ids = keeper.many(notes, 1000);

            List<String> told = new ArrayList<>();
            boolean more = true;
            while (more) {
                JsonNode page = since(token, 37);
                told.addAll(Keeper.ids(page, "added"));
                token = next(page);
                more = page.path("more").asBoolean();
            }

            assertThat(told).isEqualTo(ids);
        }

        @Test
        void case09TheTokenOfAnEmptyContainerWorks() {
            JsonNode empty = since(null);
            assertThat(Keeper.told(empty)).isEqualTo("[] [] []");
            assertThat(empty.path("more").asBoolean()).isFalse();
            String id = keeper.noteId(notes, "first");

            assertThat(Keeper.told(since(next(empty)))).isEqualTo("[" + id + "] [] []");
        }

        @Test
        void case10AForeignTokenIsRefusedClearly() {
            String other = keeper.notes();
            String ofUser = keeper.userSynced();

            assertProblem(client.get(path + "/changes?since=" + keeper.synced(other)), 410, "sync-token-expired");
            assertProblem(client.get(path + "/changes?since=" + ofUser), 410, "sync-token-expired");
            assertProblem(
                    client.get(keeper.user() + "/changes?since=" + keeper.synced(notes)), 410, "sync-token-expired");
        }

        @Test
        void case10ADamagedTokenIsRefusedClearly() {
            String token = keeper.synced(notes);
            String damaged = token.substring(0, token.length() - 3)
                    + (token.charAt(token.length() - 3) == 'A' ? 'B' : 'A')
                    + token.substring(token.length() - 2);

            for (String wrong : List.of(damaged, "x", token + "AAAA", "%00", "Latest")) {
                assertProblem(client.get(path + "/changes?since=" + wrong), 400, "sync-token-invalid");
            }
        }

        @Test
        void case11AnotherUsersTokenIsRefused() {
            Keeper other = Keeper.in(keeper.tenant());
            Keeper stranger = Keeper.fresh();

            for (Keeper somebody : List.of(other, stranger)) {
                assertProblem(
                        client.get(keeper.user() + "/changes?since=" + somebody.userSynced()),
                        410,
                        "sync-token-expired");
                assertProblem(
                        client.get(path + "/changes?since=" + somebody.synced(somebody.first("notes"))),
                        410,
                        "sync-token-expired");
            }
        }

        @Test
        void case12NoIdIsToldThatTheCallerMayNotSee() {
            Answer link = client.post(Keeper.entries(keeper.first("links")), """
                    {"content": {"url": "https://example.com"}}""");
            String gone = client.post(Keeper.entries(keeper.first("links")), """
                            {"content": {"url": "https://example.org"}}""")
                    .json()
                    .path("id")
                    .asText();
            ApiClient limited = keeper.tenant().codeWith("webaides.notes:read");
            String token = limited.get(keeper.user() + "/changes?since=latest")
                    .json()
                    .path("next")
                    .asText();
            String note = keeper.noteId(notes, "one");
            keeper.delete(keeper.first("links"), gone);
            Keeper.in(keeper.tenant()).note(Keeper.in(keeper.tenant()).first("notes"), "of others");

            Answer all = limited.get(keeper.user() + "/changes");
            Answer later = limited.get(keeper.user() + "/changes?since=" + token);

            assertThat(Keeper.told(all.json())).isEqualTo("[" + note + "] [] []");
            assertThat(Keeper.told(later.json())).isEqualTo("[" + note + "] [] []");
            assertThat(Keeper.ids(all.json().path("webaides"), "added")).containsExactly(notes);
            assertThat(all.text() + later.text())
                    .doesNotContain(link.json().path("id").asText(), gone);
            assertProblem(limited.get("webaides/" + keeper.first("links") + "/changes"), 403, "scope-missing");
        }

        @Test
        void case13AStaleIfMatchIsRefusedInBatchesTooAndWhenAnotherWriterWasFaster() {
            JsonNode note = keeper.note(notes, "one");
            String id = note.path("id").asText();
            String stale = note.path("etag").asText();
            String update = """
                    {"op": "update", "id": "%s", "ifMatch": "%s", "content": {"title": "mine"}}""".formatted(id, stale);

            List<Answer> answers = AtOnce.call(8, i -> keeper.batch(notes, false, update));

            assertThat(answers)
                    .extracting(answer -> answer.json().at("/items/0/status").asInt())
                    .containsOnlyOnce(200)
                    .containsOnly(200, 412);
            assertProblem(keeper.batch(notes, true, update), 400, "batch-refused");
        }

        @Test
        void case14MadeAgainWithTheSameUidAfterDeletionIsTold() {
            String draft = """
                    {"uid": "same@example.com", "content": {"title": "one"}}""";
            String first =
                    client.post(Keeper.entries(notes), draft).json().path("id").asText();
            String token = keeper.synced(notes);
            keeper.delete(notes, first);
            String second =
                    client.post(Keeper.entries(notes), draft).json().path("id").asText();

            assertThat(Keeper.told(since(token))).isEqualTo("[" + second + "] [] [" + first + "]");
        }

        @Test
        void case14MadeAgainWithTheSameIdIsToldAsAdded() {
            String id = keeper.noteId(notes, "one");
            String token = keeper.synced(notes);
            keeper.delete(notes, id);
            client.put(Keeper.entry(notes, id), Keeper.draft("again"));

            assertThat(Keeper.told(since(token))).isEqualTo("[" + id + "] [] []");
        }
    }

    @Nested
    class AFirstRun {
        @Test
        void tellsAllThereIsAsAddedInTheOrderOfTheLastChange() {
            List<String> ids = keeper.many(notes, 3);
            keeper.retitle(notes, ids.get(0), "changed");

            JsonNode all = since(null);

            assertThat(Keeper.ids(all, "added")).containsExactly(ids.get(1), ids.get(2), ids.get(0));
            assertThat(all.path("updated")).isEmpty();
            assertThat(all.path("counts").toString()).isEqualTo("{\"added\":3,\"updated\":0,\"deleted\":0}");
        }

        @Test
        void leavesOutWhatWasDeletedBefore() {
            keeper.delete(notes, keeper.noteId(notes, "one"));

            assertThat(Keeper.told(since(null))).isEqualTo("[] [] []");
        }

        @Test
        void tellsWhatIsDeletedMeanwhile() {
            List<String> ids = keeper.many(notes, 4);
            JsonNode first = since(null, 2);
            keeper.delete(notes, ids.get(0));
            keeper.delete(notes, ids.get(3));

            assertThat(Keeper.told(since(next(first), 10)))
                    .isEqualTo("[%s] [] [%s, %s]".formatted(ids.get(2), ids.get(0), ids.get(3)));
        }
    }

    @Test
    void isEmptyAndKeepsItsTokenWhenNothingChanged() {
        String token = keeper.synced(notes);

        JsonNode nothing = since(token);

        assertThat(Keeper.told(nothing)).isEqualTo("[] [] []");
        assertThat(next(nothing)).isEqualTo(token);
    }

    @Test
    void isOfOneContainer() {
        String token = keeper.synced(notes);
        String other = keeper.notes();
        keeper.noteId(other, "elsewhere");
        keeper.noteId(keeper.first("notes"), "here");

        assertThat(Keeper.ids(since(token), "added")).hasSize(1);
    }

    @Test
    void givesIdsAndEtagsOnlyIfAsked() {
        keeper.note(notes, "one");

        JsonNode entry = keeper.changes(path, null, "&fields=ids").at("/added/0");

        assertThat(entry.properties()).extracting(member -> member.getKey()).containsExactly("id", "etag");
        assertProblem(client.get(path + "/changes?fields=content"), 400, "invalid-parameter");
    }

    @Test
    void startsAtTheEndIfAsked() {
        keeper.many(notes, 3);

        JsonNode latest = keeper.changes(path, "latest", "");

        assertThat(Keeper.told(latest)).isEqualTo("[] [] []");
        assertThat(Keeper.told(since(next(latest)))).isEqualTo("[] [] []");
    }

    @Test
    void hasABoundedPage() {
        assertProblem(client.get(path + "/changes?limit=0"), 400, "invalid-parameter");
        assertThat(client.get(path + "/changes?limit=100000").status()).isEqualTo(200);
    }
}
