package org.gatehouse.factors.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions as those see them who ask for second factors. */
class SessionsIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String user = tenant.user("ada@" + domain).path("id").asText();
    private final String sessions = "domains/" + domain + "/sessions";

    @Nested
    class AskingADevice {
        private final Phone phone = Phone.of(client, domain, user);

        @Test
        void isPendingUntilItApproves() {
            Answer answer = client.post(sessions, """
                    {"user": "ada@%s", "ipAddress": "2001:DB8::0:1", "attributes": [{"key": "Application", "value": "Webmail"}]}""".formatted(domain));
            JsonNode session = answer.json();

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(session.path("state").asText()).isEqualTo("pending");
            assertThat(session.path("userId").asText()).isEqualTo(user);
            assertThat(session.path("number").asInt()).isBetween(10, 99);
            assertThat(session.path("ipAddress").asText()).isEqualTo("2001:db8::1");
            assertThat(session.at("/attributes/0/value").asText()).isEqualTo("Webmail");
            assertThat(Duration.between(time(session, "createdAt"), time(session, "expiresAt")))
                    .isEqualTo(Duration.ofSeconds(120));
            assertThat(client.get(answer.location()).json()).isEqualTo(session);

            assertThat(phone.decide(session, "approve").status()).isEqualTo(200);

            JsonNode ended = get(session);
            assertEnded(ended, "approved", "device");
            assertThat(time(ended, "endedAt")).isBefore(time(ended, "expiresAt"));
        }

        @Test
        void isDeniedByIt() {
            JsonNode session = begun();

            phone.decide(session, "deny");

            assertEnded(get(session), "denied", "denied");
            assertThat(begun().path("state").asText()).isEqualTo("pending");
        }

        @Test
        void isDeniedByAUserWhoDidNotBeginIt() {
            JsonNode session = begun();

            phone.decide(session, "not-me");

            assertEnded(get(session), "denied", "not-me");
            assertThat(actions(session)).contains("session.not-me");
            assertThat(begun().path("state").asText()).isEqualTo("pending");
        }

        @Test
        void locksTheTokenWhereTheUserSaysSo() {
            JsonNode session = begun();

            phone.sendSigned(session, Phone.payload(session, "not-me").replace("}", ", \"lock\": true}"));

            assertEnded(get(session), "denied", "not-me");
            assertProblem(begin("{\"user\": \"%s\"}".formatted(user)), 409, "token-not-active");
            JsonNode token = client.get("domains/" + domain + "/members/" + user + "/token")
                    .json();
            assertThat(token.path("revokedBy").asText()).isEqualTo("not-me");
            assertThat(actions("token.revoke")).isNotEmpty();
        }

        @Test
        void canBeCancelled() {
            JsonNode session = begun();

            assertThat(client.delete(path(session)).status()).isEqualTo(204);

            assertEnded(get(session), "denied", "cancelled");
            assertProblem(client.delete(path(session)), 409, "session-ended");
            assertProblem(phone.decide(session, "approve"), 409, "session-ended");
            assertThat(actions(session)).contains("session.create", "session.cancel");
        }

        @Test
        void canBeDoneTwentyTimesAtOnce() {
            for (int i = 0; i < SessionWriteService.MOST; i++) {
                begun();
            }

            Answer refused = begin("{\"user\": \"%s\"}".formatted(user));

            assertProblem(refused, 429, "too-many-sessions");
            assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 120L);
        }

        @Test
        void isDoneOnceForAnIdempotencyKey() {
            ApiClient once = client.with("Idempotency-Key", unique("key-"));
            String draft = "{\"user\": \"" + user + "\"}";

            assertThat(once.post(sessions, draft).json())
                    .isEqualTo(once.post(sessions, draft).json());
        }

        @Test
        void canBeForbidden() {
            client.patch("organization/second-factor", "{\"kinds\": [\"otp\"]}");

            assertProblem(begin("{\"user\": \"%s\"}".formatted(user)), 403, "factor-disabled");
        }

        @Test
        void takesFiftyAttributes() {
            assertThat(begin(withAttributes(50, "v".repeat(250))).status()).isEqualTo(201);
            assertInvalid(begin(withAttributes(51, "v")), "/attributes");
            assertInvalid(begin(withAttributes(1000, "v")), "/attributes");
            assertInvalid(begin(withAttributes(2, "v".repeat(251))), "/attributes/1/value");
            assertInvalid(begin(withAttributes(2, "")), "/attributes/1/value");
            assertInvalid(begin("""
                    {"user": "%s", "attributes": [{"key": "%s", "value": "v"}]}""".formatted(user, "k".repeat(41))), "/attributes/0/key");
            assertInvalid(begin("{\"user\": \"%s\", \"attributes\": [null]}".formatted(user)), "/attributes/0");
        }
    }

    @Nested
    class WithoutAnActiveToken {
        @Test
        void cannotBegin() {
            assertProblem(begin("{\"user\": \"%s\"}".formatted(user)), 404, "token-not-found");

            client.send("PUT", "domains/" + domain + "/members/" + user + "/token");

            assertProblem(begin("{\"user\": \"%s\"}".formatted(user)), 409, "token-not-active");
        }

        @Test
        void needsAMemberOfTheDomain() {
            String other = tenant.domain();
            String stranger = tenant.user("bob@" + other).path("id").asText();

            assertProblem(begin("{\"user\": \"%s\"}".formatted(stranger)), 404, "not-a-member");
            assertProblem(begin("{\"user\": \"%s\"}".formatted(UUID.randomUUID())), 404, "user-not-found");
            assertProblem(begin("{\"user\": \"\"}"), 404, "user-not-found");
            assertInvalid(begin("{}"), "/user");
            assertInvalid(begin("{\"user\": \"%s\"}".formatted("u".repeat(257))), "/user");
            assertProblem(
                    client.post("domains/nowhere.example/sessions", "{\"user\": \"%s\"}".formatted(user)),
                    404,
                    "domain-not-found");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"localhost\"", "\"192.0.2.0/24\"", "\"\"", "7"})
        void needsAnAddressIfAny(String address) {
            assertInvalid(begin("{\"user\": \"%s\", \"ipAddress\": %s}".formatted(user, address)), "/ipAddress");
        }
    }

    @Nested
    class ByBypassCode {
        @Test
        void isApprovedAtOnceUntilTheCodeIsUsedUp() {
            JsonNode code = bypassCode("{\"usesAllowed\": 2}");

            assertEnded(withBypass(code.path("code").asText()).json(), "approved", "bypass");
            assertThat(client.get("bypass-codes/" + code.path("id").asText())
                            .json()
                            .path("usesRemaining")
                            .asInt())
                    .isEqualTo(1);
            JsonNode session = withBypass(spaced(code.path("code").asText())).json();
            assertEnded(session, "approved", "bypass");
            assertThat(session.has("number")).isFalse();
            assertThat(get(session)).isEqualTo(session);
            assertEnded(withBypass(code.path("code").asText()).json(), "denied", "code-wrong");
            assertProblem(client.get("bypass-codes/" + code.path("id").asText()), 404, "bypass-code-not-found");
            assertThat(client.get("users/" + user + "/bypass-codes").json().path("items"))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "1", "12345678", "1234567890", "abcdefghi", "١٢٣٤٥٦٧٨٩", "12345678'"})
        void isDeniedForWhatIsNoCode(String code) {
            bypassCode("{}");

            assertEnded(withBypass(code).json(), "denied", "code-wrong");
        }

        @Test
        void isDeniedForACodeOfSomebodyElse() {
            tenant.user("bob@" + domain);
            String code = client.post("users/bob@" + domain + "/bypass-codes", "{}")
                    .json()
                    .path("code")
                    .asText();

            assertEnded(withBypass(code).json(), "denied", "code-wrong");
        }

        @Test
        void isForbiddenWhereTheDomainSaysSo() {
            String code = bypassCode("{}").path("code").asText();
            client.patch("domains/" + domain + "/second-factor", "{\"bypassEnabled\": false}");

            assertProblem(withBypass(code), 403, "factor-disabled");
        }

        @Test
        void isSlowedDownAfterFiveWrongOnesOfANetwork() {
            String code = bypassCode("{}").path("code").asText();
            for (int i = 0; i < 5; i++) {
                assertEnded(withBypass("000000000", "198.51.100." + i).json(), "denied", "code-wrong");
            }

            Answer delayed = withBypass(code, "198.51.100.77");

            assertProblem(delayed, 429, "login-delayed");
            assertThat(Long.parseLong(delayed.header("Retry-After"))).isPositive();
            assertEnded(withBypass(code, "203.0.113.1").json(), "approved", "bypass");
        }

        @Test
        void revokesTheDeviceAfterAsManyWrongOnesAsTheDomainAllows() {
            Phone.of(client, domain, user);
            client.patch("domains/" + domain + "/second-factor", "{\"maxAllowedRetries\": 2}");
            String token = "domains/" + domain + "/members/" + user + "/token";
            withBypass("000000000");
            assertThat(client.get(token).json().path("failures").asInt()).isEqualTo(1);
            withBypass(bypassCode("{}").path("code").asText());
            assertThat(client.get(token).json().path("failures").asInt()).isZero();

            withBypass("000000000");
            withBypass("000000000");

            assertThat(client.get(token).json().path("revokedBy").asText()).isEqualTo("retries");
        }

        @Test
        void isJudgedOnceForAnIdempotencyKey() {
            ApiClient once = client.with("Idempotency-Key", unique("key-"));
            String draft = draft(bypassCode("{}").path("code").asText(), "192.0.2.7");

            JsonNode first = once.post(sessions, draft).json();

            assertEnded(first, "approved", "bypass");
            assertThat(once.post(sessions, draft).json()).isEqualTo(first);
        }

        @Test
        void takesNoOtherCodeBesides() {
            assertInvalid(
                    begin("{\"user\": \"%s\", \"otp\": \"755224\", \"bypassCode\": \"123456789\"}".formatted(user)),
                    "/bypassCode");
            assertInvalid(withBypass("1".repeat(65)), "/bypassCode");
            assertInvalid(begin("{\"user\": \"%s\", \"bypassCode\": 123456789}".formatted(user)), "/bypassCode");
        }

        @Test
        void isAuditedWithoutTheCode() {
            String code = bypassCode("{}").path("code").asText();
            JsonNode session = withBypass(code).json();

            assertThat(actions(session)).containsExactly("session.approve");
            assertThat(client.get("audit-events").text()).doesNotContain(code);
        }
    }

    @Test
    void anOtpOfAUserWithoutTokensIsWrong() {
        assertEnded(
                begin("{\"user\": \"%s\", \"otp\": \"755224\"}".formatted(user)).json(), "denied", "code-wrong");
    }

    @Nested
    class Reach {
        private final JsonNode session =
                withBypass(bypassCode("{}").path("code").asText()).json();

        @Test
        void endsAtTheOrganization() {
            ApiClient theirs = Tenant.fresh().client();

            assertProblem(theirs.get(path(session)), 404, "domain-not-found");
            String domainId = session.path("domainId").asText();
            String id = session.path("id").asText();
            assertProblem(theirs.get("domains/" + domainId + "/sessions/" + id), 404, "domain-not-found");
            assertProblem(theirs.delete("domains/" + domainId + "/sessions/" + id), 404, "domain-not-found");
            assertProblem(
                    theirs.post("domains/" + domainId + "/sessions", draft("123456789", "192.0.2.7")),
                    404,
                    "domain-not-found");
        }

        @Test
        void isOfOneDomain() {
            String other = tenant.domain();
            String id = session.path("id").asText();

            assertProblem(client.get("domains/" + other + "/sessions/" + id), 404, "session-not-found");
            assertProblem(client.delete("domains/" + other + "/sessions/" + id), 404, "session-not-found");
            assertThat(client.get("domains/" + domain.toUpperCase() + "/sessions/" + id)
                            .json())
                    .isEqualTo(session);
            assertThat(client.get("domains/" + session.path("domainId").asText() + "/sessions/" + id)
                            .json())
                    .isEqualTo(session);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "0190163d-8694-739b-bea5-9f6b3a0d0b4f", "' or 1=1"})
        void knowsNothingElse(String id) {
            assertProblem(client.get(sessions + "/" + Lists.encode(id)), 404, "session-not-found");
            assertProblem(client.get(sessions + "/" + Lists.encode(id) + "?wait=1s"), 404, "session-not-found");
        }

        @Test
        void endsAtProtectedUsers() {
            client.patch("users/" + user, "{\"protected\": true}");
            ApiClient limited = tenant.codeWithout(Scope.USERS_PROTECTED_WRITE);

            assertProblem(limited.get(path(session)), 403, "user-protected");
            assertProblem(limited.get(path(session) + "?wait=1s"), 403, "user-protected");
            assertProblem(limited.post(sessions, draft("123456789", "192.0.2.7")), 403, "user-protected");
        }

        @Test
        void isOpenByEitherScope() {
            assertThat(tenant.codeWith(Scope.SESSIONS_READ).get(path(session)).status())
                    .isEqualTo(200);
            assertThat(tenant.codeWith(Scope.SESSIONS_WRITE).get(path(session)).status())
                    .isEqualTo(200);
            assertProblem(
                    tenant.codeWith(Scope.SESSIONS_READ).post(sessions, draft("123456789", "192.0.2.7")),
                    403,
                    "scope-missing");
        }

        @Test
        void endsWithTheUser() {
            assertThat(client.delete("users/" + user).status()).isEqualTo(204);

            assertProblem(client.get(path(session)), 404, "session-not-found");
        }

        @Test
        void endsWithTheDomain() {
            assertThat(client.delete("domains/" + domain + "?cascade=true").status())
                    .isEqualTo(200);

            assertProblem(client.get(path(session)), 404, "domain-not-found");
        }
    }

    private Answer begin(String draft) {
        return client.post(sessions, draft);
    }

    private JsonNode begun() {
        Answer answer = begin("{\"user\": \"" + user + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode bypassCode(String draft) {
        return client.post("users/" + user + "/bypass-codes", draft).json();
    }

    private Answer withBypass(String code) {
        return withBypass(code, "192.0.2.7");
    }

    private Answer withBypass(String code, String address) {
        return begin(draft(code, address));
    }

    private String draft(String code, String address) {
        return """
                {"user": "%s", "bypassCode": "%s", "ipAddress": "%s"}""".formatted(user, code, address);
    }

    private String withAttributes(int count, String lastValue) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add("{\"key\": \"k%d\", \"value\": \"%s\"}".formatted(i, i == count - 1 ? lastValue : "v"));
        }
        return "{\"user\": \"" + user + "\", \"attributes\": " + all.stream().collect(Collectors.joining(",", "[", "]"))
                + "}";
    }

    private JsonNode get(JsonNode session) {
        Answer answer = client.get(path(session));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String path(JsonNode session) {
        return sessions + "/" + session.path("id").asText();
    }

    /** What the audit trail says was done to the session. */
    private Stream<String> actions(JsonNode session) {
        return Lists.all(client, "audit-events", 100).stream()
                .filter(event -> event.path("targetId").equals(session.path("id")))
                .map(event -> event.path("action").asText());
    }

    private List<JsonNode> actions(String action) {
        return Lists.all(client, "audit-events?action=" + action, 100);
    }

    private static void assertEnded(JsonNode session, String state, String reason) {
        assertThat(session.path("state").asText()).as(session.toString()).isEqualTo(state);
        assertThat(session.path("reason").asText()).isEqualTo(reason);
        assertThat(session.has("endedAt")).isTrue();
    }

    private static String spaced(String code) {
        return code.replaceAll("(...)(?=.)", "$1 ");
    }

    private static Instant time(JsonNode session, String member) {
        return Instant.parse(session.path(member).asText());
    }
}
