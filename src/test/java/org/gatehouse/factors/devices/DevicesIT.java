package org.gatehouse.factors.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.SimulatedDevice;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices that activate tokens, and say who they are. */
class DevicesIT {
    private static final String ACTIVATE = "devices/activate";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String ada = "ada@" + domain;
    private final String token = "domains/" + domain + "/members/" + ada + "/token";
    private final ApiClient anonymous = ApiClient.anonymous();

    @BeforeEach
    void makeTheMember() {
        tenant.user(ada);
    }

    @Nested
    class Activation {
        @Test
        void tellsWhoseTheDeviceIs() {
            for (SimulatedDevice device : List.of(SimulatedDevice.withEcKey(), SimulatedDevice.withEd25519Key())) {
                client.delete(token);

                Answer answer = device.activate(anonymous, issue());

                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                assertThat(answer.json().path("deviceId"))
                        .isEqualTo(client.get(token).json().path("id"));
                assertThat(answer.json().at("/domain/name").asText()).isEqualTo(domain);
                assertThat(answer.json().at("/domain/id"))
                        .isEqualTo(client.get("domains/" + domain).json().path("id"));
                assertThat(answer.json().at("/user/username").asText()).isEqualTo(ada);
                assertThat(answer.json().at("/user/id"))
                        .isEqualTo(client.get("users/" + ada).json().path("id"));
                assertThat(device.client().get("device").json()).isEqualTo(answer.json());
            }
        }

        @Test
        void takesTheCodeHoweverItIsTyped() {
            SimulatedDevice device = SimulatedDevice.withEcKey();

            Answer answer = device.activate(anonymous, "  " + issue().toUpperCase(Locale.ROOT) + " ");

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }

        @Test
        void isAuditedAsADevices() {
            SimulatedDevice device = SimulatedDevice.activated(issue());

            JsonNode row = null;
            for (JsonNode each :
                    client.get("audit-events?target=" + device.id()).json().path("items")) {
                row = each.path("action").asText().equals("token.activate") ? each : row;
            }

            assertThat(row).isNotNull();
            assertThat(row.toString()).contains("a device", ada, "127.0.0.1");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | /code",
                    "{'code': null} | /code",
                    "{'code': 7} | /code",
                    "{'name': ' '} | /name",
                    "{'name': 'a\\nb'} | /name",
                    "{'publicKey': null} | /publicKey",
                    "{'publicKey': 'x'} | /publicKey",
                    "{'publicKey': []} | /publicKey",
                    "{'publicKey': {}} | /publicKey",
                    "{'publicKey': {'kty': 'oct', 'k': 'AQAB'}} | /publicKey",
                    "{'more': 1} | /more"
                })
        void refusesWhatBreaksARule(String wrong, String pointer) {
            String body = wrong.replace('\'', '"');
            String whole = wrong.contains("publicKey")
                    ? "{\"code\": \"aaaaaaaaaa\", \"name\": \"x\", " + body.substring(1)
                    : body.equals("{}") ? body : "{" + members(pointer) + body.substring(1);

            assertInvalid(anonymous.post(ACTIVATE, whole), pointer);
        }

        /** All members that are right, but for the one. */
        private String members(String pointer) {
            String code = pointer.equals("/code") ? "" : "\"code\": \"aaaaaaaaaa\", ";
            String name = pointer.equals("/name") ? "" : "\"name\": \"x\", ";
            return code + name + "\"publicKey\": " + SimulatedDevice.withEcKey().publicKey() + ", ";
        }

        @Test
        void boundsWhatIsSent() {
            String body = "{\"code\": \"%s\", \"name\": \"%s\", \"publicKey\": "
                    + SimulatedDevice.withEcKey().publicKey() + "}";

            assertInvalid(anonymous.post(ACTIVATE, body.formatted("a".repeat(65), "x")), "/code");
            assertInvalid(anonymous.post(ACTIVATE, body.formatted("a", "x".repeat(101))), "/name");
            assertProblem(anonymous.post(ACTIVATE, "x".repeat(3_000_000)), 413, "body-too-large");
            assertProblem(anonymous.post(ACTIVATE, "no"), 400, "malformed-json");
            assertProblem(anonymous.send("POST", ACTIVATE, "text/plain", "x"), 415, "unsupported-media-type");
            assertProblem(anonymous.get(ACTIVATE), 405, "method-not-allowed");
        }
    }

    @Nested
    class Credentials {
        private final SimulatedDevice device = SimulatedDevice.withEcKey();
        private final long now = Instant.now().getEpochSecond();

        @BeforeEach
        void activate() {
            device.activate(anonymous, issue());
        }

        @Test
        void areATokenThatTheDeviceHasSigned() {
            assertThat(with(device.bearer()).status()).isEqualTo(200);
            assertThat(with(device.bearer(now, now + 300)).status()).isEqualTo(200);
            assertThat(anonymous
                            .with("Authorization", "bearer " + device.bearer())
                            .get("device")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void areNeeded() {
            assertProblem(anonymous.get("device"), 401, "unauthenticated");
            assertProblem(with(""), 401, "credentials-wrong");
            assertProblem(anonymous.with("Authorization", "Basic eDp5").get("device"), 401, "credentials-wrong");
        }

        @Test
        void liveForMinutes() {
            for (String wrong : List.of(
                    device.bearer(now, now + 301),
                    device.bearer(now - 600, now - 300),
                    device.bearer(now + 300, now + 400),
                    device.bearer(now, now),
                    device.bearer(Long.MIN_VALUE, Long.MAX_VALUE))) {
                assertProblem(with(wrong), 401, "credentials-wrong");
            }
        }

        @Test
        void areOfTheDeviceItself() {
            SimulatedDevice other = SimulatedDevice.withEcKey();
            JWSHeader es256 = new JWSHeader(JWSAlgorithm.ES256);

            assertProblem(with(other.sign(es256, claims(device.id()))), 401, "credentials-wrong");
            for (String id : List.of(UUID.randomUUID().toString(), "x", "", "null")) {
                assertProblem(with(device.sign(claims(id))), 401, "credentials-wrong");
            }
            assertProblem(
                    with(device.sign(claims(device.id()).replace("gatehouse", "elsewhere"))), 401, "credentials-wrong");
            assertProblem(with(device.sign("{\"session\": \"x\"}")), 401, "credentials-wrong");
            assertProblem(with(device.sign("no")), 401, "credentials-wrong");
            assertProblem(with(device.bearer() + "x".repeat(5_000)), 401, "credentials-wrong");
        }

        @Test
        void areOfTheAlgorithmOfTheKey() throws JOSEException {
            String none = base64("{\"alg\":\"none\"}") + "." + base64(claims(device.id())) + ".";
            JWSObject hmac = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims(device.id())));
            hmac.sign(new MACSigner(device.publicKey().getBytes(StandardCharsets.UTF_8)));
            SimulatedDevice ed25519 = SimulatedDevice.withEd25519Key();

            assertProblem(with(none), 401, "credentials-wrong");
            assertProblem(with(hmac.serialize()), 401, "credentials-wrong");
            assertProblem(with(ed25519.sign(claims(device.id()))), 401, "credentials-wrong");
        }

        @Test
        void areNoApiCodes() {
            String secret = client.post("api-codes", "{\"name\": \"x\", \"enabled\": true}")
                    .json()
                    .path("secret")
                    .asText();

            assertProblem(with(secret), 401, "credentials-wrong");
            assertProblem(anonymous.with("X-Api-Key", secret).get("device"), 401, "unauthenticated");
            assertProblem(device.client().get("users"), 401, "credentials-wrong");
            assertProblem(anonymous.get("device?access_token=" + device.bearer()), 400, "credentials-in-query");
        }

        @Test
        void endWithTheToken() {
            client.delete(token);

            assertProblem(device.client().get("device"), 401, "credentials-wrong");
        }

        private String claims(String id) {
            return "{\"iss\": \"%s\", \"aud\": \"gatehouse\", \"iat\": %d, \"exp\": %d}".formatted(id, now, now + 100);
        }

        private Answer with(String bearer) {
            return anonymous.with("Authorization", "Bearer " + bearer).get("device");
        }
    }

    private String issue() {
        Answer answer = client.put(token, "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("code").asText();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
