package org.gatehouse.dialects.easymail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.easymail.EasyMailClient.PASSWORD;
import static org.gatehouse.dialects.easymail.EasyMailClient.assertOk;
import static org.gatehouse.dialects.easymail.EasyMailClient.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins of EasyMail's clients, and what their tokens open and what not. */
class EasyMailAuthIT {
    private final Tenant tenant = Tenant.fresh();

    @Nested
    class Logins {
        @Test
        void giveAToken() throws ParseException {
            JsonNode code = EasyMailClient.code(tenant, "", Scope.DOMAINS_READ);
            Instant before = Instant.now();

            Answer answer = EasyMailClient.auth(code.path("login").asText(), PASSWORD);

            assertOk(answer);
            JWSObject token = JWSObject.parse(answer.json().path("token").asText());
            assertThat(answer.text())
                    .isEqualTo("{\"result\":true,\"token\":\"" + token.serialize() + "\"}")
                    .contains("\"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.");
            Map<String, Object> claims = token.getPayload().toJSONObject();
            assertThat(claims)
                    .containsEntry("username", code.path("login").asText())
                    .containsEntry("aud", "easymail");
            assertThat(Instant.ofEpochSecond((Long) claims.get("exp")))
                    .isBetween(before.plusSeconds(1_799), Instant.now().plusSeconds(1_800));
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }

        @Test
        void areReadFromAForm() {
            String login = EasyMailClient.code(tenant, "").path("login").asText();
            byte[] form = ("username=" + login + "&password=" + PASSWORD).getBytes(UTF_8);

            assertOk(EasyMailClient.send(
                    "POST",
                    "auth",
                    "X-Nothing: here",
                    new EasyMailClient.Body("application/x-www-form-urlencoded", form)));
            assertOk(EasyMailClient.send(
                    "POST",
                    "auth?username=" + login + "&password=" + PASSWORD,
                    "X-Nothing: here",
                    EasyMailClient.Body.NONE));
        }

        @Test
        void areWithoutCase() {
            String login = EasyMailClient.code(tenant, "").path("login").asText();

            assertOk(EasyMailClient.auth(login.toUpperCase(), PASSWORD));
        }

        @ParameterizedTest
        @CsvSource({"%s, wrong-password", "nobody-at-all, " + PASSWORD, "%s, ''", "'', " + PASSWORD, "'\u0001', x"})
        void areRefused(String username, String password) {
            String login = EasyMailClient.code(tenant, "").path("login").asText();

            Answer refused = EasyMailClient.auth(username.formatted(login), password);

            assertThat(assertRefused(refused, 401)).isEqualTo("Username/password is not correct");
            assertThat(refused.header("WWW-Authenticate")).isNotBlank();
        }

        @Test
        void areRefusedWithLongPasswords() {
            String login = EasyMailClient.code(tenant, "").path("login").asText();

            assertRefused(EasyMailClient.auth(login, "x".repeat(100_000)), 401);
            assertRefused(EasyMailClient.auth("x".repeat(100_000), PASSWORD), 401);
        }

        @Test
        void needBoth() {
            assertThat(assertRefused(EasyMailClient.auth("", ""), 401)).isEqualTo("Username/password is required");
            assertThat(assertRefused(
                            EasyMailClient.send("POST", "auth", "X-Nothing: here", EasyMailClient.Body.NONE), 401))
                    .isEqualTo("Username/password is required");
        }

        @Test
        void meetTheLocksOfTheCode() {
            assertRefused(login("\"enabled\":false,"), 401);
            assertRefused(login("\"expiresAt\":\"2020-01-01T00:00:00Z\","), 401);
            assertRefused(login("\"notBefore\":\"2100-01-01T00:00:00Z\","), 401);
            assertRefused(login("\"allowedNetworks\":[\"192.0.2.0/24\"],"), 403);
            assertRefused(login("\"boundHost\":\"other.example\","), 403);
        }

        @Test
        void areCountedByTheLimits() {
            String login = EasyMailClient.code(tenant, "\"limits\":{\"perDay\":2},", Scope.DOMAINS_READ)
                    .path("login")
                    .asText();
            assertOk(EasyMailClient.auth(login, PASSWORD));
            assertOk(EasyMailClient.auth(login, PASSWORD));

            Answer refused = EasyMailClient.auth(login, PASSWORD);

            assertRefused(refused, 429);
            assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 86_400L);
        }

        @Test
        void ofOtherDialectsDoNotCount() {
            String user =
                    tenant.user(Tenant.unique("u") + "@far.example").path("id").asText();
            Answer made = tenant.client().post("api-codes", """
                    {"name": "smtp", "enabled": true, "dialects": ["authsmtp"], "user": "%s",
                     "password": "%s", "scopes": ["quotas:read"]}""".formatted(user, PASSWORD));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            String account = tenant.client()
                    .get("users/" + user)
                    .json()
                    .path("accountCode")
                    .asText();

            assertRefused(EasyMailClient.auth(account, PASSWORD), 403);
        }

        private Answer login(String members) {
            String draft = members.startsWith("\"enabled\"") ? "" : members;
            JsonNode code = EasyMailClient.code(tenant, draft, Scope.DOMAINS_READ);
            if (draft.isEmpty()) {
                disable(code.path("id").asText());
            }
            return EasyMailClient.auth(code.path("login").asText(), PASSWORD);
        }
    }

    @Nested
    class Tokens {
        private final EasyMailClient client = EasyMailClient.with(tenant, "", Scope.DOMAINS_READ);

        @Test
        void openWhatTheCodeOpens() {
            assertOk(client.get("domains"));
            assertRefused(client.get("users/1"), 403);
        }

        @Test
        void areAskedFor() {
            Answer refused = EasyMailClient.send("GET", "domains", "X-Nothing: here", EasyMailClient.Body.NONE);

            assertTokenRefused(refused);
            assertThat(refused.header("WWW-Authenticate")).isNotBlank();
        }

        @Test
        void endWithTheirCode() {
            disable(client.codeId());
            assertTokenRefused(client.get("domains"));
            tenant.client().patch("api-codes/" + client.codeId(), "{\"enabled\": true}");
            assertOk(client.get("domains"));
            tenant.client().delete("api-codes/" + client.codeId());
            assertTokenRefused(client.get("domains"));
        }

        @Test
        void endWhenAllOfTheCodeAreRevoked() {
            tenant.client().delete("access-tokens?code=" + client.codeId());

            assertTokenRefused(client.get("domains"));
            assertOk(EasyMailClient.auth(client.login(), PASSWORD));
        }

        @Test
        void endWithThePasswordTheyWereMadeOf() {
            Answer rotated = tenant.client().post("api-codes/" + client.codeId() + "/rotate", "{}");
            assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);

            assertTokenRefused(client.get("domains"));
        }

        @Test
        void liveAsLongAsTheGraceOfTheirPassword() {
            Answer rotated =
                    tenant.client().post("api-codes/" + client.codeId() + "/rotate", "{\"graceSeconds\": 3600}");
            assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);

            assertOk(client.get("domains"));
        }

        @Test
        void meetTheLocksOfTheCodeEachTime() {
            tenant.client().patch("api-codes/" + client.codeId(), "{\"allowedNetworks\": [\"192.0.2.0/24\"]}");

            assertRefused(client.get("domains"), 403);
        }

        @Test
        void loseTheScopesThatTheCodeLoses() {
            tenant.client().patch("api-codes/" + client.codeId(), "{\"scopes\": []}");

            assertRefused(client.get("domains"), 403);
        }

        @Test
        void standInTheAuditTrailWhenTheyAreRefused() {
            assertRefused(client.get("users/1"), 403);

            assertThat(tenant.client().get("audit-events?action=access.refuse").text())
                    .contains("scope-missing", "GET /easymail/users/1");
        }

        @Test
        void mayNotStandInTheQuery() {
            assertRefused(client.get("domains?token=" + client.token()));
        }
    }

    /** Nobody can write a token of this dialect, and none is one of another door. */
    @Nested
    class Forgeries {
        private final EasyMailClient client = EasyMailClient.with(tenant, "", Scope.DOMAINS_READ, Scope.USERS_READ);

        @Test
        void byAnotherDoorAreNone() {
            ApiClient v1 = ApiClient.as(client.token());
            assertThat(v1.get("domains").status()).isEqualTo(401);

            ApiClient code = tenant.codeWith(Scope.ACCESS_TOKENS_WRITE, Scope.DOMAINS_READ);
            String access =
                    code.post("access-tokens", "{}").json().path("accessToken").asText();
            assertThat(ApiClient.as(access).get("domains").status()).isEqualTo(200);
            assertTokenRefused(client.with(access).get("domains"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "x", "a.b.c", "..", "Bearer x", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..", "{}.{}.{}"})
        void ofNonsenseAreNone(String token) {
            assertTokenRefused(client.with(token).get("domains"));
        }

        @Test
        void byASecretAreNone() {
            Answer made = tenant.client().post("api-codes", """
                    {"name": "v1", "enabled": true, "scopes": ["domains:read"]}""");
            assertTokenRefused(client.with(made.json().path("secret").asText()).get("domains"));
        }

        @Test
        void withoutASignatureAreNone() {
            String[] parts = client.token().split("\\.");
            for (String header : new String[] {"{\"alg\":\"none\"}", "{\"alg\":\"none\",\"typ\":\"JWT\"}"}) {
                String none = Base64URL.encode(header) + "." + parts[1] + ".";
                assertTokenRefused(client.with(none).get("domains"));
                assertTokenRefused(client.with(none + parts[2]).get("domains"));
                assertThat(ApiClient.as(none).get("domains").status()).isEqualTo(401);
            }
            assertTokenRefused(client.with(parts[0] + "." + parts[1] + ".").get("domains"));
            assertTokenRefused(client.with(parts[0] + "." + parts[1]).get("domains"));
        }

        @Test
        void withChangedClaimsAreNone() throws ParseException {
            String[] parts = client.token().split("\\.");
            Map<String, Object> claims = claims();
            claims.put("exp", Instant.now().plusSeconds(100_000).getEpochSecond());

            assertTokenRefused(client.with(parts[0] + "." + new Payload(claims).toBase64URL() + "." + parts[2])
                    .get("domains"));
            char last = parts[2].charAt(10);
            String flipped = parts[2].substring(0, 10) + (last == 'A' ? 'B' : 'A') + parts[2].substring(11);
            assertTokenRefused(
                    client.with(parts[0] + "." + parts[1] + "." + flipped).get("domains"));
        }

        @Test
        void underAHeaderOfTheirOwnAreNone() {
            String[] parts = client.token().split("\\.");
            for (String header : new String[] {
                "{\"typ\":\"JWT\",\"alg\":\"HS256\"}",
                "{\"alg\":\"ES256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"crit\":[\"b64\"],\"b64\":false}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"../../dev/null\"}"
            }) {
                assertTokenRefused(client.with(Base64URL.encode(header) + "." + parts[1] + "." + parts[2])
                        .get("domains"));
            }
        }

        /** RFC 8725, 2.1: a public key as the key of a MAC. */
        @Test
        void byThePublicKeysOfAccessTokensAreNone() throws Exception {
            JWKSet keys = JWKSet.load(
                    SharedServer.uri().resolve("/.well-known/jwks.json").toURL());
            assertThat(keys.getKeys()).isNotEmpty().allMatch(key -> key instanceof ECKey && !key.isPrivate());
            for (var key : keys.getKeys()) {
                byte[] der = key.toECKey().toPublicKey().getEncoded();
                String pem = "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n";
                for (byte[] secret : new byte[][] {
                    der,
                    pem.getBytes(UTF_8),
                    key.toJSONString().getBytes(UTF_8),
                    key.toECKey().getX().decode()
                }) {
                    String forged = sign(new JWSHeader(JWSAlgorithm.HS256), secret, claims());
                    assertTokenRefused(client.with(forged).get("domains"));
                    JWSHeader plain = JWSHeader.parse("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
                    assertTokenRefused(
                            client.with(sign(plain, secret, claims())).get("domains"));
                    JWSHeader ofAccess = JWSHeader.parse(
                            "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + key.getKeyID() + "\"}");
                    assertThat(ApiClient.as(sign(ofAccess, secret, accessClaims()))
                                    .get("domains")
                                    .status())
                            .isEqualTo(401);
                }
            }
        }

        @Test
        void haveNoKeyInTheListOfKeys() throws IOException, ParseException {
            JWKSet keys = JWKSet.load(
                    SharedServer.uri().resolve("/.well-known/jwks.json").toURL());

            assertThat(keys.getKeys()).allMatch(key -> JWSAlgorithm.ES256.equals(key.getAlgorithm()));
        }

        private Map<String, Object> claims() throws ParseException {
            return new LinkedHashMap<>(
                    JWSObject.parse(client.token()).getPayload().toJSONObject());
        }

        private Map<String, Object> accessClaims() throws ParseException {
            ApiClient code = tenant.codeWith(Scope.ACCESS_TOKENS_WRITE, Scope.DOMAINS_READ);
            String access =
                    code.post("access-tokens", "{}").json().path("accessToken").asText();
            return JWSObject.parse(access).getPayload().toJSONObject();
        }

        private static String sign(JWSHeader header, byte[] secret, Map<String, Object> claims) throws JOSEException {
            JWSObject forged = new JWSObject(header, new Payload(claims));
            forged.sign(new MACSigner(secret));
            return forged.serialize();
        }
    }

    private void disable(String code) {
        Answer disabled = tenant.client().patch("api-codes/" + code, "{\"enabled\": false}");
        assertThat(disabled.status()).as(disabled.text()).isEqualTo(200);
    }

    private static void assertTokenRefused(Answer answer) {
        assertThat(assertRefused(answer, 401)).isEqualTo("Token is not correct");
    }
}
