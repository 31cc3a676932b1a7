package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Nodes;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens over HTTP: how one is got, what it opens, and what ends it on the very next request. */
class AccessTokensIT {
    private static final String PASSWORD = "four-odd-words-together";
    private static final String KEY_SET = "/.well-known/jwks.json";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final Answer code = code("access-tokens:write", "users:read", "users.protected:write");
    private final ApiClient holder = holderOf(code);
    private final String ada = "ada@" + tenant.domain();
    private final String adaId = user(ada, PASSWORD);

    @Nested
    class OfACode {
        @Test
        void standsInForItsSecret() {
            Answer answer = holder.post("access-tokens", "{}");

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.json().path("tokenType").asText()).isEqualTo("Bearer");
            assertThat(answer.json().path("expiresIn").asInt()).isEqualTo(900);
            assertThat(answer.json().path("scope").asText())
                    .isEqualTo("access-tokens:write users.protected:write users:read");
            assertThat(claims(answer).path("mode").asText()).isEqualTo("administrative");
            assertThat(claims(answer).path("sub")).isEqualTo(code.json().path("id"));
            assertThat(holderOf(answer).get("users").status()).isEqualTo(200);
            assertProblem(holderOf(answer).get("domains"), 403, "scope-missing");
        }

        @Test
        void opensOnlyTheScopesThatWereAskedFor() {
            Answer answer = holder.post("access-tokens", "{\"scopes\": [\"access-tokens:write\"]}");

            assertThat(answer.json().path("scope").asText()).isEqualTo("access-tokens:write");
            assertProblem(holderOf(answer).get("users"), 403, "scope-missing");
        }

        @ParameterizedTest
        @ValueSource(strings = {"users:write", "no:such", ""})
        void opensNothingThatTheCodeDoesNotHold(String scope) {
            assertProblem(holder.post("access-tokens", "{\"scopes\": [\"" + scope + "\"]}"), 403, "scope-not-held");
        }

        /** It meets the checks that its secret would meet. */
        @Test
        void isBehindTheLocksOfItsCode() {
            ApiClient token = holderOf(token("{}"));
            lock("\"allowedNetworks\": [\"192.0.2.0/24\"]");
            assertProblem(token.get("users"), 403, "network-not-allowed");
            lock("\"allowedNetworks\": null, \"boundHost\": \"accounts.example.com\"");
            assertProblem(token.get("users"), 403, "host-not-allowed");
            lock("\"boundHost\": null, \"notBefore\": \"2100-01-01T00:00:00Z\"");
            assertProblem(token.get("users"), 401, "code-not-yet-valid");
            lock("\"notBefore\": null");
            assertThat(token.get("users").status()).isEqualTo(200);
        }

        /** Many tokens are no way to call more often. */
        @Test
        void countsAgainstTheLimitsOfItsCode() {
            ApiClient limited = holderOf(client.post("api-codes", """
                    {"name": "four a day", "enabled": true, "scopes": ["access-tokens:write", "users:read"],
                     "limits": {"perDay": 4}}"""));
            ApiClient one = holderOf(limited.post("access-tokens", "{}"));
            ApiClient other = holderOf(limited.post("access-tokens", "{}"));

            assertThat(one.get("users").status()).isEqualTo(200);
            assertThat(other.get("users").header("RateLimit-Remaining")).isEqualTo("0");
            assertProblem(one.get("users"), 429, "rate-limited");
            assertProblem(limited.get("users"), 429, "rate-limited");
        }

        @Test
        void isAUseOfItsCode() {
            String path = "api-codes/" + id(code) + "/usage";
            Answer answer = token("{}");
            JsonNode before = client.get(path).json();
            assertThat(before.findValue("scopes").get(2).path("name").asText()).isEqualTo("users:read");
            assertThat(before.at("/scopes/2").has("lastUsedAt")).isFalse();

            holderOf(answer).get("users");

            JsonNode after = client.get(path).json();
            assertThat(time(after, "lastUsedAt")).isAfter(time(before, "lastUsedAt"));
            assertThat(time(after, "secretLastUsedAt")).isAfter(time(before, "secretLastUsedAt"));
            assertThat(after.at("/scopes/2").has("lastUsedAt")).isTrue();
        }

        /** Else a token that was stolen could make itself last. */
        @Test
        void makesNothingThatOutlivesIt() {
            ApiClient token = holderOf(
                    holderOf(code("access-tokens:write", "api-codes:write")).post("access-tokens", "{}"));

            assertProblem(token.post("api-codes", "{\"name\": \"for ever\"}"), 403, "grant-too-wide");
            String soon = Instant.now().plusSeconds(60).toString();
            assertThat(token.post("api-codes", "{\"name\": \"short\", \"expiresAt\": \"" + soon + "\"}")
                            .status())
                    .isEqualTo(201);
        }

        @Test
        void isNotMadeFromAToken() {
            assertProblem(holderOf(token("{}")).post("access-tokens", "{}"), 403, "code-needed");
        }

        @Test
        void isNewEachTimeWhateverTheIdempotencyKey() {
            ApiClient repeating = holder.with("Idempotency-Key", "one");

            assertThat(claims(repeating.post("access-tokens", "{}")).path("jti"))
                    .isNotEqualTo(claims(repeating.post("access-tokens", "{}")).path("jti"));
        }
    }

    @Nested
    class OfAUser {
        @Test
        void isTheUsersAndOpensNothingElse() {
            Answer answer = login(ada, PASSWORD);

            assertThat(claims(answer).path("mode").asText()).isEqualTo("user");
            assertThat(claims(answer).path("sub").asText()).isEqualTo(adaId);
            assertThat(holderOf(answer).get("users/" + adaId).status()).isEqualTo(200);
            assertProblem(holderOf(answer).get("users/" + tenant.id()), 404, "user-not-found");
            assertProblem(holderOf(answer).post("access-tokens", "{}"), 403, "code-needed");
        }

        @Test
        void endsItselfAndNoOther() {
            Answer one = login(ada, PASSWORD);
            Answer other = login(ada, PASSWORD);

            assertProblem(holderOf(one).delete("access-tokens/" + jti(other)), 403, "not-in-user-mode");
            assertThat(holderOf(one).delete("access-tokens/" + jti(one)).status())
                    .isEqualTo(204);

            assertEnded(one);
            assertCounts(other);
        }

        @Test
        void isRefusedAlikeWhateverWasWrong() {
            String off = "off@" + tenant.domain();
            client.patch("users/" + user(off, PASSWORD), "{\"status\": \"disabled\"}");
            String none = "none@" + tenant.domain();
            tenant.user(none);

            List<Answer> refusals = List.of(
                    asked(ada, "wrong"),
                    asked(ada, ""),
                    asked("nobody@" + tenant.domain(), PASSWORD),
                    asked("no/body", PASSWORD),
                    asked("", PASSWORD),
                    asked(off, PASSWORD),
                    asked(none, PASSWORD));

            assertThat(refusals).allSatisfy(refusal -> assertProblem(refusal, 401, "credentials-wrong"));
            assertThat(refusals.stream().map(Answer::text).distinct()).hasSize(1);
        }

        @Test
        void needsNameAndPassword() {
            assertInvalid(holder.post("access-tokens", "{\"username\": \"" + ada + "\"}"), "/password");
            assertInvalid(holder.post("access-tokens", "{\"password\": \"" + PASSWORD + "\"}"), "/username");
            assertInvalid(holder.post("access-tokens", "{\"secondFactor\": {\"code\": \"755224\"}}"), "/username");
            assertInvalid(asked(ada, "x".repeat(129)), "/password");
            assertInvalid(asked("x".repeat(257), PASSWORD), "/username");
        }

        @Test
        void isRefusedForAProtectedUserToACodeThatDoesNotReachIt() {
            client.patch("users/" + adaId, "{\"protected\": true}");
            ApiClient weak = holderOf(code("access-tokens:write"));

            assertProblem(weak.post("access-tokens", body(ada, PASSWORD)), 403, "user-protected");
            assertProblem(weak.post("access-tokens", body(ada, "wrong")), 401, "credentials-wrong");
            assertCounts(login(ada, PASSWORD));
        }

        @Test
        void upgradesAnImportedHashUnseen() {
            client.put("users/" + adaId + "/password", "{\"hash\": \"$1$gatehous$fa2upKJY1eKRzws3xHidG.\"}");
            String before = client.get("users/" + adaId).text();

            Answer first = login(ada, PASSWORD);
            Answer second = login(ada, PASSWORD);

            assertCounts(first);
            assertCounts(second);
            assertThat(client.get("users/" + adaId).text()).isEqualTo(before);
        }

        @Test
        void isDelayedAfterWrongPasswordsForThisNameOnly() {
            String bob = "bob@" + tenant.domain();
            user(bob, PASSWORD);
            Answer last = null;
            for (int i = 0; i < 10 && (last == null || last.status() == 401); i++) {
                last = asked(ada, "wrong");
            }

            assertProblem(last, 429, "login-delayed");
            assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 30);
            assertProblem(asked(ada, PASSWORD), 429, "login-delayed");
            assertCounts(login(bob, PASSWORD));
        }
    }

    @Nested
    class Ends {
        @Test
        void whileItsCodeIsDisabled() {
            Answer token = token("{}");
            client.patch(code.location(), "{\"enabled\": false}");
            assertProblem(holderOf(token).get("users"), 401, "code-disabled");

            client.patch(code.location(), "{\"enabled\": true}");
            assertThat(holderOf(token).get("users").status()).isEqualTo(200);
        }

        @Test
        void withItsCode() {
            Answer expired = token("{}");
            client.patch(code.location(), "{\"expiresAt\": \"2020-01-01T00:00:00Z\"}");
            assertProblem(holderOf(expired).get("users"), 401, "code-expired");

            client.delete(code.location());
            assertEnded(expired);
        }

        @Test
        void forScopesThatItsCodeLost() {
            Answer token = token("{}");

            client.patch(code.location(), "{\"scopes\": [\"access-tokens:write\", \"domains:read\"]}");

            assertProblem(holderOf(token).get("users"), 403, "scope-missing");
            assertProblem(holderOf(token).get("domains"), 403, "scope-missing");
            assertThat(holderOf(token)
                            .delete("access-tokens/" + UUID.randomUUID())
                            .status())
                    .isEqualTo(204);
        }

        @Test
        void withItsSecretUnlessThatHasGrace() {
            Answer first = token("{}");
            Answer rotated = client.post(code.location() + "/rotate", "{\"graceSeconds\": 3600}");
            Answer second = holderOf(rotated).post("access-tokens", "{}");
            assertCounts(first);
            assertCounts(second);

            client.post(code.location() + "/rotate", "{\"graceSeconds\": 0}");

            assertEnded(first);
            assertEnded(second);
        }

        @Test
        void whenItIsRevoked() {
            Answer token = token("{}");
            Answer other = token("{}");

            assertThat(client.delete("access-tokens/" + jti(token)).status()).isEqualTo(204);
            assertThat(client.delete("access-tokens/" + jti(token)).status()).isEqualTo(204);

            assertEnded(token);
            assertCounts(other);
            assertProblem(client.delete("access-tokens/x"), 400, "invalid-parameter");
        }

        @Test
        void notWhenAStrangerRevokesIt() {
            Answer token = token("{}");
            ApiClient stranger = Tenant.fresh().client();

            stranger.delete("access-tokens/" + jti(token));
            assertProblem(stranger.delete("access-tokens?code=" + id(code)), 404, "api-code-not-found");
            assertProblem(stranger.delete("access-tokens?user=" + adaId), 404, "user-not-found");

            assertCounts(token);
        }

        @Test
        void withAllOfItsCode() {
            Answer token = token("{}");
            Answer ofAda = login(ada, PASSWORD);
            Answer ofAnother = holderOf(code("access-tokens:write")).post("access-tokens", "{}");

            assertThat(client.delete("access-tokens?code=" + id(code)).status()).isEqualTo(204);

            assertEnded(token);
            assertEnded(ofAda);
            assertCounts(ofAnother);
            assertCounts(token("{}"));
        }

        @Test
        void withAllOfItsUser() {
            Answer ofTheCode = token("{}");
            Answer ofAda = login(ada, PASSWORD);

            assertThat(client.delete("access-tokens?user=" + ada).status()).isEqualTo(204);

            assertEnded(ofAda);
            assertCounts(ofTheCode);
            assertCounts(login(ada, PASSWORD));
        }

        @Test
        void withTheRightNumberOfNamesOnly() {
            assertProblem(client.delete("access-tokens"), 400, "invalid-parameter");
            assertProblem(client.delete("access-tokens?user=" + adaId + "&code=" + id(code)), 400, "invalid-parameter");
        }

        @Test
        void whenThePasswordIsSetAgain() {
            Answer token = login(ada, PASSWORD);

            client.put("users/" + adaId + "/password", "{\"password\": \"" + PASSWORD + "\"}");

            assertEnded(token);
            assertCounts(login(ada, PASSWORD));
        }

        @ParameterizedTest
        @ValueSource(strings = {"disabled", "deleted", "protected"})
        void whenItsUserIs(String fate) {
            Answer token = holderOf(code("access-tokens:write")).post("access-tokens", body(ada, PASSWORD));
            assertCounts(token);

            switch (fate) {
                case "disabled" -> client.patch("users/" + adaId, "{\"status\": \"disabled\"}");
                case "protected" -> client.patch("users/" + adaId, "{\"protected\": true}");
                default -> client.delete("users/" + adaId);
            }

            assertEnded(token);
        }

        @Test
        void inTheTrail() {
            Answer token = token("{}");
            client.delete("access-tokens/" + jti(token));
            client.delete("access-tokens?user=" + ada);
            client.delete("access-tokens?code=" + id(code));

            assertThat(client.get("audit-events?limit=3").json().path("items").findValuesAsText("targetType"))
                    .containsExactly("api-code", "user", "access-token");
        }
    }

    @Nested
    class Keys {
        @Test
        void arePublishedWithoutTheirPrivateHalves() throws ParseException, JOSEException {
            Answer token = token("{}");
            Answer keys = ApiClient.anonymous().get(KEY_SET);

            assertThat(keys.status()).isEqualTo(200);
            assertThat(keys.header("Content-Type")).startsWith("application/jwk-set+json");
            assertThat(keys.header("Cache-Control")).isEqualTo("public, max-age=300");
            assertThat(keys.json().findValues("d")).isEmpty();
            JWSObject jws = JWSObject.parse(text(token));
            ECKey key = (ECKey)
                    JWKSet.parse(keys.text()).getKeyByKeyId(jws.getHeader().getKeyID());
            assertThat(jws.verify(new ECDSAVerifier(key))).isTrue();
        }

        @Test
        void countUntilTheSecondRotation() {
            Answer first = token("{}");
            rotate();
            Answer second = token("{}");
            assertCounts(first);

            rotate();

            assertEnded(first);
            assertCounts(second);
            assertCounts(token("{}"));
            assertThat(ApiClient.anonymous().get(KEY_SET).json().path("keys")).hasSize(2);
        }

        @Test
        void areForOperatorsToRotate() {
            assertProblem(client.post("signing-keys/rotate", ""), 403, "scope-missing");
            assertProblem(client.post("api-codes", """
                    {"name": "keys", "scopes": ["signing-keys:write"]}"""), 403, "scope-not-held");
        }

        private void rotate() {
            Answer rotated = ApiClient.administrator().send("POST", "signing-keys/rotate");
            assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
        }
    }

    @Nested
    class InTheTrail {
        @Test
        void areThoseThatHaveEndedWhoeverTriesThem() {
            Answer token = token("{}");
            client.delete("access-tokens/" + jti(token));

            assertEnded(token);

            JsonNode row = refusals().get(0);
            assertThat(row.path("detail").asText()).startsWith("credentials-wrong");
            assertThat(row.path("actorId")).isEqualTo(code.json().path("id"));
        }

        @Test
        void isNoSecretThatWasSentInAPath() {
            String secret = code.json().path("secret").asText();
            ApiClient weak = tenant.codeWith("users:read");

            assertProblem(weak.delete("access-tokens/" + secret), 403, "scope-missing");

            assertThat(refusals()).hasSize(1);
            assertThat(client.get("audit-events").text()).doesNotContain(secret);
        }

        private JsonNode refusals() {
            return client.get("audit-events?outcome=refused").json().path("items");
        }
    }

    @Nested
    @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql")
    class OnTwoNodes {
        @Test
        void countAndEndOnBoth() {
            ApiClient first = Nodes.administrators().get(0);
            ApiClient second = Nodes.administrators().get(1);
            Answer token = first.post("access-tokens", "{}");
            Answer other = second.post("access-tokens", "{}");
            ApiClient tokenThere = Nodes.callers(text(token)).get(1);
            ApiClient otherHere = Nodes.callers(text(other)).get(0);
            assertThat(tokenThere.get("users").status()).isEqualTo(200);
            assertThat(otherHere.get("users").status()).isEqualTo(200);

            first.delete("access-tokens/" + jti(token));
            assertProblem(tokenThere.get("users"), 401, "credentials-wrong");

            first.send("POST", "signing-keys/rotate");
            assertThat(otherHere.get("users").status()).isEqualTo(200);
            second.send("POST", "signing-keys/rotate");
            assertProblem(otherHere.get("users"), 401, "credentials-wrong");
        }

        @Test
        void areNarrowedOnBoth() {
            Answer narrow = code("users:read", "access-tokens:write");
            ApiClient second =
                    Nodes.callers(narrow.json().path("secret").asText()).get(1);
            ApiClient user = Nodes.callers(text(second.post("access-tokens", body(ada, PASSWORD))))
                    .get(1);
            String path = "users/" + ada;
            assertThat(second.get(path).status()).isEqualTo(200);
            assertThat(user.get(path).status()).isEqualTo(200);

            Map<String, String> narrowed = new LinkedHashMap<>();
            narrowed.put("\"domains\": [\"" + tenant.domain() + "\"]", "domain-not-allowed");
            narrowed.put("\"domains\": null, \"protectedUsers\": [\"" + ada + "\"]", "user-protected");
            narrowed.put("\"allowedNetworks\": [\"192.0.2.0/24\"]", "network-not-allowed");
            narrowed.put("\"allowedNetworks\": null, \"scopes\": [\"domains:read\"]", "scope-missing");
            narrowed.forEach((members, slug) -> {
                assertThat(client.patch(narrow.location(), "{" + members + "}").status())
                        .isEqualTo(200);
                assertProblem(second.get(path), 403, slug);
            });
            client.patch(narrow.location(), "{\"protectedUsers\": null, \"scopes\": [\"users:read\"]}");
            assertThat(second.get(path).status()).isEqualTo(200);
            assertThat(user.get(path).status()).isEqualTo(200);

            client.put(path + "/password", "{\"password\": \"five-even-words-apart\"}");
            assertProblem(user.get(path), 401, "credentials-wrong");
            client.patch(narrow.location(), "{\"enabled\": false}");
            assertProblem(second.get(path), 401, "code-disabled");
        }
    }

    private static Instant time(JsonNode usage, String member) {
        return Instant.parse(usage.path(member).asText());
    }

    private void lock(String members) {
        assertThat(client.patch(code.location(), "{" + members + "}").status()).isEqualTo(200);
    }

    private Answer code(String... scopes) {
        String names = "\"" + String.join("\", \"", scopes) + "\"";
        return client.post("api-codes", """
                {"name": "tokens", "enabled": true, "scopes": [%s]}""".formatted(names));
    }

    private String user(String address, String password) {
        Answer made = client.post("users", """
                {"address": "%s", "password": "%s"}""".formatted(address, password));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return id(made);
    }

    private Answer token(String body) {
        Answer answer = holder.post("access-tokens", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private Answer asked(String username, String password) {
        return holder.post("access-tokens", body(username, password));
    }

    private Answer login(String username, String password) {
        Answer answer = asked(username, password);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static String body(String username, String password) {
        return """
                {"username": "%s", "password": "%s"}""".formatted(username, password);
    }

    /** A user's token is told from one that has ended by the reason it is refused for. */
    private static void assertCounts(Answer token) {
        assertThat(holderOf(token).get("users").status()).isNotEqualTo(401);
    }

    private static void assertEnded(Answer token) {
        assertProblem(holderOf(token).get("users"), 401, "credentials-wrong");
    }

    private static ApiClient holderOf(Answer made) {
        return ApiClient.as(text(made));
    }

    /** The secret or the token. */
    private static String text(Answer made) {
        return made.json()
                .path(made.json().has("secret") ? "secret" : "accessToken")
                .asText();
    }

    private static String id(Answer made) {
        return made.json().path("id").asText();
    }

    private static String jti(Answer token) {
        return claims(token).path("jti").asText();
    }

    private static JsonNode claims(Answer token) {
        try {
            return new ObjectMapper()
                    .readTree(Base64.getUrlDecoder().decode(text(token).split("\\.")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
