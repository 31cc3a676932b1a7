package org.gatehouse.users.applicationpasswords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Nodes;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Application passwords over HTTP: how they are made, what they open, and what ends what was made with them. */
class ApplicationPasswordsIT {
    private static final String OWN = "four-odd-words-together";
    private static final String NEXT = "five-even-words-apart";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String name = "ada@" + domain;
    private final String ada = user(name);
    private final String passwords = "users/" + ada + "/application-passwords";

    @Nested
    class Post {
        @Test
        void showsThePasswordOnce() {
            Answer answer = client.post(passwords, "{\"name\": \"mail on the phone\"}");

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            JsonNode made = answer.json();
            assertThat(made.path("password").asText()).matches("gateapp_[0-9A-Za-z]{49}");
            assertThat(made.path("name").asText()).isEqualTo("mail on the phone");
            assertThat(made.path("userId").asText()).isEqualTo(ada);
            assertThat(made.path("number").asLong()).isPositive();
            assertThat(made.has("expiresAt")).isFalse();
            assertThat(made.has("lastUsedAt")).isFalse();
            assertThat(client.get(answer.location()).json()).isEqualTo(withoutPassword(made));
            assertThat(list()).containsExactly(withoutPassword(made));
            assertThat(client.get("audit-events").text())
                    .doesNotContain(made.path("password").asText());
        }

        @Test
        void givesEachItsOwn() {
            JsonNode first = made("{\"name\": \"same\"}");
            JsonNode second = made("{\"name\": \"same\"}");

            assertThat(second.path("password")).isNotEqualTo(first.path("password"));
            assertThat(second.path("number")).isNotEqualTo(first.path("number"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{}", "{\"name\": \" \"}", "{\"name\": \"a\\nb\"}", "{\"name\": 1}", "{\"name\": null}"})
        void refusesOtherNames(String draft) {
            assertInvalid(client.post(passwords, draft), "/name");
        }

        @Test
        void refusesLongNames() {
            made("{\"name\": \"" + "x".repeat(200) + "\"}");
            assertInvalid(client.post(passwords, "{\"name\": \"" + "x".repeat(201) + "\"}"), "/name");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2020-01-01T00:00:00Z", "tomorrow", ""})
        void refusesOtherEnds(String end) {
            assertInvalid(client.post(passwords, "{\"name\": \"x\", \"expiresAt\": \"" + end + "\"}"), "/expiresAt");
        }

        @Test
        void refusesAPasswordOfTheClientsChoice() {
            assertInvalid(client.post(passwords, "{\"name\": \"x\", \"password\": \"" + OWN + "\"}"), "/password");
        }

        @Test
        void makesFiftyAndNoMore() {
            for (int i = 0; i < ApplicationPasswordService.MOST - 1; i++) {
                made("{\"name\": \"x\"}");
            }

            List<Answer> answers = AtOnce.call(8, number -> client.post(passwords, "{\"name\": \"x\"}"));

            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .allSatisfy(answer -> assertProblem(answer, 409, "too-many-application-passwords"));
            assertThat(list()).hasSize(50);
            client.delete(passwords + "/" + list().get(0).path("id").asText());
            made("{\"name\": \"x\"}");
        }

        @Test
        void makesOneForAnIdempotencyKeyAndShowsItAgain() {
            ApiClient once = client.with("Idempotency-Key", unique("key-"));

            JsonNode first = once.post(passwords, "{\"name\": \"x\"}").json();
            JsonNode second = once.post(passwords, "{\"name\": \"x\"}").json();

            assertThat(second).isEqualTo(first);
            assertThat(list()).hasSize(1);
        }
    }

    @Nested
    class Reach {
        @Test
        void knowsNoOthers() {
            String id = made("{\"name\": \"x\"}").path("id").asText();
            String bobs = "users/" + user("bob@" + domain) + "/application-passwords/";

            assertProblem(client.get(bobs + id), 404, "application-password-not-found");
            assertProblem(client.delete(bobs + id), 404, "application-password-not-found");
            assertProblem(client.get(passwords + "/" + UUID.randomUUID()), 404, "application-password-not-found");
            assertProblem(client.delete(passwords + "/1"), 404, "application-password-not-found");
            assertProblem(Tenant.fresh().client().delete(passwords + "/" + id), 404, "user-not-found");
            assertThat(list()).hasSize(1);
        }

        @Test
        void endsAtProtectedUsers() {
            String one = passwords + "/" + made("{\"name\": \"x\"}").path("id").asText();
            client.patch("users/" + ada, "{\"protected\": true}");
            ApiClient limited = tenant.codeWithout(Scope.USERS_PROTECTED_WRITE);

            assertProblem(limited.get(passwords), 403, "user-protected");
            assertProblem(limited.get(one), 403, "user-protected");
            assertProblem(limited.delete(one), 403, "user-protected");
            assertProblem(limited.post(passwords, "{\"name\": \"x\"}"), 403, "user-protected");
            assertThat(list()).hasSize(1);
        }

        @Test
        void endsAtTheDomainsOfTheCode() {
            ApiClient elsewhere = codeBoundTo(tenant.domain());
            ApiClient here = codeBoundTo(domain);

            assertProblem(elsewhere.get(passwords), 403, "domain-not-allowed");
            assertProblem(elsewhere.post(passwords, "{\"name\": \"x\"}"), 403, "domain-not-allowed");
            assertThat(here.post(passwords, "{\"name\": \"x\"}").status()).isEqualTo(201);
        }

        @Test
        void needsScopesThatNoOtherImplies() {
            ApiClient reader = tenant.codeWith(Scope.APPLICATION_PASSWORDS_READ);
            ApiClient others = tenant.codeWithout(Scope.APPLICATION_PASSWORDS_READ, Scope.APPLICATION_PASSWORDS_WRITE);

            assertThat(reader.get(passwords).status()).isEqualTo(200);
            assertProblem(reader.post(passwords, "{\"name\": \"x\"}"), 403, "scope-missing");
            assertProblem(others.get(passwords), 403, "scope-missing");
            assertProblem(others.post(passwords, "{\"name\": \"x\"}"), 403, "scope-missing");
        }

        private ApiClient codeBoundTo(String name) {
            Answer code = client.post("api-codes", """
                    {"name": "bound", "enabled": true, "domains": ["%s"],
                     "scopes": ["application-passwords:read", "application-passwords:write"]}""".formatted(name));
            return ApiClient.as(code.json().path("secret").asText());
        }
    }

    @Nested
    class UserMode {
        @Test
        void makesShowsAndDeletesTheOwn() {
            ApiClient self = holder(logIn(OWN));

            Answer made = self.post(passwords, "{\"name\": \"x\"}");
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            assertThat(self.get(passwords).json().path("items")).hasSize(1);
            assertThat(self.get(made.location()).status()).isEqualTo(200);
            assertThat(self.delete(made.location()).status()).isEqualTo(204);
            assertThat(list()).isEmpty();
        }

        @Test
        void knowsNobodyElses() {
            String bobs = "users/" + user("bob@" + domain) + "/application-passwords";
            ApiClient self = holder(logIn(OWN));

            assertProblem(self.get(bobs), 404, "user-not-found");
            assertProblem(self.post(bobs, "{\"name\": \"x\"}"), 404, "user-not-found");
            assertProblem(self.delete(bobs + "/" + UUID.randomUUID()), 404, "user-not-found");
        }
    }

    @Nested
    class Logins {
        private final JsonNode made = made("{\"name\": \"mail\"}");
        private final String secret = made.path("password").asText();
        private final String one = passwords + "/" + made.path("id").asText();

        @Test
        void openWhatTheUsersOwnPasswordOpens() {
            Answer token = logIn(secret);

            assertThat(token.status()).as(token.text()).isEqualTo(200);
            assertThat(holder(token).get("users/" + ada).status()).isEqualTo(200);
            assertProblem(holder(token).get("users/" + user("bob@" + domain)), 404, "user-not-found");
            assertProblem(holder(token).get("domains"), 403, "not-in-user-mode");
            assertThat(logIn(OWN).status()).isEqualTo(200);
        }

        @Test
        void areNoted() {
            Instant before = Instant.now().minusSeconds(1);
            logIn(OWN);
            assertThat(client.get(one).json().has("lastUsedAt")).isFalse();

            logIn(secret);

            assertThat(Instant.parse(client.get(one).json().path("lastUsedAt").asText()))
                    .isAfter(before);
        }

        @Test
        void areForItsOwnUserOnly() {
            user("bob@" + domain);

            assertProblem(logIn("bob@" + domain, secret), 401, "credentials-wrong");
            assertProblem(logIn("nobody@" + domain, secret), 401, "credentials-wrong");
        }

        @Test
        void areForItsOwnOrganizationOnly() {
            Tenant other = Tenant.fresh();
            other.client().post("users", """
                    {"username": "%s", "address": "%1$s", "mailbox": false, "password": "%s"}""".formatted(name, OWN));

            assertThat(other.client()
                            .post("access-tokens", credentials(name, OWN))
                            .status())
                    .isEqualTo(200);
            assertProblem(other.client().post("access-tokens", credentials(name, secret)), 401, "credentials-wrong");
        }

        @Test
        void workForUsersWithoutAPasswordOfTheirOwn() {
            String carol = tenant.user("carol@" + domain).path("id").asText();
            String carols = client.post("users/" + carol + "/application-passwords", "{\"name\": \"x\"}")
                    .json()
                    .path("password")
                    .asText();

            ApiClient token = holder(logIn("carol@" + domain, carols));
            assertThat(token.get("users/" + carol).status()).isEqualTo(200);

            client.put("users/" + carol + "/password", "{\"password\": \"" + OWN + "\"}");
            assertEnded(token, carol);
        }

        @Test
        void needNoSecondFactor() {
            client.post("users/" + ada + "/bypass-codes", "{}");
            assertProblem(logIn(OWN), 401, "second-factor-needed");
            assertThat(logIn(secret).status()).isEqualTo(200);

            client.patch("organization/second-factor", "{\"required\": \"everybody\"}");
            assertThat(logIn(secret).status()).isEqualTo(200);
        }

        @Test
        void areRefusedByCodesThatDoNotReachTheUser() {
            Answer code = client.post("api-codes", """
                    {"name": "x", "enabled": true, "scopes": ["access-tokens:write"], "protectedUsers": ["%s"]}""".formatted(ada));

            assertProblem(holder(code).post("access-tokens", credentials(name, secret)), 403, "user-protected");
        }

        @Test
        void openNoDoorOfTheirOwn() {
            assertProblem(ApiClient.as(secret).get("users/" + ada), 401, "credentials-wrong");
            assertProblem(client.get("users?key=" + secret), 400, "credentials-in-query");
        }

        /** Else whoever finds one keeps what it opens, or gets more. */
        @Test
        void makeNothingThatOutlivesThePassword() {
            ApiClient token = holder(logIn(secret));

            assertProblem(token.post(passwords, "{\"name\": \"another\"}"), 403, "own-password-needed");
            assertProblem(token.send("POST", "users/" + ada + "/otp"), 403, "own-password-needed");
            assertProblem(
                    token.post("users/" + ada + "/otp/confirm", "{\"code\": \"123456\"}"), 403, "own-password-needed");
            assertProblem(token.delete("users/" + ada + "/otp"), 403, "own-password-needed");
            assertThat(list()).hasSize(1);
        }

        @Test
        void setNoOwnPassword() {
            ApiClient token = holder(logIn(secret));
            String path = "users/" + ada + "/password";

            assertInvalid(token.put(path, "{\"password\": \"" + NEXT + "\"}"), "/current");
            assertProblem(token.put(path, change(secret)), 401, "credentials-wrong");
            assertProblem(client.put(path, change(secret)), 401, "credentials-wrong");
            assertThat(logIn(OWN).status()).isEqualTo(200);

            assertThat(token.put(path, change(OWN)).status()).isEqualTo(204);
            assertThat(logIn(NEXT).status()).isEqualTo(200);
        }

        /** Else whoever finds one stops all other programs of the user. */
        @Test
        void endNoOthers() {
            String other =
                    passwords + "/" + made("{\"name\": \"other\"}").path("id").asText();

            assertProblem(holder(logIn(secret)).delete(other), 403, "own-password-needed");
            assertThat(client.get(other).status()).isEqualTo(200);

            assertThat(holder(logIn(OWN)).delete(other).status()).isEqualTo(204);
        }

        @Test
        void mayEndThemselves() {
            ApiClient token = holder(logIn(secret));

            assertThat(token.delete(one).status()).isEqualTo(204);

            assertEnded(token, ada);
            assertProblem(logIn(secret), 401, "credentials-wrong");
        }

        /** Each kind for itself: else whoever has one could have wrong guesses at the other forgiven. */
        @Test
        void areSlowedDownAfterWrongOnes() {
            String wrong = ApplicationSecret.generate().text();
            Answer last = logIn(wrong);
            for (int i = 0; i < 10 && last.status() == 401; i++) {
                last = logIn(wrong);
            }

            assertProblem(last, 429, "login-delayed");
            assertProblem(logIn(secret), 429, "login-delayed");
            assertThat(logIn(OWN).status()).isEqualTo(200);
        }

        @Test
        void forgiveNoGuessesAtTheOwnPassword() {
            Answer last = null;
            for (int i = 0; i < 10 && (last == null || last.status() == 401); i++) {
                assertThat(logIn(secret).status()).isEqualTo(200);
                last = logIn("wrong");
            }

            assertProblem(last, 429, "login-delayed");
        }

        private String change(String current) {
            return "{\"password\": \"" + NEXT + "\", \"current\": \"" + current + "\"}";
        }
    }

    @Nested
    class Ends {
        private final JsonNode made = made("{\"name\": \"mail\"}");
        private final String secret = made.path("password").asText();
        private final ApiClient token = holder(logIn(secret));

        @Test
        void whenItIsDeleted() {
            ApiClient other =
                    holder(logIn(made("{\"name\": \"other\"}").path("password").asText()));
            ApiClient own = holder(logIn(OWN));
            assertThat(token.get("users/" + ada).status()).isEqualTo(200);

            assertThat(client.delete(passwords + "/" + made.path("id").asText()).status())
                    .isEqualTo(204);

            assertEnded(token, ada);
            assertProblem(logIn(secret), 401, "credentials-wrong");
            assertThat(other.get("users/" + ada).status()).isEqualTo(200);
            assertThat(own.get("users/" + ada).status()).isEqualTo(200);
        }

        @Test
        void atItsTime() {
            Instant end = Instant.now().plusSeconds(6);
            JsonNode ending = made("{\"name\": \"x\", \"expiresAt\": \"" + end + "\"}");
            Answer answer = logIn(ending.path("password").asText());
            ApiClient brief = holder(answer);
            assertThat(answer.json().path("expiresIn").asInt()).isLessThanOrEqualTo(6);
            assertThat(brief.get("users/" + ada).status()).isEqualTo(200);
            assertThat(list()).hasSize(2);

            Waiting.until(
                    () -> brief.get("users/" + ada).status() == 401,
                    Duration.ofSeconds(20),
                    () -> "it counts for ever");

            assertThat(Instant.now()).isAfter(end);
            assertProblem(logIn(ending.path("password").asText()), 401, "credentials-wrong");
            assertThat(list()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"disabled", "deleted", "another password", "all tokens revoked"})
        void withWhatItsUserHas(String fate) {
            switch (fate) {
                case "disabled" -> client.patch("users/" + ada, "{\"status\": \"disabled\"}");
                case "deleted" -> client.delete("users/" + ada);
                case "another password" -> client.put("users/" + ada + "/password", "{\"password\": \"" + NEXT + "\"}");
                default -> client.delete("access-tokens?user=" + ada);
            }

            assertEnded(token, ada);
            assertThat(logIn(secret).status()).isEqualTo(fate.equals("disabled") || fate.equals("deleted") ? 401 : 200);
        }

        @Test
        void andStandsInTheTrailWithTheUser() {
            client.delete(passwords + "/" + made.path("id").asText());

            JsonNode rows = client.get("audit-events?target=" + ada).json().path("items");
            assertThat(rows.findValuesAsText("action"))
                    .startsWith("application-password.delete", "application-password.create");
            assertThat(rows.get(0).path("detail").asText())
                    .contains(made.path("id").asText(), "mail");
        }
    }

    @Nested
    @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql")
    class OnTwoNodes {
        @Test
        void endWhatTheyMadeAtOnce() {
            String secret = made("{\"name\": \"mail\"}").path("password").asText();
            ApiClient there = Nodes.callers(
                            logIn(secret).json().path("accessToken").asText())
                    .get(1);
            assertThat(there.get("users/" + ada).status()).isEqualTo(200);

            client.delete(passwords + "/" + list().get(0).path("id").asText());

            assertEnded(there, ada);
        }
    }

    private String user(String address) {
        Answer made = client.post("users", """
                {"address": "%s", "password": "%s"}""".formatted(address, OWN));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private JsonNode made(String draft) {
        Answer answer = client.post(passwords, draft);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode list() {
        return client.get(passwords).json().path("items");
    }

    private Answer logIn(String password) {
        return logIn(name, password);
    }

    private Answer logIn(String username, String password) {
        return client.post("access-tokens", credentials(username, password));
    }

    private static String credentials(String username, String password) {
        return """
                {"username": "%s", "password": "%s"}""".formatted(username, password);
    }

    /** Of the secret or the token. */
    private static ApiClient holder(Answer made) {
        assertThat(made.status()).as(made.text()).isIn(200, 201);
        return ApiClient.as(made.json()
                .path(made.json().has("secret") ? "secret" : "accessToken")
                .asText());
    }

    private static void assertEnded(ApiClient token, String user) {
        assertProblem(token.get("users/" + user), 401, "credentials-wrong");
    }

    private static JsonNode withoutPassword(JsonNode made) {
        return ((ObjectNode) made.deepCopy()).without("password");
    }
}
