package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers, who may see them, and who may change them. */
class LuxSciWebAidesIT {
    private final WebAideUser user = WebAideUser.fresh();
    private final LuxSciClient client = user.client();
    private final String webaides = user.webaides();

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void listsThoseOfAllTypes() {
        JsonNode all = data(client.get(webaides));

        assertThat(all.findValuesAsText("webaide_type"))
                .containsExactlyInAnyOrder("addressbooks", "calendars", "tasks", "notes", "links");
        assertThat(all).allSatisfy(webaide -> assertThat(texts(webaide.path("webaide_permission")))
                .contains("admin", "read", "create", "edit_self", "edit_all", "delete_self", "delete_all"));
        JsonNode notes = data(client.get(webaides + "/notes")).get(0);
        assertThat(notes.path("title").asText()).isEqualTo("Notes");
        assertThat(notes.path("created").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void listsThoseOfAType() {
        String other = user.made("notes");

        assertThat(data(client.get(webaides + "/notes")).findValuesAsText("webaide_id"))
                .hasSize(2)
                .contains(other.substring(other.lastIndexOf('/') + 1));
        assertRefused(client.get(webaides + "/blogs"), 404, "webaide-not-found");
        assertRefused(client.get("/user/nobody/webaides"), 404, "user-not-found");
    }

    @Nested
    class Create {
        @Test
        void answersWithTheContainer() {
            JsonNode made = data(client.post(webaides + "/calendars", """
                    {"title": "Work", "description": "at work"}"""));

            assertThat(made.path("webaide_type").asText()).isEqualTo("calendars");
            assertThat(made.path("title").asText()).isEqualTo("Work");
            assertThat(made.path("description").asText()).isEqualTo("at work");
            assertThat(data(client.get(webaides + "/calendars"))).contains(made);
        }

        @Test
        void refusesATitleThatIsTaken() {
            assertRefused(client.post(webaides + "/notes", "{\"title\": \"NOTES\"}"), 409, "webaide-name-taken");
            assertRefused(client.post(webaides + "/blogs", "{\"title\": \"x\"}"), 404, "webaide-not-found");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"title\": \"\"}",
                    "{\"title\": \" x\"}",
                    "{\"title\": [1]}",
                    "{\"title\": \"x\", \"colour\": \"red\"}",
                    "{\"title\": \"x\", \"webaide_type\": \"tasks\"}"
                })
        void namesWhatIsWrong(String body) {
            assertRefused(client.post(webaides + "/notes", body), 400, "invalid-body");
        }

        @Test
        void speaksOfTheTitle() {
            assertThat(client.post(webaides + "/notes", "{}")
                            .json()
                            .path("error_message")
                            .asText())
                    .contains("title ");
        }
    }

    @Nested
    class Delete {
        @Test
        void takesTheEntriesToo() {
            String notes = user.made("notes");
            long note = user.note(notes, "one");

            assertThat(client.delete(notes).status()).isEqualTo(200);

            assertRefused(client.get(notes + "/entries"), 404, "webaide-not-found");
            assertRefused(client.get(notes + "/entries/" + note), 404, "webaide-not-found");
            assertRefused(client.get(notes + "/changes"), 404, "webaide-not-found");
            assertRefused(client.delete(notes), 404, "webaide-not-found");
        }
    }

    /** Each call about a container, with everything in the path right but one thing. */
    @Nested
    class NotThere {
        private void assertNotThere(LuxSciClient caller, String path, String entry, String kind) {
            String fields = "{\"fields\": {\"Title\": \"x\"}}";
            assertRefused(caller.get(path + "/entries"), 404, kind);
            assertRefused(caller.get(path + "/entries/" + entry), 404, kind);
            assertRefused(caller.get(path + "/changes"), 404, kind);
            assertRefused(caller.post(path + "/entries", fields), 404, kind);
            assertRefused(caller.post(path + "/entries/bulk", "{\"delete\": [" + entry + "]}"), 404, kind);
            assertRefused(caller.put(path + "/entries/" + entry, fields), 404, kind);
            assertRefused(caller.delete(path + "/entries/" + entry), 404, kind);
            assertRefused(caller.delete(path), 404, kind);
        }

        private final String notes = user.first("notes");
        private final String number = notes.substring(notes.lastIndexOf('/') + 1);
        private final String entry = "" + user.note(notes, "one");

        @Test
        void isAnotherUsers() {
            assertNotThere(client, user.other().webaides() + "/notes/" + number, entry, "webaide-not-found");
        }

        @Test
        void isAnotherKinds() {
            assertNotThere(client, webaides + "/links/" + number, entry, "webaide-not-found");
        }

        @Test
        void isAnotherOrganizations() {
            LuxSciClient stranger = LuxSciClient.with(Tenant.fresh(), WebAideUser.SCOPES);

            assertNotThere(stranger, notes, entry, "user-not-found");
        }

        @Test
        void isAnothersByTheirOwnUser() {
            WebAideUser stranger = WebAideUser.fresh();

            assertNotThere(stranger.client(), stranger.webaides() + "/notes/" + number, entry, "webaide-not-found");
            assertThat(data(client.get(notes + "/entries"))
                            .path("total_matches")
                            .asInt())
                    .isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999999999999", "9223372036854775807", "%20", "1e3"})
        void isNoNumber(String absurd) {
            assertNotThere(client, webaides + "/notes/" + absurd, entry, "webaide-not-found");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999999999999", "9223372036854775807", "%20"})
        void norIsAnEntry(String absurd) {
            assertRefused(client.get(notes + "/entries/" + absurd), 404, "entry-not-found");
            assertRefused(client.put(notes + "/entries/" + absurd, "{\"fields\": {}}"), 404, "entry-not-found");
            assertRefused(client.delete(notes + "/entries/" + absurd), 404, "entry-not-found");
        }

        @Test
        void isAnEntryOfAnotherContainer() {
            String other = user.made("notes");

            assertRefused(client.get(other + "/entries/" + entry), 404, "entry-not-found");
            assertRefused(client.delete(other + "/entries/" + entry), 404, "entry-not-found");
            data(client.get(notes + "/entries/" + entry));
        }
    }

    @Nested
    class Scopes {
        private final String notes = user.first("notes");

        @Test
        void openOneTypeForReading() {
            LuxSciClient reader = LuxSciClient.with(user.tenant(), "webaides.notes:read");
            long note = user.note(notes, "one");

            JsonNode seen = data(reader.get(webaides));
            assertThat(seen).hasSize(1);
            assertThat(texts(seen.get(0).path("webaide_permission"))).containsExactly("read");
            data(reader.get(notes + "/entries/" + note));
            assertRefused(reader.post(notes + "/entries", "{\"fields\": {\"Title\": \"x\"}}"), 403, "scope-missing");
            assertRefused(reader.post(notes + "/entries/bulk", "{}"), 403, "scope-missing");
            assertRefused(reader.put(notes + "/entries/" + note, "{\"fields\": {}}"), 403, "scope-missing");
            assertRefused(reader.delete(notes + "/entries/" + note), 403, "scope-missing");
            assertRefused(reader.delete(notes), 403, "scope-missing");
            assertRefused(reader.post(webaides + "/notes", "{\"title\": \"x\"}"), 403, "scope-missing");
            assertRefused(reader.get(webaides + "/tasks"), 403, "scope-missing");
            assertRefused(reader.get(user.first("tasks") + "/entries"), 403, "scope-missing");
        }

        /** Numbers of entries are easily guessed. */
        @Test
        void tellAWriterNoMoreThanWasWritten() {
            LuxSciClient writer = LuxSciClient.with(user.tenant(), "webaides.notes:write");
            String entry = notes + "/entries/" + user.entry(notes, "{\"Title\": \"Secret\", \"Content\": \"Secret\"}");

            Answer nothing = writer.put(entry, "{\"fields\": {}}");
            assertThat(data(nothing).path("fields")).hasSize(3);
            assertThat(nothing.text()).doesNotContain("Secret");
            Answer title = writer.put(entry, "{\"fields\": {\"Title\": \"mine\"}}");
            assertThat(data(title).at("/fields/Title").asText()).isEqualTo("mine");
            assertThat(title.text()).doesNotContain("Secret");
            assertThat(data(client.get(entry)).at("/fields/Content").asText()).isEqualTo("Secret");
        }

        @ParameterizedTest
        @CsvSource({"addressbooks, contacts", "calendars, calendar", "tasks, tasks", "notes, notes", "links, links"})
        void areThoseOfTheType(String type, String kind) {
            String path = user.first(type);
            LuxSciClient writer = LuxSciClient.with(user.tenant(), "webaides." + kind + ":write");

            data(writer.post(path + "/entries/bulk", "{\"delete\": []}"));
            assertRefused(writer.get(path + "/entries"), 403, "scope-missing");
            String wrong = type.equals("notes") ? "links" : "notes";
            assertRefused(writer.post(user.first(wrong) + "/entries/bulk", "{}"), 403, "scope-missing");
            assertRefused(writer.post(webaides + "/" + wrong, "{\"title\": \"x\"}"), 403, "scope-missing");
        }
    }

    @Nested
    class Users {
        private final String notes = user.first("notes");

        @Test
        void areProtected() {
            user.tenant().client().patch("users/" + user.name(), "{\"protected\": true}");

            assertRefused(client.get(webaides), 403, "user-protected");
            assertRefused(client.get(notes + "/entries"), 403, "user-protected");
            assertRefused(client.delete(notes), 403, "user-protected");
        }

        @Test
        void seeTheirOwnInUserMode() {
            LuxSciClient own = LuxSciClient.as(user.tenant(), user.name(), WebAideUser.PASSWORD, WebAideUser.SCOPES);
            WebAideUser other = user.other();
            String path = other.first("notes");

            assertThat(data(own.get(webaides))).hasSize(5);
            long note = data(own.post(notes + "/entries", "{\"fields\": {\"Title\": \"mine\"}}"))
                    .path("entry_id")
                    .asLong();
            data(own.put(notes + "/entries/" + note, "{\"fields\": {\"Content\": \"text\"}}"));
            data(own.get(notes + "/changes"));
            assertThat(own.delete(notes + "/entries/" + note).status()).isEqualTo(200);
            assertRefused(own.get(other.webaides()), 404, "user-not-found");
            assertRefused(own.get(path + "/entries"), 404, "user-not-found");
            assertRefused(own.delete(path), 404, "user-not-found");
        }
    }
}
