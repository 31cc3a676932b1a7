package org.gatehouse.factors.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.SimulatedDevice;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions as devices see and decide them. */
class DeviceSessionsIT {
    private final Asked ada = Asked.fresh(Tenant.fresh().client());
    private final Phone phone = ada.phone();

    @Nested
    class Get {
        @Test
        void listsWhatWaitsForTheDevice() {
            JsonNode first = ada.begin();
            JsonNode second = ada.begin();
            JsonNode ended = ada.begin();
            ada.administrator().delete(ada.path(ended));
            Asked.member(ada.administrator(), ada.domain()).begin();

            assertThat(phone.client().get("device/sessions").json().path("items"))
                    .containsExactly(first, second);
        }

        @Test
        void showsOneAlsoWhenItHasEnded() {
            JsonNode session = ada.begin();
            assertThat(phone.client().get(Phone.path(session)).json()).isEqualTo(session);

            phone.decide(session, "deny");

            assertThat(phone.client().get(Phone.path(session)).json()).isEqualTo(ada.get(session));
        }

        @Test
        void showsNoneOfOtherDevices() {
            JsonNode session = ada.begin();
            Phone other = Asked.member(ada.administrator(), ada.domain()).phone();

            assertProblem(other.client().get(Phone.path(session)), 404, "session-not-found");
            assertProblem(other.decide(session, "approve"), 404, "session-not-found");
            assertProblem(phone.client().get("device/sessions/1"), 404, "session-not-found");
            assertProblem(phone.client().get("device/sessions/" + UUID.randomUUID()), 404, "session-not-found");
        }

        @Test
        void doesNotListWhereTheDomainForbidsIt() {
            ada.settings("{\"requestPollingEnabled\": false}");
            JsonNode session = ada.begin();

            assertProblem(phone.client().get("device/sessions"), 403, "polling-disabled");
            assertThat(phone.decide(session, "approve").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"device/sessions", "device/sessions/1", "device/events"})
        void needsADevice(String path) {
            assertProblem(ApiClient.anonymous().get(path), 401, "unauthenticated");
            assertProblem(ada.administrator().get(path), 401, "credentials-wrong");
        }
    }

    @Nested
    class Decision {
        @Test
        void isAnsweredWithTheSession() {
            JsonNode session = ada.begin();

            Answer answer = phone.decide(session, "approve");

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json()).isEqualTo(ada.get(session));
            assertThat(answer.json().path("state").asText()).isEqualTo("approved");
        }

        @Test
        void isMadeOnce() {
            JsonNode session = ada.begin();
            phone.decide(session, "deny");

            assertProblem(phone.decide(session, "approve"), 409, "session-ended");
            assertThat(ada.get(session).path("state").asText()).isEqualTo("denied");
        }

        @Test
        void forgivesWhatWasWrongWhenItApproves() {
            JsonNode session = ada.begin();
            phone.send(session, forged(session, "approve"));
            assertThat(ada.token().path("failures").asInt()).isEqualTo(1);

            phone.decide(session, "approve");

            assertThat(ada.token().path("failures").asInt()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"approve", "deny", "not-me"})
        void needsTheSignatureOfTheDevice(String decision) {
            JsonNode session = ada.begin();

            assertProblem(phone.send(session, forged(session, decision)), 403, "signature-wrong");

            assertThat(ada.get(session).path("state").asText()).isEqualTo("pending");
            assertThat(ada.token().path("failures").asInt()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30."})
        void isNothingWithoutOne(String jws) {
            assertProblem(phone.send(ada.begin(), jws), 403, "signature-wrong");
        }

        @Test
        void mustHaveTheNumberOfTheSession() {
            JsonNode session = ada.begin();
            int other = session.path("number").asInt() == 10 ? 11 : 10;

            assertProblem(
                    phone.sendSigned(session, """
                    {"session": "%s", "decision": "approve", "number": %d}""".formatted(session.path("id").asText(), other)),
                    403,
                    "signature-wrong");

            assertThat(ada.get(session).path("state").asText()).isEqualTo("pending");
            assertThat(ada.token().path("failures").asInt()).isEqualTo(1);
        }

        @Test
        void mustBeAboutTheSession() {
            JsonNode session = ada.begin();
            JsonNode other = ada.begin();

            assertProblem(phone.sendSigned(session, Phone.payload(other, "approve")), 403, "signature-wrong");
        }

        @Test
        void revokesTheTokenAfterAsManyWrongOnesAsTheDomainAllows() {
            ada.settings("{\"maxAllowedRetries\": 2}");
            JsonNode session = ada.begin();
            phone.send(session, "x");
            phone.send(session, "x");

            assertThat(ada.token().path("revokedBy").asText()).isEqualTo("retries");
            assertProblem(phone.decide(session, "approve"), 401, "credentials-wrong");
            assertThat(Lists.all(ada.administrator(), "audit-events?action=token.revoke", 10))
                    .isNotEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{}",
                    "{\"session\": \"%1$s\", \"decision\": \"approve\"}",
                    "{\"session\": \"%1$s\", \"number\": %2$s}",
                    "{\"session\": \"%1$s\", \"decision\": \"APPROVE\", \"number\": %2$s}",
                    "{\"session\": \"%1$s\", \"decision\": \"approve\", \"number\": \"%2$s\"}",
                    "{\"session\": \"%1$s\", \"decision\": \"approve\", \"number\": %2$s, \"more\": 1}",
                    "{\"session\": \"%1$s\", \"decision\": \"deny\", \"decision\": \"approve\", \"number\": %2$s}",
                    "{\"session\": \"%1$s\", \"decision\": \"approve\", \"number\": %2$s, \"lock\": true}"
                })
        void mustBeLawful(String payload) {
            JsonNode session = ada.begin();
            String id = session.path("id").asText();

            assertInvalid(
                    phone.sendSigned(
                            session,
                            payload.formatted(id, session.path("number").asText())),
                    "/jws");

            assertThat(ada.get(session).path("state").asText()).isEqualTo("pending");
        }

        @Test
        void mustBeThere() {
            String path = Phone.path(ada.begin()) + "/decision";

            assertInvalid(phone.client().post(path, "{}"), "/jws");
            assertInvalid(phone.client().post(path, "{\"jws\": \"" + "x".repeat(4097) + "\"}"), "/jws");
            assertProblem(phone.client().post(path, "x"), 400, "malformed-json");
        }

        @RepeatedTest(5)
        void winsOrLosesAgainstTheCancelOfTheSameTime() {
            JsonNode session = ada.begin();
            ApiClient device = phone.client();

            List<Integer> statuses = AtOnce.call(
                    6,
                    number -> number % 2 == 0
                            ? phone.decide(device, session, "approve").status()
                            : ada.administrator().delete(ada.path(session)).status());

            assertThat(statuses.stream().filter(status -> status != 409)).hasSize(1);
            assertThat(ada.get(session).path("state").asText())
                    .isEqualTo(statuses.contains(200) ? "approved" : "denied");
        }
    }

    @Nested
    class Events {
        @Test
        void tellOfWhatIsPendingAndOfWhatIsNew() {
            JsonNode first = ada.begin();
            try (EventStream events = EventStream.of(phone)) {
                assertThat(events.response().statusCode()).isEqualTo(200);
                assertThat(events.response().headers().firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
                events.await("id:", first.path("id").asText());
                JsonNode second = ada.begin();
                events.await("id:", second.path("id").asText());

                assertThat(events.lines("event:")).containsExactly("session", "session");
                assertThat(events.lines("data:")).containsExactly(first.toString(), second.toString());
            }
        }

        @Test
        void tellAllAgainToWhoeverComesAgain() {
            JsonNode session = ada.begin();
            try (EventStream events =
                    EventStream.of(phone, "Last-Event-ID", session.path("id").asText())) {
                events.await("id:", session.path("id").asText());
            }
        }

        @Test
        @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // a wait that has nothing to do with the database
        void tellThatTheServerIsStillThere() {
            try (EventStream events = EventStream.of(phone)) {
                Waiting.until(() -> events.lines(":").size() >= 2, Duration.ofSeconds(40), () -> "no two comments");
            }
        }

        @Test
        void endWithTheToken() {
            try (EventStream events = EventStream.of(phone)) {
                ada.administrator().delete("domains/" + ada.domain() + "/members/" + ada.user() + "/token");

                events.awaitEnd();
            }
        }

        @Test
        void goToTwoConnectionsOfADeviceAndNoMore() {
            try (EventStream first = EventStream.of(phone);
                    EventStream second = EventStream.of(phone);
                    EventStream third = EventStream.of(phone)) {
                first.awaitEnd();
                JsonNode session = ada.begin();

                second.await("id:", session.path("id").asText());
                third.await("id:", session.path("id").asText());
            }
        }
    }

    private static String forged(JsonNode session, String decision) {
        return SimulatedDevice.withEcKey().sign(Phone.payload(session, decision));
    }
}
