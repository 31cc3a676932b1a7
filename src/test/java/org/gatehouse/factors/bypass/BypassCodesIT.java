package org.gatehouse.factors.bypass;

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
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bypass codes as administrators handle them. That they open sessions is shown there. */
class BypassCodesIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String user = tenant.user("ada@" + domain).path("id").asText();
    private final String codes = "users/" + user + "/bypass-codes";

    @Nested
    class Post {
        @Test
        void makesNineDigitsForOneUse() {
            Answer answer = client.post(codes, "{}");

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            JsonNode made = answer.json();
            assertThat(made.path("code").asText()).matches("[0-9]{9}");
            assertThat(made.path("userId").asText()).isEqualTo(user);
            assertThat(made.path("usesAllowed").asInt()).isEqualTo(1);
            assertThat(made.path("usesRemaining").asInt()).isEqualTo(1);
            assertThat(made.has("expiresAt")).isFalse();
            assertThat(client.get(answer.location()).json()).isEqualTo(withoutDigits(made));
        }

        @Test
        void takesUsesAndMinutes() {
            JsonNode made = made("{\"usesAllowed\": 1000, \"minutes\": 525600}");

            assertThat(made.path("usesRemaining").asInt()).isEqualTo(1000);
            assertThat(Duration.between(time(made, "createdAt"), time(made, "expiresAt")))
                    .isEqualTo(Duration.ofMinutes(525_600));
        }

        @Test
        void takesNoMinutesAsNever() {
            assertThat(made("{\"minutes\": 0}").has("expiresAt")).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"usesAllowed\": 0}",
                    "{\"usesAllowed\": 1001}",
                    "{\"usesAllowed\": 1.5}",
                    "{\"usesAllowed\": \"1\"}"
                })
        void refusesOtherUses(String draft) {
            assertInvalid(client.post(codes, draft), "/usesAllowed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"minutes\": -1}", "{\"minutes\": 525601}"})
        void refusesOtherMinutes(String draft) {
            assertInvalid(client.post(codes, draft), "/minutes");
        }

        @Test
        void refusesACodeOfTheClientsChoice() {
            assertInvalid(client.post(codes, "{\"code\": \"123456789\"}"), "/code");
        }

        @Test
        void makesFiveAndNoMore() {
            for (int i = 0; i < BypassCodeService.MOST; i++) {
                made("{}");
            }

            assertProblem(client.post(codes, "{}"), 409, "too-many-bypass-codes");

            client.delete("bypass-codes/" + list().get(0).path("id").asText());
            made("{}");
        }

        @Test
        void makesFiveOfFiftyAtOnce() {
            List<Answer> answers = AtOnce.call(50, number -> client.post(codes, "{}"));

            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(BypassCodeService.MOST);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .allSatisfy(answer -> assertProblem(answer, 409, "too-many-bypass-codes"));
            assertThat(list()).hasSize(BypassCodeService.MOST);
        }

        @Test
        void makesOneForAnIdempotencyKeyAndShowsItAgain() {
            ApiClient once = client.with("Idempotency-Key", unique("key-"));

            JsonNode first = once.post(codes, "{}").json();
            JsonNode second = once.post(codes, "{}").json();

            assertThat(second).isEqualTo(first);
            assertThat(list()).hasSize(1);
        }
    }

    @Nested
    class Get {
        @Test
        void listsThoseOfTheUserWithoutTheirDigits() {
            JsonNode first = made("{}");
            JsonNode second = made("{\"usesAllowed\": 3}");
            String other = tenant.user("bob@" + domain).path("id").asText();
            client.post("users/" + other + "/bypass-codes", "{}");

            assertThat(list()).containsExactly(withoutDigits(first), withoutDigits(second));
        }

        @Test
        void knowsNoOthers() {
            String id = made("{}").path("id").asText();

            assertProblem(Tenant.fresh().client().get("bypass-codes/" + id), 404, "bypass-code-not-found");
            assertProblem(client.get("bypass-codes/" + UUID.randomUUID()), 404, "bypass-code-not-found");
            assertProblem(client.get("bypass-codes/1"), 404, "bypass-code-not-found");
        }

        @Test
        void needsToReachTheUser() {
            JsonNode boss = tenant.user("boss@" + domain);
            String bosses = "users/" + boss.path("id").asText() + "/bypass-codes";
            JsonNode made = client.post(bosses, "{}").json();
            client.patch("users/" + boss.path("id").asText(), "{\"protected\": true}");
            ApiClient limited = tenant.codeWithout(Scope.USERS_PROTECTED_WRITE);

            assertProblem(limited.get("bypass-codes/" + made.path("id").asText()), 403, "user-protected");
            assertProblem(limited.delete("bypass-codes/" + made.path("id").asText()), 403, "user-protected");
            assertProblem(limited.get(bosses), 403, "user-protected");
            assertProblem(limited.delete(bosses), 403, "user-protected");
            assertThat(client.get(bosses).json().path("items")).hasSize(1);
        }
    }

    @Nested
    class Delete {
        @Test
        void deletesOne() {
            JsonNode first = made("{}");
            JsonNode second = made("{}");

            assertThat(client.delete("bypass-codes/" + first.path("id").asText())
                            .status())
                    .isEqualTo(204);

            assertProblem(client.get("bypass-codes/" + first.path("id").asText()), 404, "bypass-code-not-found");
            assertThat(list()).containsExactly(withoutDigits(second));
        }

        @Test
        void deletesAll() {
            made("{}");
            made("{}");

            assertThat(client.delete(codes).status()).isEqualTo(204);
            assertThat(list()).isEmpty();
            assertThat(client.delete(codes).status()).isEqualTo(204);
        }

        @Test
        void comesWithTheUsers() {
            String id = made("{}").path("id").asText();

            assertThat(client.delete("users/" + user).status()).isEqualTo(204);

            assertProblem(client.get("bypass-codes/" + id), 404, "bypass-code-not-found");
        }
    }

    @Test
    void areInTheAuditTrailWithoutTheirDigits() {
        JsonNode made = made("{}");
        client.delete("bypass-codes/" + made.path("id").asText());

        List<JsonNode> events = Lists.all(client, "audit-events", 100).stream()
                .filter(event -> event.path("targetId").equals(made.path("id")))
                .toList();

        assertThat(events)
                .extracting(event -> event.path("action").asText())
                .containsExactly("bypass-code.delete", "bypass-code.create");
        assertThat(events.toString()).doesNotContain(made.path("code").asText());
    }

    private JsonNode made(String draft) {
        Answer answer = client.post(codes, draft);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private List<JsonNode> list() {
        JsonNode page = client.get(codes).json();
        return page.path("items").findParents("id");
    }

    private static JsonNode withoutDigits(JsonNode made) {
        return ((ObjectNode) made.deepCopy()).without("code");
    }

    private static Instant time(JsonNode made, String member) {
        return Instant.parse(made.path(member).asText());
    }
}
