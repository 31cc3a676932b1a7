package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.logintc.LoginTcKey.TYPE;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertDone;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertError;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertOk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.SimulatedDevice;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions as clients of LoginTC begin, poll and cancel them. */
class LoginTcSessionsIT {
    private final Tenant tenant = Tenant.fresh();
    private final LoginTcKey key = LoginTcKey.of(tenant);
    private final String name = tenant.domain();
    private final String domain = LoginTcKey.domainId(tenant.client(), name);
    private final String sessions = "domains/" + domain + "/sessions";
    private String user;
    private SimulatedDevice device;

    @BeforeEach
    void enrol() {
        user = key.user("ada").path("id").asText();
        String member = "domains/" + domain + "/users/" + user;
        key.put(member);
        String code = key.put(member + "/token").json().path("code").asText();
        device = SimulatedDevice.withEcKey();
        assertThat(device.activate(tenant.client(), code).status()).isEqualTo(200);
    }

    @Nested
    class Begin {
        /** The C client reads it by its places. */
        @Test
        void answersJustIdAndState() {
            Answer begun = begin("{\"user\":{\"username\":\"ada\"},\"attributes\":[]}");

            assertOk(begun);
            assertThat(begun.text()).matches("\\{\"id\":\"[0-9a-f]{40}\",\"state\":\"pending\"}");
            assertThat(begun.header("Content-Length")).isEqualTo("67");
            Answer polled = key.get(sessions + "/" + begun.json().path("id").asText());
            assertOk(polled);
            assertThat(polled.text()).isEqualTo(begun.text());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"user\":{\"id\":\"%s\"}}",
                    "{\"user\":{\"id\":\"%s\",\"username\":\"\"},\"attributes\":null}",
                    "{\"user\":{\"username\":\"ada\"},\"attributes\":[],\"otp\":\"\",\"bypasscode\":\"\",\"ipAddress\":\"\"}",
                    "{\"user\":{\"username\":\"ADA\"},\"attributes\":[],\"ipAddress\":\"192.0.2.7\"}",
                    "{\"user\":{\"username\":\"ada\"},\"ipAddress\":\"host.example.com\",\"x\":1}"
                })
        void takesWhatClientsSend(String body) {
            assertOk(begin(body.formatted(user)));
        }

        @Test
        void showsTheDeviceTheAttributes() {
            begin("""
                    {"user":{"username":"ada"},"ipAddress":"192.0.2.7",
                     "attributes":[{"key":"IP Address","value":"192.0.2.7"},{"key":"Ort","value":"K\u00f6ln"}]}""");

            JsonNode pending = pending();
            assertThat(pending.path("attributes").toString()).contains("K\u00f6ln", "IP Address");
            assertThat(pending.path("ipAddress").asText()).isEqualTo("192.0.2.7");
        }

        @Test
        void refusesAttributesOutOfBounds() {
            assertOk(begin(attribute("k".repeat(40), "v".repeat(250))));
            assertError(begin(attribute("k".repeat(41), "v")), 400, "invalid.key");
            assertError(begin(attribute("k", "v".repeat(251))), 400, "invalid.value");
            assertError(begin(attribute("", "v")), 400, "invalid.key");
            String many = IntStream.range(0, 1000)
                    .mapToObj(i -> "{\"key\":\"k\",\"value\":\"v\"}")
                    .collect(Collectors.joining(","));
            assertError(
                    begin("{\"user\":{\"username\":\"ada\"},\"attributes\":[" + many + "]}"),
                    400,
                    "invalid.attributes");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                {}                                               | 400 | invalid.user
                {"user":null}                                    | 400 | invalid.user
                {"user":"ada"}                                   | 400 | invalid.user
                {"user":{}}                                      | 400 | invalid.username
                {"user":{"username":"nobody"}}                   | 404 | notfound.user
                {"user":{"id":"nobody"}}                         | 404 | notfound.user
                {"user":{"username":"ada"},"attributes":{}}      | 400 | invalid.attributes
                {"user":{"username":"ada"},"attributes":[1]}     | 400 | badrequest
                {"user":{"username":"ada"},"attributes":[{"key":"k"}]} | 400 | invalid.value
                {"user":{"username":"ada"},"otp":[]}             | 400 | invalid.otp
                """)
        void refusesWhatIsNone(String body, int status, String code) {
            assertError(begin(body), status, code);
        }

        @Test
        void knowsNoTokenOfStrangersAndOfThoseWithoutOne() {
            String other = key.user("bob").path("id").asText();
            String ask = "{\"user\":{\"id\":\"" + other + "\"}}";
            assertError(begin(ask), 404, "notfound.token");

            key.put("domains/" + domain + "/users/" + other);
            assertError(begin(ask), 404, "notfound.token");

            key.put("domains/" + domain + "/users/" + other + "/token");
            assertError(begin(ask), 404, "notfound.token"); // it is not loaded yet
        }

        @Test
        void knowsNoIdsOfOurs() {
            UUID ours = LoginTcId.USER.parse(user).orElseThrow();

            assertError(begin("{\"user\":{\"username\":\"" + ours + "\"}}"), 404, "notfound.user");
            assertError(begin("{\"user\":{\"id\":\"" + ours + "\"}}"), 404, "notfound.user");
        }

        /** It escapes usernames as for a URL and then puts them into the body. */
        @Test
        void undoesWhatTheCClientDoesToNames() {
            Answer made = key.post("users", """
                    {"username":"john.doe@elsewhere.example","name":"J","email":"j@elsewhere.example"}""");
            String member =
                    "domains/" + domain + "/users/" + made.json().path("id").asText();
            key.put(member);
            String code = key.put(member + "/token").json().path("code").asText();
            SimulatedDevice.withEcKey().activate(tenant.client(), code);
            String body = "{\"user\":{\"username\":\"john.doe%40elsewhere.example\"},\"attributes\":[]}";

            Answer begun = key.send("POST", sessions, "Accept: */*\nContent-Type: " + TYPE, body);
            assertError(begun, 404, "notfound.user");
            Answer byC = org.gatehouse.support.RawHttp.send(
                    org.gatehouse.support.SharedServer.uri(),
                    "POST /api/" + sessions + " HTTP/1.1\n" + key.header()
                            + "\nUser-Agent: LoginTC-C/0.1.0\nAccept: */*\nContent-Type: " + TYPE + "\nContent-Length: "
                            + body.length(),
                    body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertOk(byC);
        }
    }

    @Nested
    class End {
        @Test
        void isApprovedByTheDevice() {
            String path = sessions + "/" + begin().path("id").asText();

            decide("approve");

            assertThat(key.get(path).text()).endsWith("\",\"state\":\"approved\"}");
        }

        @Test
        void isDeniedByTheDevice() {
            String path = sessions + "/" + begin().path("id").asText();

            decide("deny");

            assertThat(key.get(path).text()).endsWith("\",\"state\":\"denied\"}");
        }

        @Test
        void isCancelledAndReadsDenied() {
            String path = sessions + "/" + begin().path("id").asText();

            assertDone(key.delete(path));

            assertThat(key.get(path).text()).endsWith("\",\"state\":\"denied\"}");
            assertDone(key.delete(path));
        }

        @Test
        @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // a wait that has nothing to do with the database
        void isADenialWhenNobodyDecides() {
            tenant.client().patch("domains/" + name + "/second-factor", "{\"requestTimeout\": 10}");
            String path = sessions + "/" + begin().path("id").asText();

            Waiting.until(
                    () -> !key.get(path).text().endsWith("\"pending\"}"),
                    Duration.ofSeconds(20),
                    () -> "it does not time out");

            assertThat(key.get(path).text()).endsWith("\",\"state\":\"denied\"}");
        }

        @Test
        void isADenialByABypassCodeThatIsNone() {
            Answer wrong = begin("{\"user\":{\"username\":\"ada\"},\"bypasscode\":\"0000000000\"}");
            assertOk(wrong);
            assertThat(wrong.text()).endsWith("\",\"state\":\"denied\"}");
        }

        @Test
        void isAtOnceByABypassCode() {
            String code = key.post("users/" + user + "/bypasscodes", "{\"usesAllowed\":1,\"expirationTime\":0}")
                    .json()
                    .path("code")
                    .asText();
            String ask = "{\"user\":{\"username\":\"ada\"},\"otp\":\"000000\",\"bypasscode\":\"" + code + "\"}";

            assertThat(begin(ask).text()).endsWith("\",\"state\":\"approved\"}");
            assertThat(begin(ask).text()).endsWith("\",\"state\":\"denied\"}");
        }
    }

    @Nested
    class Poll {
        @Test
        void countsAgainstNoLimit() {
            LoginTcKey limited = LoginTcKey.with(tenant, "\"limits\":{\"perDay\":2},", "sessions:write");
            String path = sessions + "/"
                    + limited.post(sessions, "{\"user\":{\"username\":\"ada\"},\"attributes\":[]}")
                            .json()
                            .path("id")
                            .asText();

            for (int i = 0; i < 10; i++) {
                Answer polled = limited.get(path);
                assertOk(polled);
                assertThat(polled.header("RateLimit-Limit")).isNull();
            }
            assertDone(limited.delete(path));
            Answer refused = limited.delete(path);
            assertError(refused, 429, "toomanyrequests");
            assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 86_400L);
            assertOk(limited.get(path));
        }

        @Test
        void knowsSessionsOfTheDomainOnly() {
            String id = begin().path("id").asText();
            String other = LoginTcKey.domainId(tenant.client(), tenant.domain());

            assertError(key.get("domains/" + other + "/sessions/" + id), 404, "notfound.session");
            assertError(key.get(sessions + "/" + "0".repeat(40)), 404, "notfound.session");
            assertError(key.get("domains/x/sessions/" + id), 404, "notfound.domain");
            assertError(LoginTcKey.of(Tenant.fresh()).get(sessions + "/" + id), 404, "notfound.domain");
        }
    }

    private Answer begin(String body) {
        return key.post(sessions, body);
    }

    private JsonNode begin() {
        Answer begun = begin("{\"user\":{\"username\":\"ada\"},\"attributes\":[]}");
        assertOk(begun);
        return begun.json();
    }

    private JsonNode pending() {
        return device.client().get("device/sessions").json().at("/items/0");
    }

    private void decide(String decision) {
        JsonNode session = pending();
        String id = session.path("id").asText();
        String jws = device.sign("{\"session\":\"%s\",\"decision\":\"%s\",\"number\":%d}"
                .formatted(id, decision, session.path("number").asInt()));
        Answer decided = device.client().post("device/sessions/" + id + "/decision", "{\"jws\":\"" + jws + "\"}");
        assertThat(decided.status()).as(decided.text()).isLessThan(300);
    }

    private static String attribute(String name, String value) {
        return "{\"user\":{\"username\":\"ada\"},\"attributes\":[{\"key\":\"" + name + "\",\"value\":\"" + value
                + "\"}]}";
    }
}
