package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.OpenApiDocument;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user's own access token reaches: that user, whatever ids are in the path. */
class UserModeIT {
    private static final String PASSWORD = "four-odd-words-together";
    private static final String NEXT = "five-even-words-apart";
    private static final Set<String> OPEN_TO_USERS = Set.of(
            "listUsers",
            "getUser",
            "patchUser",
            "getProfile",
            "replaceProfile",
            "patchProfile",
            "getPreferences",
            "replacePreferences",
            "patchPreferences",
            "setPassword",
            "listApplicationPasswords",
            "createApplicationPassword",
            "getApplicationPassword",
            "deleteApplicationPassword",
            "createAccessToken",
            "revokeAccessToken",
            "listWebAides",
            "createWebAide",
            "getWebAide",
            "patchWebAide",
            "deleteWebAide",
            "getWebAideChanges",
            "getUserChanges",
            "listEntries",
            "createEntry",
            "batchEntries",
            "getEntry",
            "putEntry",
            "patchEntry",
            "deleteEntry",
            "moveEntry",
            "exportWebAide",
            "importEntries",
            "getImport",
            "listImportItems",
            "getAuthenticatorApp",
            "beginAuthenticatorApp",
            "confirmAuthenticatorApp",
            "deleteAuthenticatorApp",
            "getQuota",
            "getUsage",
            "listUsagePeriods",
            "listIpAllocations",
            "getIpAllocation",
            "listFromAddresses",
            "getFromAddress");

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final String domain = tenant.domain();
    private final String ada = user("ada@" + domain);
    private final String bob = user("bob@" + domain);
    private final Answer code = code("");
    private final ApiClient token = login(code, "ada@" + domain, PASSWORD);

    @Nested
    class Others {
        @Test
        void areNotThereWhateverIdsAreInThePath() {
            for (String other : new String[] {bob, "bob@" + domain, "nobody@" + domain, tenant.id()}) {
                String path = "users/" + other;
                Answer get = token.get(path);
                assertProblem(get, 404, "user-not-found");
                assertThat(get.text()).isEqualTo(token.get("users/nobody").text());
                assertProblem(token.patch(path, "{\"displayName\": \"Mallory\"}"), 404, "user-not-found");
                assertProblem(token.get(path + "/profile"), 404, "user-not-found");
                assertProblem(token.put(path + "/profile", "{}"), 404, "user-not-found");
                assertProblem(token.patch(path + "/profile", "{}"), 404, "user-not-found");
                assertProblem(token.get(path + "/preferences"), 404, "user-not-found");
                assertProblem(token.put(path + "/preferences", "{}"), 404, "user-not-found");
                assertProblem(token.patch(path + "/preferences", "{}"), 404, "user-not-found");
                assertProblem(token.put(path + "/password", password(NEXT, PASSWORD)), 404, "user-not-found");
            }
            assertThat(owner.get("users/" + bob).json().has("displayName")).isFalse();
        }

        /** Else their flag would tell that they are there. */
        @Test
        void areNotThereWhenTheyAreProtectedEither() {
            owner.patch("users/" + bob, "{\"protected\": true}");
            Answer weak = code("", "users:read", "access-tokens:write");

            assertProblem(login(weak, "ada@" + domain, PASSWORD).get("users/" + bob), 404, "user-not-found");
        }

        @ParameterizedTest
        @ValueSource(strings = {"users", "users?sort=created", "users?q=" + "example", "users?status=enabled"})
        void areNotInLists(String path) {
            assertThat(Lists.texts(token, path, "id")).containsExactly(ada);
        }

        @Test
        void areNotInListsOfADomain() {
            assertThat(Lists.texts(token, "users?domain=" + domain, "id")).containsExactly(ada);
            assertThat(Lists.texts(token, "users?domain=" + tenant.domain(), "id"))
                    .isEmpty();
            assertThat(Lists.texts(token, "users?q=bob", "id")).isEmpty();
        }

        /** Else a list would tell which domains the organization has. */
        @Test
        void areNowhereInAnyDomainWhetherThereIsOneOrNot() {
            String there = tenant.domain();
            ApiClient bound = login(code("\"domains\": [\"" + domain + "\"]"), "ada@" + domain, PASSWORD);
            for (ApiClient client : new ApiClient[] {token, bound}) {
                Answer empty = client.get("users?domain=" + there);
                assertThat(empty.json().path("items")).isEmpty();
                for (String none : new String[] {"none.example", Tenant.fresh().domain(), tenant.id(), "no%20name"}) {
                    Answer answer = client.get("users?domain=" + none);
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.text()).isEqualTo(empty.text());
                }
            }
        }
    }

    @Nested
    class OwnData {
        @Test
        void isReadAndWritten() {
            for (String path : new String[] {"users/" + ada, "users/ada@" + domain}) {
                assertThat(token.get(path).json().path("id").asText()).isEqualTo(ada);
                assertThat(token.patch(path, "{\"displayName\": \"Ada\"}").status())
                        .isEqualTo(200);
                for (String document : new String[] {path + "/profile", path + "/preferences"}) {
                    assertThat(token.get(document).status()).isEqualTo(200);
                    assertThat(token.put(document, "{}").status()).isEqualTo(200);
                    assertThat(token.patch(document, "{}").status()).isEqualTo(200);
                }
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"status\": \"disabled\"",
                    "\"status\": \"enabled\"",
                    "\"protected\": true",
                    "\"protected\": false",
                    "\"address\": \"ada@elsewhere.example\"",
                    "\"address\": null",
                    "\"mailbox\": false",
                    "\"mailbox\": true",
                    "\"username\": \"countess\""
                })
        void isNotAllForTheUserToSet(String member) {
            Answer answer = token.patch("users/" + ada, "{\"displayName\": \"Ada\", " + member + "}");

            assertProblem(answer, 403, "not-in-user-mode");
            assertThat(answer.json().findValuesAsText("pointer"))
                    .containsExactly("/" + member.substring(1, member.indexOf('"', 1)));
            assertThat(owner.get("users/" + ada).json().has("displayName")).isFalse();
        }

        /** A free address of the organization would make its holder look like somebody else. */
        @Test
        void isNoPlaceToFindOutOrTakeWhatIsFree() {
            for (String member : new String[] {"username", "address"}) {
                Answer taken = token.patch("users/" + ada, "{\"" + member + "\": \"bob@" + domain + "\"}");
                Answer free = token.patch("users/" + ada, "{\"" + member + "\": \"billing@" + domain + "\"}");

                assertProblem(taken, 403, "not-in-user-mode");
                assertThat(taken.text()).isEqualTo(free.text());
            }
            assertThat(owner.get("users/" + ada).json().path("address").asText())
                    .isEqualTo("ada@" + domain);
        }

        @Test
        void needsTheScopesAsEverywhere() {
            ApiClient reader = login(code("", "users:read", "access-tokens:write"), "ada@" + domain, PASSWORD);

            assertThat(reader.get("users/" + ada).status()).isEqualTo(200);
            assertProblem(reader.patch("users/" + ada, "{}"), 403, "scope-missing");
            assertProblem(reader.put("users/" + ada + "/password", password(NEXT, PASSWORD)), 403, "scope-missing");
        }
    }

    @Nested
    class Passwords {
        private final String path = "users/" + ada + "/password";

        @Test
        void areSetByWhoKnowsThePresentOne() {
            assertThat(token.put(path, password(NEXT, PASSWORD)).status()).isEqualTo(204);

            assertProblem(token.get("users/" + ada), 401, "credentials-wrong"); // its password was another
            assertThat(login(code, "ada@" + domain, NEXT).get("users/" + ada).status())
                    .isEqualTo(200);
        }

        @Test
        void areAuditedWithTheUserWhoSetThem() {
            token.put(path, password(NEXT, PASSWORD));
            owner.put(path, "{\"password\": \"" + PASSWORD + "\"}");

            JsonNode rows = owner.get("audit-events?action=user.password&target=" + ada)
                    .json()
                    .path("items");
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).has("userId")).isFalse();
            assertThat(rows.get(1).path("userId").asText()).isEqualTo(ada);
            assertThat(rows.get(1).path("actorId").asText())
                    .isEqualTo(code.json().path("id").asText());
        }

        @Test
        void areNotSetWithoutIt() {
            assertInvalid(token.put(path, "{\"password\": \"" + NEXT + "\"}"), "/current");
            assertProblem(token.put(path, password(NEXT, "wrong")), 401, "credentials-wrong");
            assertProblem(token.put(path, password("aaaaaaaa", "wrong")), 401, "credentials-wrong");
            assertProblem(token.put(path, password("aaaaaaaa", PASSWORD)), 400, "password-refused");
            assertThat(token.get("users/" + ada).status()).isEqualTo(200);
        }

        @Test
        void areNotGuessedFast() {
            Answer last = null;
            for (int i = 0; i < 10 && (last == null || last.status() == 401); i++) {
                last = token.put(path, password(NEXT, "wrong"));
            }

            assertProblem(last, 429, "login-delayed");
            assertProblem(token.put(path, password(NEXT, PASSWORD)), 429, "login-delayed");
        }

        /** Else anybody who guesses at a webmail would keep all its users out. */
        @Test
        void areGuessedFromTheNetworkThatAProgramForManyNames() {
            Answer last = null;
            for (int i = 0; i < 10 && (last == null || last.status() == 401); i++) {
                last = from("192.0.2.7", "wrong");
            }

            assertProblem(last, 429, "login-delayed");
            assertProblem(from("192.0.2.8", PASSWORD), 429, "login-delayed");
            assertThat(from("198.51.100.7", PASSWORD).status()).isEqualTo(200);
            assertThat(asked(code, "ada@" + domain, PASSWORD).status()).isEqualTo(200);
        }

        private Answer from(String address, String password) {
            return ApiClient.as(code.json().path("secret").asText())
                    .post("access-tokens", """
                    {"username": "ada@%s", "password": "%s", "clientAddress": "%s"}""".formatted(domain, password, address));
        }

        /** Nobody has judged the password behind it. */
        @Test
        void areNotSetByAHash() {
            assertProblem(token.put(path, """
                    {"hash": "$1$gatehous$fa2upKJY1eKRzws3xHidG.", "current": "%s"}""".formatted(PASSWORD)), 403, "not-in-user-mode");
        }

        @Test
        void needThePresentOneOfAnAdministratorOnlyIfItIsSent() {
            assertProblem(owner.put(path, password(NEXT, "wrong")), 401, "credentials-wrong");
            assertThat(owner.put(path, password(NEXT, PASSWORD)).status()).isEqualTo(204);
            assertThat(owner.put(path, "{\"password\": \"" + PASSWORD + "\"}").status())
                    .isEqualTo(204);
        }
    }

    /** Made from the document, so that a new operation is closed to users until somebody opens it here. */
    @Test
    void allOtherOperationsAreClosed() {
        int closed = 0;
        for (OpenApiDocument.Operation operation : OpenApiDocument.operations()) {
            if (!operation.json().has("security") && !OPEN_TO_USERS.contains(operation.id())) {
                String path = operation.path().replaceAll("\\{[^}]*}", ada);
                JsonNode body = operation.json().path("requestBody").path("content");
                Answer answer = body.isEmpty()
                        ? token.send(operation.method(), path)
                        : token.send(operation.method(), path, body.fieldNames().next(), "{}");

                assertProblem(answer, 403, "not-in-user-mode");
                closed++;
            }
        }
        assertThat(closed).isGreaterThan(20);
    }

    @Nested
    class CodesOfThisMode {
        private final Answer ofUsers = code("\"mode\": \"user\"");

        @Test
        void doNothingAloneButGetTokens() {
            ApiClient alone = ApiClient.as(ofUsers.json().path("secret").asText());

            assertProblem(alone.get("users"), 403, "user-needed");
            assertProblem(alone.get("users/" + ada), 403, "user-needed");
            assertProblem(alone.get("domains"), 403, "not-in-user-mode");
            assertInvalid(alone.post("access-tokens", "{}"), "/username");
            ApiClient user = login(ofUsers, "ada@" + domain, PASSWORD);
            assertThat(user.get("users/" + ada).status()).isEqualTo(200);
            assertProblem(user.get("users/" + bob), 404, "user-not-found");
        }

        @Test
        void areToldSoByDryRuns() {
            assertThat(dryRun("\"operation\": \"getUser\"")).isEqualTo("/problems/user-needed");
            assertThat(dryRun("\"operation\": \"getUser\", \"user\": \"" + ada + "\""))
                    .isEmpty();
            assertThat(dryRun("\"operation\": \"listDomains\"")).isEqualTo("/problems/not-in-user-mode");
            assertThat(dryRun("\"operation\": \"createAccessToken\"")).isEmpty();
        }

        /** The type of the refusal, if there is one. */
        private String dryRun(String asked) {
            Answer dry = owner.post(ofUsers.location() + "/check", "{" + asked + ", \"address\": \"127.0.0.1\"}");
            assertThat(dry.status()).as(dry.text()).isEqualTo(200);
            JsonNode problem = dry.json().findValue("problem");
            return problem == null ? "" : problem.path("type").asText();
        }

        @Test
        void endWhatWasMadeInTheOtherMode() {
            Answer changing = code("");
            String made = ApiClient.as(changing.json().path("secret").asText())
                    .post("access-tokens", "{}")
                    .json()
                    .path("accessToken")
                    .asText();
            assertThat(ApiClient.as(made).get("domains").status()).isEqualTo(200);

            assertThat(owner.patch(changing.location(), "{\"mode\": \"user\"}").status())
                    .isEqualTo(200);

            assertProblem(ApiClient.as(made).get("domains"), 403, "not-in-user-mode");
            assertProblem(ApiClient.as(made).get("users"), 403, "user-needed");
        }

        @Test
        void areTurnedIntoTheOtherByWhoeverMayMakeThem() {
            Answer weak = code("", "api-codes:read", "api-codes:write");
            ApiClient weakling = ApiClient.as(weak.json().path("secret").asText());

            assertProblem(weakling.patch(ofUsers.location(), "{\"mode\": \"administrative\"}"), 403, "scope-not-held");
            assertThat(owner.patch(ofUsers.location(), "{\"mode\": \"administrative\"}")
                            .json()
                            .path("mode")
                            .asText())
                    .isEqualTo("administrative");
        }
    }

    @Nested
    class OutOfReachOfTheCode {
        @Test
        void isAUserThatItProtects() {
            Answer protecting = code("\"protectedUsers\": [\"" + ada + "\"]");

            assertProblem(asked(protecting, "ada@" + domain, PASSWORD), 403, "user-protected");
            assertProblem(asked(protecting, "ada@" + domain, "wrong"), 401, "credentials-wrong");
            assertThat(asked(protecting, "bob@" + domain, PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void isAUserOfAnotherDomain() {
            Answer elsewhere = code("\"domains\": [\"" + tenant.domain() + "\"]");
            Answer here = code("\"domains\": [\"" + domain + "\"]");

            assertProblem(asked(elsewhere, "ada@" + domain, PASSWORD), 403, "domain-not-allowed");
            assertThat(Lists.texts(login(here, "ada@" + domain, PASSWORD), "users", "id"))
                    .containsExactly(ada);
        }

        @Test
        void isAUserFromTheVeryNextRequestOn() {
            assertThat(token.get("users/" + ada).status()).isEqualTo(200);
            owner.patch(code.location(), "{\"domains\": [\"" + tenant.domain() + "\"]}");
            assertProblem(token.get("users/" + ada), 403, "domain-not-allowed");
            assertThat(Lists.all(token, "users", 10)).isEmpty();

            owner.patch(code.location(), "{\"domains\": [], \"protectedUsers\": [\"" + ada + "\"]}");
            assertProblem(token.get("users/" + ada), 401, "credentials-wrong");
        }

        @Test
        void isAProtectedUserWithoutTheScope() {
            ApiClient weak = login(code("", "users:read", "access-tokens:write"), "ada@" + domain, PASSWORD);
            owner.patch("users/" + ada, "{\"protected\": true}");

            assertProblem(weak.get("users/" + ada), 401, "credentials-wrong");
            assertThat(token.get("users/" + ada).status()).isEqualTo(200);
        }
    }

    private String user(String address) {
        return owner.post("users", "{\"address\": \"" + address + "\", \"password\": \"" + PASSWORD + "\"}")
                .json()
                .path("id")
                .asText();
    }

    /** With every scope of a tenant, unless some are named, and these members. */
    private Answer code(String members, String... scopes) {
        String named = (scopes.length > 0 ? List.of(scopes) : Lists.texts(owner, "scopes", "name"))
                .stream()
                        .filter(scope -> !scope.startsWith("organizations:") && !scope.startsWith("signing-keys:"))
                        .map(scope -> "\"" + scope + "\"")
                        .collect(Collectors.joining(","));
        Answer made = owner.post(
                "api-codes",
                "{\"name\": \"code\", \"enabled\": true, " + (members.isEmpty() ? "" : members + ", ") + "\"scopes\": ["
                        + named + "]}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    private static Answer asked(Answer code, String username, String password) {
        return ApiClient.as(code.json().path("secret").asText())
                .post("access-tokens", """
                {"username": "%s", "password": "%s"}""".formatted(username, password));
    }

    private static ApiClient login(Answer code, String username, String password) {
        Answer answer = asked(code, username, password);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return ApiClient.as(answer.json().path("accessToken").asText());
    }

    private static String password(String next, String current) {
        return "{\"password\": \"" + next + "\", \"current\": \"" + current + "\"}";
    }
}
