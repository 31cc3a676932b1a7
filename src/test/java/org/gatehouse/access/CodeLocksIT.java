package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.OpenApiDocument;
import org.gatehouse.support.RawHttp;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.TunedServer;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From where, on which host and when API codes work, and that nobody opens one wider than the own. */
class CodeLocksIT {
    private static final String HERE = "\"127.0.0.0/8\"";
    private static final String ELSEWHERE = "\"192.0.2.0/24\"";

    private final ApiClient operator = ApiClient.administrator();

    @Nested
    class AllowedNetworks {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "\"127.0.0.1\"",
                    HERE,
                    "\"126.0.0.0-127.0.0.1\"",
                    "\"0.0.0.0/0\"",
                    "\"::ffff:127.0.0.1\"",
                    "\"::ffff:0:0/96\"",
                    ELSEWHERE + ", \"127.0.0.1\"",
                    "\"127.0.0.0/8\", \"127.0.0.0-127.0.0.255\", \"0.0.0.0/1\"",
                    "\"::/0\", \"127.0.0.1\""
                })
        void letThroughWhoIsInOneOfThem(String networks) {
            assertThat(holderOf(codeFrom(networks)).get("users").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    ELSEWHERE,
                    "\"127.0.0.2\"",
                    "\"127.0.0.2-127.255.255.255\"",
                    "\"128.0.0.0/1\"",
                    "\"::/0\"",
                    "\"::1\""
                })
        void holdBackEverybodyElse(String networks) {
            assertProblem(holderOf(codeFrom(networks)).get("users"), 403, "network-not-allowed");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\'',
                value = {
                    "X-Forwarded-For | 192.0.2.1",
                    "Forwarded | for=192.0.2.1",
                    "X-Real-IP | 192.0.2.1",
                    "X-Client-IP | 192.0.2.1",
                    "True-Client-IP | 192.0.2.1",
                    "X-Forwarded-For | 192.0.2.1, 127.0.0.1"
                })
        void careNotForWhatHeadersSay(String header, String value) {
            ApiClient holder = holderOf(codeFrom(ELSEWHERE));

            assertProblem(holder.with(header, value).get("users"), 403, "network-not-allowed");
        }

        @Test
        void bindOnTheVeryNextRequest() {
            Answer code = codeFrom("");
            ApiClient holder = holderOf(code);
            for (int i = 0; i < 5; i++) {
                assertThat(holder.get("users").status()).isEqualTo(200);
                operator.patch(code.location(), "{\"allowedNetworks\": [" + ELSEWHERE + "]}");
                assertProblem(holder.get("users"), 403, "network-not-allowed");
                operator.patch(code.location(), "{\"allowedNetworks\": [" + HERE + "]}");
            }
            operator.patch(code.location(), "{\"allowedNetworks\": null}");
            assertThat(holder.get("users").status()).isEqualTo(200);
        }

        @Test
        void areAnsweredInTheirShortestForm() {
            Answer code =
                    codeFrom("\"192.0.2.0-192.0.2.255\", \"::FFFF:10.0.0.1\", \"2001:DB8:0::1\", \"192.0.2.0/24\"");

            assertThat(texts(code.json().path("allowedNetworks")))
                    .containsExactly("192.0.2.0/24", "10.0.0.1", "2001:db8::1");
            assertThat(operator.get(code.location()).json().path("allowedNetworks"))
                    .isEqualTo(code.json().path("allowedNetworks"));
            assertThat(codeFrom("").json().path("allowedNetworks")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"192.0.2.9-192.0.2.1\"",
                    "\"2001:db8::2-2001:db8::1\"",
                    "\"10.0.0.1/8\"",
                    "\"192.0.2.0/33\"",
                    "\"fe80::1%eth0\"",
                    "\"192.0.2.1-::1\"",
                    "\"mail.example\"",
                    "\"\"",
                    "null",
                    "1"
                })
        void areRefusedWithThePlaceOfTheWrongOne(String wrong) {
            Answer answer = operator.post("api-codes", """
                    {"name": "x", "allowedNetworks": ["192.0.2.1", "::1", "10.0.0.0/8", %s]}""".formatted(wrong));

            assertInvalid(answer, "/allowedNetworks/3");
        }

        @Test
        void areFiveHundredAtMost() {
            String five = IntStream.range(0, 499)
                    .mapToObj(i -> "\"2001:db8:" + Integer.toHexString(i) + "::1-2001:db8:" + Integer.toHexString(i)
                            + ":ffff:ffff:ffff:ffff:fffe\"")
                    .collect(Collectors.joining(","));
            Answer code = codeFrom(five + "," + HERE);

            assertThat(code.status()).as(code.text()).isEqualTo(201);
            assertThat(holderOf(code).get("users").status()).isEqualTo(200);
            assertInvalid(
                    operator.patch(code.location(), "{\"allowedNetworks\": [" + five + ", \"::1\", " + HERE + "]}"),
                    "/allowedNetworks");
        }
    }

    @Nested
    class BoundHost {
        private final Answer code = code("\"boundHost\": \"Accounts.Example.com\"");

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "accounts.example.com",
                    "ACCOUNTS.example.COM",
                    "accounts.example.com:8443",
                    "accounts.example.com."
                })
        void letsThroughWhatIsSentThere(String host) {
            assertThat(usersAt(host, code).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "example.com",
                    "x.accounts.example.com",
                    "accounts.example.com.evil.example",
                    "127.0.0.1",
                    "localhost"
                })
        void holdsBackAllElse(String host) {
            assertProblem(usersAt(host, code), 403, "host-not-allowed");
        }

        @Test
        void caresNotForWhatOtherHeadersSay() {
            ApiClient holder = holderOf(code);

            assertProblem(
                    holder.with("X-Forwarded-Host", "accounts.example.com").get("users"), 403, "host-not-allowed");
            assertProblem(holder.with("Forwarded", "host=accounts.example.com").get("users"), 403, "host-not-allowed");
        }

        @Test
        void isReadAsANameInAnyScript() {
            Answer bound = code("\"boundHost\": \"Bücher.example\"");

            assertThat(bound.json().path("boundHost").asText()).isEqualTo("xn--bcher-kva.example");
            assertThat(usersAt("xn--bcher-kva.example", bound).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"localhost", "127.0.0.1", "[::1]", "example.com:443", "*.example.com", "a b.example", ""})
        void isTheNameOfAHost(String host) {
            assertInvalid(
                    operator.post("api-codes", "{\"name\": \"x\", \"boundHost\": \"" + host + "\"}"), "/boundHost");
        }

        private Answer usersAt(String host, Answer bound) {
            return RawHttp.send(
                    SharedServer.uri(),
                    "GET /v1/users HTTP/1.1\nHost: " + host + "\nX-Api-Key: " + secretOf(bound),
                    new byte[0]);
        }
    }

    @Nested
    class Times {
        @Test
        void openACodeOnTheVeryNextRequest() {
            Answer code = code("\"notBefore\": \"2100-01-01T00:00:00Z\"");
            ApiClient holder = holderOf(code);
            assertProblem(holder.get("users"), 401, "code-not-yet-valid");

            operator.patch(code.location(), "{\"notBefore\": \"2020-01-01T00:00:00Z\"}");
            assertThat(holder.get("users").status()).isEqualTo(200);

            operator.patch(code.location(), "{\"notBefore\": \"2100-01-01T00:00:00Z\"}");
            assertProblem(holder.get("users"), 401, "code-not-yet-valid");

            operator.patch(code.location(), "{\"notBefore\": null}");
            assertThat(holder.get("users").status()).isEqualTo(200);
        }
    }

    /** A code that fails every check is mended lock by lock; the dry run says each time what the request meets. */
    @Test
    void checksComeInTheirOrderAndTheDryRunAgrees() {
        Answer code = operator.post("api-codes", """
                {"name": "shut", "enabled": true, "limits": {"perDay": 1}}""");
        holderOf(code).get("users"); // all that the day had
        operator.patch(code.location(), """
                {"enabled": false, "notBefore": "2100-01-01T00:00:00Z", "expiresAt": "2020-01-01T00:00:00Z",
                 "boundHost": "accounts.example.com", "allowedNetworks": [%s]}""".formatted(ELSEWHERE));
        List<String[]> mending = List.of(
                new String[] {"code-disabled", "{\"enabled\": true}"},
                new String[] {"code-not-yet-valid", "{\"notBefore\": null}"},
                new String[] {"code-expired", "{\"expiresAt\": null}"},
                new String[] {"host-not-allowed", "{\"boundHost\": null}"},
                new String[] {"network-not-allowed", "{\"allowedNetworks\": [" + HERE + "]}"},
                new String[] {"rate-limited", "{\"limits\": null}"},
                new String[] {"scope-missing", "{\"scopes\": [\"users:read\"]}"});
        for (int i = 0; i < mending.size(); i++) {
            String slug = mending.get(i)[0];
            Answer met = holderOf(code).get("users");
            JsonNode dry = check(code, "{\"operation\": \"listUsers\", \"address\": \"127.0.0.1\"}");

            assertThat(met.json().path("type").asText()).isEqualTo("/problems/" + slug);
            assertThat(dry.path("allowed").asBoolean()).isFalse();
            List<JsonNode> failed = new ArrayList<>();
            dry.path("checks").forEach(step -> failed.add(step));
            failed.removeIf(step -> step.path("passed").asBoolean());
            assertThat(failed).hasSize(mending.size() - i);
            assertThat(failed.get(0).path("problem")).isEqualTo(met.json());
            operator.patch(code.location(), mending.get(i)[1]);
        }
        assertThat(holderOf(code).get("users").status()).isEqualTo(200);
        assertThat(check(code, "{\"operation\": \"listUsers\", \"address\": \"127.0.0.1\"}")
                        .path("allowed")
                        .asBoolean())
                .isTrue();
    }

    @Nested
    class DryRuns {
        private final Answer code = code("\"allowedNetworks\": [" + ELSEWHERE
                + "], \"boundHost\": \"accounts.example.com\"," + " \"expiresAt\": \"2100-01-01T00:00:00Z\"");

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\'',
                value = {
                    "\"scope\": \"users:read\" | 192.0.2.7 | accounts.example.com | 2027-01-01T00:00:00Z | true",
                    "\"operation\": \"getUser\" | ::ffff:192.0.2.7 | Accounts.Example.com:443 | 2027-01-01T00:00:00Z | true",
                    "\"operation\": \"deleteUser\" | 192.0.2.7 | accounts.example.com | 2027-01-01T00:00:00Z | false",
                    "\"scope\": \"users:write\" | 192.0.2.7 | accounts.example.com | 2027-01-01T00:00:00Z | false",
                    "\"scope\": \"users:read\" | 192.0.3.7 | accounts.example.com | 2027-01-01T00:00:00Z | false",
                    "\"scope\": \"users:read\" | 2001:db8::1%eth0 | accounts.example.com | 2027-01-01T00:00:00Z | false",
                    "\"scope\": \"users:read\" | 192.0.2.7 | other.example | 2027-01-01T00:00:00Z | false",
                    "\"scope\": \"users:read\" | 192.0.2.7 | 127.0.0.1:8080 | 2027-01-01T00:00:00Z | false",
                    "\"scope\": \"users:read\" | 192.0.2.7 | accounts.example.com | 2100-01-01T00:00:00Z | false"
                })
        void answerWhatIfFromElsewhere(String what, String address, String host, String at, boolean allowed) {
            JsonNode answer = check(code, """
                    {%s, "address": "%s", "host": "%s", "at": "%s"}""".formatted(what, address, host, at));

            assertThat(answer.path("allowed").asBoolean()).as(answer.toString()).isEqualTo(allowed);
            assertThat(answer.path("checks").findValuesAsText("check"))
                    .containsExactly(
                            "enabled",
                            "notBefore",
                            "expiresAt",
                            "dialects",
                            "boundHost",
                            "allowedNetworks",
                            "limits",
                            "mode",
                            "scopes",
                            "protectedUsers",
                            "domains");
        }

        @Test
        void meanThisHostAndNowUnlessToldOtherwise() {
            JsonNode answer = check(code, "{\"scope\": \"users:read\", \"address\": \"192.0.2.7\"}");

            assertThat(answer.path("allowed").asBoolean()).isFalse();
            assertThat(answer.findValue("problem").path("type").asText()).isEqualTo("/problems/host-not-allowed");
        }

        @Test
        void countNothing() {
            Answer once = code("\"limits\": {\"perDay\": 1}");
            String asked = "{\"scope\": \"users:read\", \"address\": \"127.0.0.1\"}";
            for (int i = 0; i < 3; i++) {
                assertThat(check(once, asked).path("allowed").asBoolean()).isTrue();
            }
            assertThat(holderOf(once).get("users").status()).isEqualTo(200);

            assertThat(check(once, asked).findValue("problem").path("type").asText())
                    .isEqualTo("/problems/rate-limited");
            assertThat(check(once, """
                    {"scope": "users:read", "address": "127.0.0.1", "at": "2100-01-01T00:00:00Z"}""").path("allowed").asBoolean()).isTrue();
        }

        @Test
        void knowThatSomeOperationsNeedNoCode() {
            JsonNode answer = check(code, "{\"operation\": \"ping\", \"address\": \"203.0.113.1\"}");

            assertThat(answer.path("allowed").asBoolean()).isTrue();
            assertThat(answer.path("checks")).isEmpty();
        }

        @Test
        void knowEveryOperationOfTheDocument() {
            for (OpenApiDocument.Operation operation : OpenApiDocument.operations()) {
                JsonNode answer = check(code, """
                        {"operation": "%s", "address": "192.0.2.7", "host": "accounts.example.com"}""".formatted(operation.id()));

                List<String> scopes = texts(operation.json().path("x-scope"));
                assertThat(answer.path("allowed").asBoolean())
                        .as(operation.id())
                        .isEqualTo(scopes.isEmpty() || scopes.contains("users:read"));
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\'',
                value = {
                    "{\"address\": \"192.0.2.7\"} | ''",
                    "{\"address\": \"192.0.2.7\", \"scope\": \"users:read\", \"operation\": \"listUsers\"} | ''",
                    "{\"address\": \"192.0.2.7\", \"scope\": \"users:everything\"} | /scope",
                    "{\"address\": \"192.0.2.7\", \"operation\": \"everything\"} | /operation",
                    "{\"scope\": \"users:read\"} | /address",
                    "{\"scope\": \"users:read\", \"address\": \"192.0.2.0/24\"} | /address",
                    "{\"scope\": \"users:read\", \"address\": \"192.0.2.7\", \"at\": \"now\"} | /at"
                })
        void areRefusedWhenTheyMakeNoSense(String body, String pointer) {
            assertInvalid(operator.post(code.location() + "/check", body), pointer);
        }
    }

    @Nested
    class Granting {
        private final String expiry = Instant.now().plusSeconds(3600).toString();
        private final Answer own = operator.post("api-codes", """
                {"name": "granter", "enabled": true, "scopes": ["api-codes:write", "users:read"],
                 "expiresAt": "%s", "allowedNetworks": [%s, %s]}""".formatted(expiry, HERE, ELSEWHERE));
        private final ApiClient granter = holderOf(own);

        @Test
        void staysBehindTheGrantersLocks() {
            assertTooWide(granter.post("api-codes", draft("")), "/expiresAt", "/allowedNetworks");
            assertTooWide(granter.post("api-codes", draft(", \"allowedNetworks\": [" + HERE + "]")), "/expiresAt");
            assertTooWide(
                    granter.post(
                            "api-codes",
                            draft(", \"expiresAt\": \"" + expiry + "\", \"allowedNetworks\": [\"::1\", " + HERE + "]")),
                    "/allowedNetworks");

            Answer made = granter.post(
                    "api-codes",
                    draft(", \"expiresAt\": \"" + expiry + "\", \"allowedNetworks\": [\"127.0.0.1\", \"192.0.2.9\"]"));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            assertThat(holderOf(made).get("users").status()).isEqualTo(200);
        }

        @Test
        void staysOnTheGrantersHost() {
            operator.patch(
                    own.location(),
                    "{\"boundHost\": \"accounts.example.com\", \"expiresAt\": null, \"allowedNetworks\": []}");

            assertTooWide(createAt("accounts.example.com", draft("")), "/boundHost");
            assertTooWide(createAt("accounts.example.com", draft(", \"boundHost\": \"other.example\"")), "/boundHost");
            assertThat(createAt("accounts.example.com", draft(", \"boundHost\": \"accounts.example.com\""))
                            .status())
                    .isEqualTo(201);
        }

        @Test
        void callsNoOftenerThanTheGranter() {
            operator.patch(own.location(), """
                    {"limits": {"perMinute": 100, "perDay": 1000}, "expiresAt": null, "allowedNetworks": []}""");

            assertTooWide(granter.post("api-codes", draft("")), "/limits");
            assertTooWide(
                    granter.post("api-codes", draft(", \"limits\": {\"perMinute\": 101, \"perDay\": 1}")), "/limits");
            assertTooWide(granter.post("api-codes", draft(", \"limits\": {\"perDay\": 1000}")), "/limits");
            assertTooWide(granter.patch(own.location(), "{\"limits\": {\"perMinute\": 101}}"), "/limits");
            assertTooWide(granter.patch(own.location(), "{\"limits\": {\"perDay\": null}}"), "/limits");
            assertTooWide(granter.patch(own.location(), "{\"limits\": null}"), "/limits");

            assertThat(granter.post("api-codes", draft(", \"limits\": {\"perMinute\": 100, \"perDay\": 1000}"))
                            .status())
                    .isEqualTo(201);
            assertThat(granter.patch(own.location(), "{\"limits\": {\"perMinute\": 99}}")
                            .status())
                    .isEqualTo(200);
            assertTooWide(granter.patch(own.location(), "{\"limits\": {\"perMinute\": 100}}"), "/limits");
        }

        /** Whatever its own scopes: who lowers nothing else may still not lift the server's limits. */
        @Test
        void doesNotLiftTheServersLimits() {
            operator.patch(own.location(), "{\"expiresAt\": null, \"allowedNetworks\": []}");

            assertTooWide(granter.post("api-codes", draft(", \"limits\": {\"perMinute\": 6001}")), "/limits");
            assertTooWide(granter.patch(own.location(), "{\"limits\": {\"perDay\": 1000001}}"), "/limits");
            assertThat(granter.post("api-codes", draft(", \"limits\": {\"perMinute\": 6000}"))
                            .status())
                    .isEqualTo(201);
        }

        @Test
        void doesNotWidenTheGranterItself() {
            assertTooWide(granter.patch(own.location(), "{\"allowedNetworks\": []}"), "/allowedNetworks");
            assertTooWide(granter.patch(own.location(), "{\"allowedNetworks\": [\"0.0.0.0/0\"]}"), "/allowedNetworks");
            assertTooWide(granter.patch(own.location(), "{\"expiresAt\": null}"), "/expiresAt");

            assertThat(granter.patch(own.location(), "{\"allowedNetworks\": [\"127.0.0.1\"]}")
                            .status())
                    .isEqualTo(200);
            assertTooWide(
                    granter.patch(own.location(), "{\"allowedNetworks\": [\"127.0.0.0/31\"]}"), "/allowedNetworks");
        }

        @Test
        void leavesWhatIsThereAlready() {
            Answer wide = code("");

            assertThat(granter.patch(wide.location(), "{\"name\": \"renamed\"}").status())
                    .isEqualTo(200);
            assertThat(granter.patch(wide.location(), "{\"allowedNetworks\": [\"198.51.100.0/24\"]}")
                            .status())
                    .isEqualTo(200);
            assertTooWide(
                    granter.patch(wide.location(), "{\"allowedNetworks\": []}"), "/expiresAt", "/allowedNetworks");
        }

        /** Its holder could do from everywhere what the granter can do from here only. */
        @Test
        void addsNoScopeToWhatIsWider() {
            Answer wide = operator.post("api-codes", "{\"name\": \"wide\", \"enabled\": true}");

            assertTooWide(
                    granter.patch(wide.location(), "{\"scopes\": [\"users:read\"]}"), "/expiresAt", "/allowedNetworks");
        }

        /** Who rotates a code holds its secret. */
        @Test
        void rotatesNothingThatIsWider() {
            Answer wide = code("");

            assertProblem(granter.post(wide.location() + "/rotate", "{}"), 403, "grant-too-wide");
            assertThat(holderOf(wide).get("users").status()).isEqualTo(200);
            assertThat(granter.post(own.location() + "/rotate", "{}").status()).isEqualTo(200);
        }

        /** What a secret makes in its grace does not outlive it, nor does it get at the new one. */
        @Test
        void endsWithASecretThatWasRotatedAway() {
            Answer endless = operator.post("api-codes", """
                    {"name": "endless", "enabled": true, "scopes": ["api-codes:write", "users:read"]}""");
            ApiClient late = holderOf(endless);
            operator.post(endless.location() + "/rotate", "{\"graceSeconds\": 3600}");

            assertTooWide(late.post("api-codes", draft("")), "/expiresAt");
            assertProblem(late.post(endless.location() + "/rotate", "{}"), 403, "grant-too-wide");
            String soon = Instant.now().plusSeconds(600).toString();
            assertThat(late.post("api-codes", draft(", \"expiresAt\": \"" + soon + "\""))
                            .status())
                    .isEqualTo(201);
        }

        @Test
        void ofWhatIsWiderIsForThoseWhoMayGrantAny() {
            ApiClient any = holderOf(operator.post("api-codes", """
                    {"name": "any", "enabled": true, "scopes": ["api-codes:write", "api-codes:grant-any"],
                     "expiresAt": "%s", "allowedNetworks": [%s]}""".formatted(expiry, HERE)));

            assertThat(any.post("api-codes", draft("")).status()).isEqualTo(201);
        }

        private Answer createAt(String host, String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return RawHttp.send(SharedServer.uri(), """
                    POST /v1/api-codes HTTP/1.1
                    Host: %s
                    X-Api-Key: %s
                    Content-Type: application/json
                    Content-Length: %d""".formatted(host, secretOf(own), bytes.length), bytes);
        }

        private void assertTooWide(Answer answer, String... pointers) {
            assertProblem(answer, 403, "grant-too-wide");
            assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly(pointers);
        }

        private String draft(String more) {
            return "{\"name\": \"granted\", \"enabled\": true, \"scopes\": [\"users:read\"]" + more + "}";
        }
    }

    @Nested
    class SecretsInTheQuery {
        private final Answer code = code("");

        @ParameterizedTest
        @ValueSource(strings = {"api_key", "key", "token", "access_token", "API_KEY", "access%5Ftoken"})
        void areRefusedByEachName(String name) {
            Answer answer = ApiClient.anonymous().get("users?limit=1&" + name + "=" + secretOf(code));

            assertProblem(answer, 400, "credentials-in-query");
            assertThat(answer.text()).doesNotContain(secretOf(code));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ping", "scopes", "nothing"})
        void areRefusedWhereNoneAreNeeded(String path) {
            assertProblem(ApiClient.anonymous().get(path + "?key=" + secretOf(code)), 400, "credentials-in-query");
        }

        @Test
        void areRefusedBesideGoodOnesInAHeader() {
            assertProblem(operator.get("users?token=" + secretOf(code)), 400, "credentials-in-query");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ping?key=report", "ping?key", "ping?&=&"})
        void areNotSeenInWhatIsNone(String path) {
            assertThat(operator.get(path).status()).isEqualTo(200);
        }

        @Test
        void areNotWrittenDown() {
            ApiClient.anonymous().get("users?key=" + secretOf(code));
            operator.get("users?key=" + secretOf(code));

            assertThat(SharedServer.get().log()
                            + operator.get("audit-events?limit=1000").text())
                    .doesNotContain(secretOf(code));
        }
    }

    /** Whatever is decided about a code binds within a connection, too. */
    @Test
    void decisionsBindBetweenTwoRequestsOfOneConnection() {
        Answer code = code("");
        String get = "GET /v1/users?limit=1 HTTP/1.1\nAuthorization: Bearer " + secretOf(code);
        try (RawHttp.KeptAlive connection = new RawHttp.KeptAlive(SharedServer.uri())) {
            assertThat(connection.send(get).status()).isEqualTo(200);

            operator.patch(code.location(), "{\"allowedNetworks\": [" + ELSEWHERE + "]}");
            assertProblem(connection.send(get), 403, "network-not-allowed");

            operator.patch(code.location(), "{\"allowedNetworks\": [], \"enabled\": false}");
            assertProblem(connection.send(get), 401, "code-disabled");

            operator.patch(code.location(), "{\"enabled\": true}");
            assertThat(connection.send(get).status()).isEqualTo(200);

            operator.delete(code.location());
            assertProblem(connection.send(get), 401, "credentials-wrong");
        }
    }

    @Test
    void refusalsAreInTheTrail() {
        Answer code = code("\"allowedNetworks\": [" + ELSEWHERE + "]");
        holderOf(code).get("users");
        operator.patch(code.location(), "{\"boundHost\": \"accounts.example.com\"}");
        holderOf(code).get("users");
        operator.patch(code.location(), "{\"notBefore\": \"2100-01-01T00:00:00Z\"}");
        holderOf(code).get("users");

        JsonNode events = operator.get("audit-events?outcome=refused&actor="
                        + code.json().path("id").asText())
                .json()
                .path("items");

        assertThat(events.findValuesAsText("detail"))
                .containsExactly(
                        "code-not-yet-valid: it is valid from 2100-01-01T00:00:00Z",
                        "host-not-allowed: it is bound to another",
                        "network-not-allowed: it is in none of its allowedNetworks");
        assertThat(events.findValuesAsText("address")).containsOnly("127.0.0.1");
    }

    @Test
    void theTrailTellsWhereACodeWorks() {
        Answer code = code("\"allowedNetworks\": [" + ELSEWHERE + "], \"boundHost\": \"accounts.example.com\"");

        assertThat(operator.get("audit-events?target=" + code.json().path("id").asText())
                        .json()
                        .path("items")
                        .findValuesAsText("detail"))
                .containsExactly("scopes: users:read; host: accounts.example.com; networks: 192.0.2.0/24");
    }

    /** A server that takes the word of proxies on this machine and in one network. */
    @Nested
    class BehindProxies {
        private final ApiClient first = TunedServer.administrator();

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\'',
                value = {
                    "X-Forwarded-For | 192.0.2.7 | 192.0.2.7",
                    "X-Forwarded-For | ::ffff:192.0.2.7 | 192.0.2.7",
                    "X-Forwarded-For | 192.0.2.7:4711, 10.1.2.3 | 192.0.2.7",
                    "X-Forwarded-For | 192.0.2.7, 203.0.113.9 | 203.0.113.9",
                    "X-Forwarded-For | 192.0.2.7, garbage | 127.0.0.1",
                    "X-Forwarded-For | 192.0.2.7, unknown, 10.1.2.3 | 10.1.2.3",
                    "Forwarded | for=192.0.2.7;proto=https | 192.0.2.7",
                    "Forwarded | For=\"[2001:db8::9]:4711\" | 2001:db8::9",
                    "Forwarded | for=192.0.2.7, for=_hidden | 127.0.0.1",
                    "Forwarded | for=\", for=203.0.113.9 | 203.0.113.9"
                })
        void thePeerIsWhoCalledTheFirstOfThem(String header, String value, String peer) {
            Answer code = first.with(header, value).post("api-codes", "{\"name\": \"x\"}");

            assertThat(first.get("audit-events?target=" + code.json().path("id").asText())
                            .json()
                            .path("items")
                            .findValuesAsText("address"))
                    .containsExactly(peer);
        }

        @Test
        void allowListsLookAtThePeer() {
            ApiClient holder = ApiClient.at(TunedServer.uri())
                    .with("X-Api-Key", secretOf(first.post("api-codes", """
                                    {"name": "x", "enabled": true, "scopes": ["users:read"],
                                     "allowedNetworks": [%s]}""".formatted(ELSEWHERE))));

            assertThat(holder.with("X-Forwarded-For", "192.0.2.7").get("users").status())
                    .isEqualTo(200);
            assertThat(holder.with("Forwarded", "for=\"192.0.2.7:80\"")
                            .get("users")
                            .status())
                    .isEqualTo(200);
            assertProblem(holder.get("users"), 403, "network-not-allowed");
            assertProblem(
                    holder.with("X-Forwarded-For", "192.0.2.7, 203.0.113.9").get("users"), 403, "network-not-allowed");
            assertProblem(
                    holder.with("X-Forwarded-For", "192.0.2.7, garbage").get("users"), 403, "network-not-allowed");
        }

        /** What is counted by network is, too; the node writes it down within the minute after. */
        @Test
        @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // no such wait twice
        void refusalsOfUnknownCredentialsAreThePeers() {
            ApiClient stranger = ApiClient.at(TunedServer.uri()).with("X-Api-Key", secretOf(code("")));
            for (int i = 0; i < 3; i++) {
                assertProblem(
                        stranger.with("X-Forwarded-For", "198.51.100." + i).get("users"), 401, "credentials-wrong");
            }

            Waiting.until(
                    () -> countedFrom("198.51.100.0/24") == 3, Duration.ofSeconds(90), () -> "nothing is written");
        }

        @Test
        void wrongPasswordsAreThePeers() {
            String login = "{\"username\": \"ada@example.com\", \"password\": \"wrong\"}";
            ApiClient guesser = first.with("X-Forwarded-For", "203.0.113.7");
            for (int i = 0; i < 5; i++) {
                assertProblem(guesser.post("access-tokens", login), 401, "credentials-wrong");
            }

            assertProblem(guesser.post("access-tokens", login), 429, "login-delayed");
            assertProblem(
                    first.with("X-Forwarded-For", "198.51.100.7").post("access-tokens", login),
                    401,
                    "credentials-wrong");
        }

        private int countedFrom(String network) {
            Pattern count = Pattern.compile("credentials-wrong ×([0-9]+) from " + network);
            return count.matcher(first.get("audit-events?outcome=refused").text())
                    .results()
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .sum();
        }

        /** The one that the proxy did not write is the caller's own. */
        @Test
        void twoPeersInOneRequestAreRefused() {
            Answer answer = first.with("Forwarded", "for=192.0.2.7")
                    .with("X-Forwarded-For", "203.0.113.9")
                    .get("users");

            assertProblem(answer, 400, "invalid-header");
        }
    }

    private JsonNode check(Answer code, String body) {
        Answer answer = operator.post(code.location() + "/check", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer codeFrom(String networks) {
        return code("\"allowedNetworks\": [" + networks + "]");
    }

    /** An enabled code that may read users, and with these members more. */
    private Answer code(String members) {
        return operator.post(
                "api-codes",
                "{\"name\": \"locked\", \"enabled\": true, \"scopes\": [\"users:read\"]"
                        + (members.isEmpty() ? "" : ", " + members) + "}");
    }

    private static ApiClient holderOf(Answer code) {
        return ApiClient.as(secretOf(code));
    }

    private static String secretOf(Answer code) {
        return code.json().path("secret").asText();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
