package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The containers of users. */
class WebAidesIT {
    private static final List<String> KINDS = List.of("calendar", "contacts", "links", "notes", "tasks");

    private final Keeper keeper = Keeper.fresh();
    private final ApiClient client = keeper.client();
    private final String path = keeper.user() + "/webaides";

    private Answer post(String members) {
        return client.post(path, "{" + members + "}");
    }

    @Nested
    class NewUsers {
        @Test
        void haveOneOfEachKind() {
            List<JsonNode> all = Lists.all(client, path, 2);

            assertThat(all).extracting(aide -> aide.path("kind").asText()).isEqualTo(KINDS);
            assertThat(all)
                    .extracting(aide -> aide.path("name").asText())
                    .containsExactly("Calendar", "Contacts", "Links", "Notes", "Tasks");
            assertThat(all)
                    .allSatisfy(aide -> assertThat(aide.path("userId").asText()).isEqualTo(keeper.userId()));
        }

        @Test
        void ofABatchHaveThemToo() {
            Answer batch = client.post("users/batch", """
                    {"operations": [
                        {"op": "create", "content": {"address": "a@elsewhere.example"}},
                        {"op": "create", "content": {"address": "b@elsewhere.example"}},
                        {"op": "delete", "id": "a@elsewhere.example"}]}""");

            assertThat(batch.json().findValuesAsText("status")).containsExactly("201", "201", "204");
            assertThat(Lists.texts(client, "users/b@elsewhere.example/webaides", "kind"))
                    .isEqualTo(KINDS);
        }

        @Test
        void ofADomainHaveThemToo() {
            String domain = Tenant.unique("d") + ".example";
            client.post("domains", """
                    {"name": "%1$s", "firstUser": {"address": "ada@%1$s"}}""".formatted(domain));

            assertThat(Lists.texts(client, "users/ada@" + domain + "/webaides", "kind"))
                    .isEqualTo(KINDS);
        }
    }

    @Nested
    class Post {
        @Test
        void makesAContainerWithAllItsFields() {
            Answer made = post("""
                    "kind": "calendar", "name": "Work", "description": "Meetings", "color": "#3366CC",
                    "timeZone": "Europe/Berlin"
                    """);

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            JsonNode aide = made.json();
            assertThat(aide.path("kind").asText()).isEqualTo("calendar");
            assertThat(aide.path("name").asText()).isEqualTo("Work");
            assertThat(aide.path("description").asText()).isEqualTo("Meetings");
            assertThat(aide.path("color").asText()).isEqualTo("#3366CC");
            assertThat(aide.path("timeZone").asText()).isEqualTo("Europe/Berlin");
            assertThat(made.etag()).isEqualTo('"' + aide.path("etag").asText() + '"');
            assertThat(client.get(made.location()).json()).isEqualTo(aide);
        }

        @Test
        void refusesANameTwiceWithinAKind() {
            assertThat(post("\"kind\": \"notes\", \"name\": \"Ideas\"").status())
                    .isEqualTo(201);
            assertProblem(post("\"kind\": \"notes\", \"name\": \"IDEAS\""), 409, "webaide-name-taken");
            assertThat(post("\"kind\": \"tasks\", \"name\": \"ideas\"").status())
                    .isEqualTo(201);
        }

        @Test
        void refusesWhatBreaksARule() {
            assertInvalid(post("\"name\": \"x\""), "/kind");
            assertInvalid(post("\"kind\": \"notes\""), "/name");
            assertInvalid(post("\"kind\": \"mails\", \"name\": \"x\""), "/kind");
            for (String name : List.of("", " ", " x", "x ", "x".repeat(201), "a\\nb")) {
                assertInvalid(post("\"kind\": \"notes\", \"name\": \"" + name + "\""), "/name");
            }
            assertInvalid(post("\"kind\": \"notes\", \"name\": \"x\", \"color\": \"red\""), "/color");
            assertInvalid(post("\"kind\": \"notes\", \"name\": \"x\", \"timeZone\": \"Berlin\""), "/timeZone");
            assertInvalid(post("\"kind\": \"notes\", \"name\": \"x\", \"size\": 1"), "/size");
        }

        @Test
        void makesOneOfManyAtOnce() {
            List<Answer> answers = AtOnce.call(10, i -> post("\"kind\": \"notes\", \"name\": \"Same\""));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        }

        @Test
        void isDoneOnceForOneKey() {
            ApiClient repeating =
                    client.with("Idempotency-Key", UUID.randomUUID().toString());

            Answer first = repeating.post(path, "{\"kind\": \"notes\", \"name\": \"Once\"}");
            Answer second = repeating.post(path, "{\"kind\": \"notes\", \"name\": \"Once\"}");

            assertThat(second.json()).isEqualTo(first.json());
        }

        @Test
        void refusesMoreThanAUserMayHave() {
            for (int i = KINDS.size(); i < WebAideService.MAX_WEBAIDES; i++) {
                assertThat(post("\"kind\": \"notes\", \"name\": \"n" + i + "\"").status())
                        .isEqualTo(201);
            }

            assertProblem(post("\"kind\": \"notes\", \"name\": \"one more\""), 409, "quota-reached");
        }

        @Test
        void isUnknownForAnUnknownUser() {
            assertProblem(
                    client.post("users/nobody/webaides", "{\"kind\": \"notes\", \"name\": \"x\"}"),
                    404,
                    "user-not-found");
        }
    }

    @Nested
    class ListOfThem {
        @Test
        void isFilteredByKindAndName() {
            post("\"kind\": \"notes\", \"name\": \"Ideas\"");
            post("\"kind\": \"tasks\", \"name\": \"Ideas\"");

            assertThat(Lists.texts(client, path + "?kind=notes", "name")).containsExactly("Ideas", "Notes");
            assertThat(Lists.texts(client, path + "?name=IDEAS", "kind")).containsExactly("notes", "tasks");
            assertThat(Lists.texts(client, path + "?kind=tasks&name=ideas", "kind"))
                    .containsExactly("tasks");
            assertProblem(client.get(path + "?kind=mails"), 400, "invalid-parameter");
        }

        @Test
        void leavesOutKindsThatTheCodeMayNotRead() {
            ApiClient limited = keeper.tenant().codeWith("webaides.notes:read", "webaides.tasks:read");

            assertThat(Lists.texts(limited, path, "kind")).containsExactly("notes", "tasks");
            assertThat(Lists.texts(limited, path + "?kind=contacts", "kind")).isEmpty();
        }
    }

    @Nested
    class Patch {
        private final String notes = "webaides/" + keeper.first("notes");

        @Test
        void changesWhatItNames() {
            Answer before = client.get(notes);

            Answer changed = client.patch(notes, """
                    {"name": "Thoughts", "color": "#000000"}""");

            assertThat(changed.status()).as(changed.text()).isEqualTo(200);
            assertThat(changed.json().path("name").asText()).isEqualTo("Thoughts");
            assertThat(changed.etag()).isNotEqualTo(before.etag());
            assertThat(client.get(notes).json()).isEqualTo(changed.json());
            assertThat(client.patch(notes, "{\"color\": null}").json().has("color"))
                    .isFalse();
        }

        @Test
        void refusesAnotherKindAndATakenName() {
            post("\"kind\": \"notes\", \"name\": \"Ideas\"");

            assertInvalid(client.patch(notes, "{\"kind\": \"tasks\"}"), "/kind");
            assertInvalid(client.patch(notes, "{\"name\": null}"), "/name");
            assertProblem(client.patch(notes, "{\"name\": \"ideas\"}"), 409, "webaide-name-taken");
            assertThat(client.patch(notes, "{\"name\": \"NOTES\"}").status()).isEqualTo(200);
        }

        @Test
        void refusesAStaleVersion() {
            String etag = client.get(notes).etag();
            client.patch(notes, "{\"name\": \"Thoughts\"}");

            assertProblem(client.with("If-Match", etag).patch(notes, "{\"name\": \"Ideas\"}"), 412, "stale-version");
        }

        @Test
        void letsOneOfManyWithTheSameVersionThrough() {
            ApiClient same = client.with("If-Match", client.get(notes).etag());

            List<Answer> answers = AtOnce.call(8, i -> same.patch(notes, "{\"name\": \"n" + i + "\"}"));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
        }
    }

    @Nested
    class Delete {
        @Test
        void takesTheEntriesToo() {
            String notes = keeper.first("notes");
            String entry = keeper.noteId(notes, "last words");

            assertThat(client.delete("webaides/" + notes).status()).isEqualTo(204);

            assertProblem(client.get("webaides/" + notes), 404, "webaide-not-found");
            assertProblem(client.get(Keeper.entry(notes, entry)), 404, "webaide-not-found");
            assertThat(Lists.texts(client, path + "?kind=notes", "id")).isEmpty();
        }

        @Test
        void refusesAStaleVersion() {
            String notes = "webaides/" + keeper.first("notes");
            String etag = client.get(notes).etag();
            client.patch(notes, "{\"name\": \"Thoughts\"}");

            assertProblem(client.with("If-Match", etag).delete(notes), 412, "stale-version");
        }

        @Test
        void leavesTheIdsOfItsEntriesFree() {
            String notes = keeper.notes();
            String entry = keeper.noteId(notes, "one");
            client.delete("webaides/" + notes);

            Answer again = client.put(Keeper.entry(keeper.first("notes"), entry), Keeper.draft("two"));

            assertThat(again.status()).as(again.text()).isEqualTo(201);
        }
    }

    @Nested
    class DeletedUsers {
        @Test
        void leaveNothing() {
            String notes = keeper.first("notes");
            keeper.many(notes, 20);
            keeper.delete(notes, keeper.noteId(notes, "gone before"));

            assertThat(client.delete(keeper.user()).status()).isEqualTo(204);

            assertProblem(client.get("webaides/" + notes), 404, "webaide-not-found");
            assertProblem(client.get(path), 404, "user-not-found");
        }

        @Test
        void ofADomainLeaveNothingEither() {
            String domain = keeper.tenant().domain();
            JsonNode ada = keeper.tenant().user("ada@" + domain);
            String notes = client.get("users/" + ada.path("id").asText() + "/webaides?kind=notes")
                    .json()
                    .at("/items/0/id")
                    .asText();
            keeper.note(notes, "mine");

            assertThat(client.delete("domains/" + domain + "?cascade=true").status())
                    .isEqualTo(200);

            assertProblem(client.get("webaides/" + notes), 404, "webaide-not-found");
        }

        @Test
        void ofAnOrganizationGoWithIt() {
            keeper.many(keeper.first("notes"), 20);

            Answer gone = ApiClient.administrator()
                    .delete("organizations/" + keeper.tenant().id());

            assertThat(gone.status()).as(gone.text()).isEqualTo(204);
        }
    }

    @Test
    void areAudited() {
        String id = post("\"kind\": \"notes\", \"name\": \"Ideas\"")
                .json()
                .path("id")
                .asText();
        client.patch("webaides/" + id, "{\"name\": \"Thoughts\"}");
        client.delete("webaides/" + id);

        assertThat(Lists.texts(client, "audit-events?target=" + id, "action"))
                .containsExactly("webaide.delete", "webaide.update", "webaide.create");
    }
}
