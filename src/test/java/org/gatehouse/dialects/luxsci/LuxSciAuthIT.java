package org.gatehouse.dialects.luxsci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.code;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;
import static org.gatehouse.dialects.luxsci.LuxSciClient.date;
import static org.gatehouse.dialects.luxsci.LuxSciClient.ofCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.TunedServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions: how they begin, and that {@code DELETE /auth} ends them. */
class LuxSciAuthIT {
    private static final String PASSWORD = "four-odd-words-together";
    private static final String[] SCOPES = {"users:read", "users:write"};

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final String ada = user();
    private final String profile = "/user/" + ada + "/profile";

    @Nested
    class OfACodeAlone {
        private final JsonNode code = code(tenant, "administrative", SCOPES);
        private final LuxSciClient client = ofCode(code);

        @Test
        void begins() {
            Answer answer = client.login(date());

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().path("success").isInt()).isTrue();
            assertThat(answer.json().path("auth").asText()).matches("[0-9]+-[0-9]{10}-[0-9a-f]{64}");
            assertThat(answer.json().has("data")).isFalse();
            data(client.inSession(answer.json().path("auth").asText()).get(profile));
        }

        @Test
        void beginsWithADateInTextAndASignatureInCapitals() {
            String date = date();
            String signature =
                    client.mac(code.path("token").asText() + "\n" + date + "\n").toUpperCase(Locale.ROOT);

            assertThat(client.login("""
                            {"token": "%s", "date": "%s", "signature": "%s", "version": 1}""".formatted(code.path("token").asText(), date, signature)
                                    .getBytes(UTF_8))
                            .status())
                    .isEqualTo(201);
        }

        /** The same request twice is two sessions, of no use without the secret. */
        @Test
        void beginsAgainWithTheSameLogin() {
            String date = date();
            String first = client.login(date).json().path("auth").asText();
            String second = client.login(date).json().path("auth").asText();

            assertThat(first).isNotEqualTo(second);
            data(client.inSession(first).get(profile));
            data(client.inSession(second).get(profile));
            assertRefused(client.inSession(second).signingWith("x").get(profile), 401, "credentials-wrong");
        }

        @ParameterizedTest
        @CsvSource({"-290, 201", "290, 201", "-310, 401", "310, 401", "100000000, 401"})
        void needsAClockThatIsAboutRight(long seconds, int status) {
            Answer answer = client.login(
                    String.valueOf(Instant.now().plusSeconds(seconds).getEpochSecond()));

            assertThat(answer.status()).isEqualTo(status);
            if (status == 401) {
                assertRefused(answer, 401, "credentials-wrong");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"token\": \"x\", \"date\": 1700000000}",
                    "{\"token\": \"x\", \"signature\": \"00\"}",
                    "{\"date\": 1700000000, \"signature\": \"00\"}",
                    "{\"token\": \"x\", \"date\": -1, \"signature\": \"00\"}",
                    "{\"token\": \"x\", \"date\": 1.5, \"signature\": \"00\"}",
                    "{\"token\": \"x\", \"date\": \"now\", \"signature\": \"00\"}",
                    "{\"token\": \"x\", \"date\": 99999999999999999999, \"signature\": \"00\"}",
                    "{\"token\": [], \"date\": 1700000000, \"signature\": \"00\"}",
                    "[]",
                    "7"
                })
        void tellsWhatIsWrongWithALogin(String login) {
            assertRefused(client.login(login.getBytes(UTF_8)), 400, "invalid-body");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{", "a=b", "{}x"})
        void wantsJson(String login) {
            assertRefused(client.login(login.getBytes(UTF_8)), 400, "malformed-json");
        }

        /** Nobody is known yet. */
        @Test
        void needsNoLongBody() {
            assertRefused(
                    client.login(("{\"token\": \"" + "x".repeat(8192) + "\"}").getBytes(UTF_8)), 413, "body-too-large");
        }

        @Test
        void wantsUtf8() {
            assertRefused(client.login(new byte[] {'{', '"', (byte) 0xe4, '"', ':', '1', '}'}), 400, "malformed-json");
        }

        @Test
        void doesNotBeginForSomebodyElse() {
            assertRefused(client.signingWith("another").login(date()), 401, "credentials-wrong");
            assertRefused(
                    LuxSciClient.of("00".repeat(16), code.path("secret").asText())
                            .login(date()),
                    401,
                    "credentials-wrong");
            assertRefused(LuxSciClient.of("no token", "x").login(date()), 401, "credentials-wrong");
        }

        @Test
        void doesNotBeginWithACodeForOtherDoors() {
            ObjectNode draft = draft("v1");
            JsonNode other = LuxSciClient.made(owner, draft);
            String token = other.path("id").asText().replace("-", "");

            assertRefused(
                    LuxSciClient.of(token, other.path("secret").asText()).login(date()), 401, "credentials-wrong");
        }

        @Test
        void takesNoNoticeOfACookieThatHasEnded() {
            String auth = client.loggedIn().auth();
            client.inSession(auth).delete("/auth");
            String date = date();
            String signature = client.mac(code.path("token").asText() + "\n" + date + "\n");

            Answer answer = client.inSession(auth)
                    .send(
                            "POST",
                            LuxSciClient.BASE + "/auth",
                            """
                            {"token": "%s", "date": %s, "signature": "%s"}""".formatted(code.path("token").asText(), date, signature)
                                    .getBytes(UTF_8),
                            client.inSession(auth).cookie("00"));

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }

        @Test
        void beginsTwentyAtOnce() {
            List<String> users = IntStream.range(0, 20).mapToObj(i -> user()).toList();
            List<String> auths = AtOnce.call(20, number -> {
                LuxSciClient own = client.loggedIn();
                String path = "/user/" + users.get(number) + "/profile";
                for (int i = 0; i < 5; i++) {
                    data(own.put(path, "{\"custom1\": \"" + number + " " + i + "\"}"));
                    assertThat(data(own.get(path)).path("custom1").asText()).isEqualTo(number + " " + i);
                }
                return own.auth();
            });

            assertThat(auths).doesNotHaveDuplicates();
        }
    }

    @Nested
    class OfAUser {
        private final JsonNode code = code(tenant, "user", SCOPES);
        private final LuxSciClient client = ofCode(code);

        @Test
        void beginsAndReachesThatUserOnly() {
            LuxSciClient session = client.loggedIn(ada, PASSWORD);

            assertThat(data(session.get(profile)).path("user").asText()).isEqualTo(ada);
            assertRefused(session.get("/user/" + user() + "/profile"), 404, "user-not-found");
            assertRefused(session.get("/account/" + LuxSciClient.account(tenant) + "/users"), 403, "not-in-user-mode");
        }

        @Test
        void beginsWithAnAdministrativeCodeToo() {
            LuxSciClient session =
                    ofCode(code(tenant, "administrative", SCOPES)).loggedIn(ada, PASSWORD);

            data(session.get(profile));
            assertRefused(session.get("/user/" + user() + "/profile"), 404, "user-not-found");
        }

        @Test
        void needsTheUser() {
            assertRefused(client.login(date()), 403, "user-needed");
        }

        /** Nobody learns whether there is such a user. */
        @Test
        void needsTheRightPassword() {
            String wrong = client.login(date(), ada, "five-odd-words-together").text();
            String unknown = client.login(date(), Tenant.unique("nobody") + "@example.com", PASSWORD)
                    .text();
            Answer impossible = client.login(date(), ada, "x".repeat(1000));

            assertRefused(client.login(date(), ada, PASSWORD + " "), 401, "credentials-wrong");
            assertRefused(impossible, 401, "credentials-wrong");
            assertThat(wrong).isEqualTo(unknown);
        }

        @Test
        void needsTheSecretBesides() {
            assertRefused(client.signingWith("another").login(date(), ada, PASSWORD), 401, "credentials-wrong");
        }

        @Test
        void isNotForDisabledUsers() {
            owner.patch("users/" + ada, "{\"status\": \"disabled\"}");

            assertRefused(client.login(date(), ada, PASSWORD), 401, "credentials-wrong");
        }

        @Test
        void isNotForProtectedUsers() {
            owner.patch("users/" + ada, "{\"protected\": true}");

            assertRefused(client.login(date(), ada, PASSWORD), 403, "user-protected");
        }

        @Test
        void isNotForUsersOfOthers() {
            Tenant stranger = Tenant.fresh();

            assertRefused(
                    ofCode(code(stranger, "user", SCOPES)).login(date(), ada, PASSWORD), 401, "credentials-wrong");
        }

        @Test
        void asksForASecondFactorWhereTheUserMustShowOne() {
            assertThat(owner.post("users/" + ada + "/bypass-codes", "{\"usesAllowed\": 1}")
                            .status())
                    .isEqualTo(201);

            assertRefused(client.login(date(), ada, PASSWORD), 401, "second-factor-needed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"user\": \"ada\"", "\"pass\": \"secret\"", "\"user\": \"\", \"pass\": \"x\""})
        void wantsNameAndPassword(String members) {
            assertRefused(
                    client.login(
                            ("{\"token\": \"x\", \"date\": " + date() + ", \"signature\": \"00\", " + members + "}")
                                    .getBytes(UTF_8)),
                    400,
                    "invalid-body");
        }
    }

    @Nested
    class Locks {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"enabled\": false}                          | 401 | code-disabled",
                    "{\"expiresAt\": \"2020-01-01T00:00:00Z\"}     | 401 | code-expired",
                    "{\"notBefore\": \"2100-01-01T00:00:00Z\"}     | 401 | code-not-yet-valid",
                    "{\"boundHost\": \"accounts.example.com\"}     | 403 | host-not-allowed",
                    "{\"allowedNetworks\": [\"192.0.2.0/24\"]}     | 403 | network-not-allowed"
                })
        void holdAtLoginAndInSessions(String change, int status, String refusal) {
            JsonNode code = code(tenant, "administrative", SCOPES);
            LuxSciClient session = ofCode(code).loggedIn();

            owner.patch("api-codes/" + code.path("id").asText(), change);

            assertRefused(ofCode(code).login(date()), status, refusal);
            assertRefused(session.get(profile), status, refusal);
        }

        @Test
        void countRequests() {
            JsonNode code = code(tenant, "administrative", SCOPES);
            LuxSciClient session = ofCode(code).loggedIn();
            owner.patch("api-codes/" + code.path("id").asText(), "{\"limits\": {\"perMinute\": 3}}");

            Answer last = session.get(profile);
            for (int i = 0; i < 4; i++) {
                last = session.get(profile);
            }

            assertRefused(last, 429, "rate-limited");
            assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(0, 60);
            Answer login = ofCode(code).login(date());
            assertRefused(login, 429, "rate-limited");
            assertThat(login.header("Retry-After")).isNotNull();
        }
    }

    @Nested
    class Ending {
        @Test
        void endsAllSessionsOfTheSameCodeAndUser() {
            JsonNode code = code(tenant, "administrative", SCOPES);
            LuxSciClient first = ofCode(code).loggedIn();
            LuxSciClient second = ofCode(code).loggedIn();
            LuxSciClient adas = ofCode(code).loggedIn(ada, PASSWORD);
            LuxSciClient others = LuxSciClient.with(tenant, SCOPES);

            Answer answer = first.delete("/auth");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("{\"success\":1,\"comment\":\"Authentication session revoked.\"}");
            assertRefused(first.get(profile), 401, "credentials-wrong");
            assertRefused(second.get(profile), 401, "credentials-wrong");
            assertRefused(first.delete("/auth"), 401, "credentials-wrong");
            data(adas.get(profile));
            data(others.get(profile));
            adas.delete("/auth");
            assertRefused(adas.get(profile), 401, "credentials-wrong");
        }

        @Test
        void needsASession() {
            Answer answer = LuxSciClient.of("x", "y").send("DELETE", LuxSciClient.BASE + "/auth", new byte[0]);

            assertRefused(answer, 401, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("LuxSci");
        }

        @Test
        void isOnlyForWhoKnowsTheSecret() {
            LuxSciClient session = LuxSciClient.with(tenant, SCOPES);

            assertRefused(session.signingWith("another").delete("/auth"), 401, "credentials-wrong");
            data(session.get(profile));
        }
    }

    @Nested
    class Keys {
        @Test
        void openNothingUnlessTheyAreSwitchedOn() {
            JsonNode code = code(tenant, "administrative", SCOPES);

            assertRefused(withKey(ofCode(code), key(code)), 401, "unauthenticated");
        }

        @Test
        void openWhatTheCodeAloneDoes() {
            ApiClient administrator = TunedServer.administrator();
            JsonNode code = LuxSciClient.made(administrator, draft("luxsci"));
            LuxSciClient client = ofCode(code).at(TunedServer.uri());

            assertRefused(withKey(client, key(code)), 403, "scope-missing");
            administrator.patch("api-codes/" + code.path("id").asText(), "{\"scopes\": [\"users:read\"]}");
            assertRefused(withKey(client, key(code)), 404, "user-not-found");
            assertRefused(withKey(client, key(code) + "x"), 401, "credentials-wrong");
            assertRefused(withKey(client, "x"), 401, "credentials-wrong");
            assertRefused(withKey(client, ":"), 401, "credentials-wrong");
            administrator.patch("api-codes/" + code.path("id").asText(), "{\"mode\": \"user\"}");
            assertRefused(withKey(client, key(code)), 403, "user-needed");
        }

        private static String key(JsonNode code) {
            return code.path("token").asText() + ":" + code.path("secret").asText();
        }

        private static Answer withKey(LuxSciClient client, String key) {
            return client.send("GET", LuxSciClient.BASE + "/user/nobody/profile", new byte[0], "X-API-Key: " + key);
        }
    }

    private String user() {
        String name = Tenant.unique("ada") + "@example.com";
        Answer answer = owner.post("users", """
                {"address": "%s", "password": "%s"}""".formatted(name, PASSWORD));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return name;
    }

    private static ObjectNode draft(String dialect) {
        ObjectNode draft = JsonNodeFactory.instance
                .objectNode()
                .put("name", Tenant.unique("code "))
                .put("enabled", true);
        draft.putArray("dialects").add(dialect);
        return draft;
    }
}
