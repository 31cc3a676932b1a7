package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whose containers a caller reaches, and which kinds. */
class WebAideReachIT {
    private static final String ALL_KINDS = "\"webaides.contacts:read\", \"webaides.contacts:write\","
            + " \"webaides.notes:read\", \"webaides.notes:write\", \"webaides.links:read\", \"webaides.links:write\"";

    private final Tenant tenant = Tenant.fresh();
    private final Keeper keeper = Keeper.in(tenant);
    private final String notes = keeper.first("notes");
    private final String note = keeper.noteId(notes, "one");

    private ApiClient code(String members) {
        Answer made = tenant.client().post("api-codes", """
                {"name": "%s", "enabled": true, %s}""".formatted(Tenant.unique("code "), members));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return ApiClient.as(made.json().path("secret").asText());
    }

    /** Every way to the user's notes. */
    private List<Answer> every(ApiClient client, String webaide, String entry, String user) {
        String path = "webaides/" + webaide;
        return List.of(
                client.get(path),
                client.get(path + "/entries"),
                client.get(path + "/entries/" + entry),
                client.get(path + "/changes"),
                client.get(path + "/export"),
                client.send("POST", path + "/import", "text/markdown", "# x\n"),
                client.get(path + "/imports/" + entry),
                client.get(path + "/imports/" + entry + "/items"),
                client.post(path + "/entries", Keeper.draft("x")),
                client.put(path + "/entries/" + entry, Keeper.draft("x")),
                client.patch(path + "/entries/" + entry, Keeper.draft("x")),
                client.post(path + "/entries/batch", "{\"operations\": []}"),
                client.post(path + "/entries/" + entry + "/move", "{\"webaideId\": \"" + webaide + "\"}"),
                client.delete(path + "/entries/" + entry),
                client.patch(path, "{\"name\": \"x\"}"),
                client.delete(path),
                client.get(user + "/webaides"),
                client.get(user + "/changes"),
                client.post(user + "/webaides", "{\"kind\": \"notes\", \"name\": \"x\"}"));
    }

    @Test
    void isNotThatOfProtectedUsers() {
        tenant.client().patch(keeper.user(), "{\"protected\": true}");
        ApiClient limited = tenant.codeWithout("users.protected:write");

        assertThat(every(limited, notes, note, keeper.user()))
                .allSatisfy(answer -> assertProblem(answer, 403, "user-protected"));
        assertThat(tenant.client().get(Keeper.entry(notes, note)).status()).isEqualTo(200);
    }

    @Test
    void isNotThatOfUsersWhomTheCodeProtects() {
        ApiClient limited = code("\"scopes\": [" + ALL_KINDS + "], \"protectedUsers\": [\"" + keeper.userId() + "\"]");

        assertThat(every(limited, notes, note, keeper.user()))
                .allSatisfy(answer -> assertProblem(answer, 403, "user-protected"));
    }

    @Test
    void isThatOfTheCodesDomains() {
        String domain = tenant.domain();
        String other = tenant.domain();
        String inside = tenant.user("ada@" + domain).path("id").asText();
        String outside = tenant.user("bob@" + other).path("id").asText();
        ApiClient limited = code("\"scopes\": [" + ALL_KINDS + "], \"domains\": [\"" + domain + "\"]");
        String theirs = first(outside);
        String theirNote = keeper.noteId(theirs, "theirs");

        assertThat(limited.post(Keeper.entries(first(inside)), Keeper.draft("x"))
                        .status())
                .isEqualTo(201);
        assertThat(every(limited, theirs, theirNote, "users/" + outside))
                .allSatisfy(answer -> assertProblem(answer, 403, "domain-not-allowed"));
        assertThat(every(limited, notes, note, keeper.user()))
                .allSatisfy(answer -> assertProblem(answer, 403, "domain-not-allowed"));
        tenant.client().put("domains/" + domain + "/members/" + keeper.userId(), "");
        assertThat(limited.get("webaides/" + notes).status()).isEqualTo(200);
    }

    private String first(String user) {
        return tenant.client()
                .get("users/" + user + "/webaides?kind=notes")
                .json()
                .at("/items/0/id")
                .asText();
    }

    @Nested
    class InUserMode {
        private final JsonNode ada = tenant.client().post("users", """
                        {"address": "ada@elsewhere.example", "password": "violet tram ledger 48"}""").json();
        private final ApiClient user = token();

        private ApiClient token() {
            ApiClient code = code("\"mode\": \"user\", \"scopes\": [\"access-tokens:write\", " + ALL_KINDS + "]");
            Answer token = code.post("access-tokens", """
                    {"username": "ada@elsewhere.example", "password": "violet tram ledger 48"}""");
            assertThat(token.status()).as(token.text()).isEqualTo(200);
            return ApiClient.as(token.json().path("accessToken").asText());
        }

        @Test
        void isTheUsersOwn() {
            String own = first(ada.path("id").asText());

            Answer made = user.post(Keeper.entries(own), Keeper.draft("mine"));

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            assertThat(Lists.all(user, Keeper.entries(own), 10)).hasSize(1);
            assertThat(user.get("users/ada@elsewhere.example/changes").json().path("added"))
                    .hasSize(1);
            assertThat(user.delete("webaides/" + own).status()).isEqualTo(204);
        }

        @Test
        void isNobodyElses() {
            List<Answer> answers = every(user, notes, note, keeper.user());

            assertThat(answers.subList(0, 16)).allSatisfy(answer -> assertProblem(answer, 404, "webaide-not-found"));
            assertThat(answers.subList(16, 19)).allSatisfy(answer -> assertProblem(answer, 404, "user-not-found"));
        }
    }

    @Nested
    class OfKinds {
        @Test
        void isThatOfTheScopes() {
            ApiClient reader = tenant.codeWith("webaides.notes:read");
            ApiClient writer = tenant.codeWith("webaides.notes:write");
            ApiClient other = tenant.codeWith("webaides.links:read", "webaides.links:write");

            assertThat(reader.get(Keeper.entry(notes, note)).status()).isEqualTo(200);
            assertProblem(reader.put(Keeper.entry(notes, note), Keeper.draft("x")), 403, "scope-missing");
            assertThat(writer.put(Keeper.entry(notes, note), Keeper.draft("x")).status())
                    .isEqualTo(200);
            assertProblem(writer.get(Keeper.entry(notes, note)), 403, "scope-missing");
            assertThat(every(other, notes, note, keeper.user()).subList(0, 16))
                    .allSatisfy(answer -> assertProblem(answer, 403, "scope-missing"));
            assertProblem(
                    other.post(keeper.user() + "/webaides", "{\"kind\": \"notes\", \"name\": \"x\"}"),
                    403,
                    "scope-missing");
        }
    }
}
