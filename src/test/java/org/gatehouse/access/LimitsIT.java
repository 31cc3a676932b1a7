package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of API codes: what they let pass, and what they say. Most tests limit the day, which no test sees the end of. */
class LimitsIT {
    private static final String FIRST_CODE = "gate_00z0R12GKAHXwQ4KLnSREmn0LsM4X7ML0jtgwuhj1Xr0tWdfB";

    private final Tenant tenant = Tenant.fresh();

    @Nested
    class Answers {
        @Test
        void tellTheNarrowerWindow() {
            ApiClient holder = holderOf(limited("{\"perMinute\": 1000, \"perDay\": 50}"));

            Answer first = holder.get("users");
            Answer second = holder.get("users");

            assertThat(first.header("RateLimit-Limit")).isEqualTo("50");
            assertThat(first.header("RateLimit-Remaining")).isEqualTo("49");
            assertThat(second.header("RateLimit-Remaining")).isEqualTo("48");
            assertThat(number(second, "RateLimit-Reset")).isBetween(1L, 86_400L);
        }

        @Test
        void tellTheServersOwnLimitsWhereACodeHasNone() {
            Answer answer = holderOf(limited("null")).get("users");

            assertThat(answer.header("RateLimit-Limit")).isEqualTo("6000");
            assertThat(number(answer, "RateLimit-Remaining")).isBetween(5_000L, 5_999L);
            assertThat(number(answer, "RateLimit-Reset")).isBetween(1L, 60L);
        }

        @Test
        void tellOfRefusalsToo() {
            ApiClient holder = holderOf(limited("{\"perDay\": 50}"));

            Answer refused = holder.get("domains");

            assertProblem(refused, 403, "scope-missing");
            assertThat(refused.header("RateLimit-Remaining")).isEqualTo("49");
        }

        @Test
        void tellWhenToComeAgain() {
            ApiClient holder = holderOf(limited("{\"perDay\": 1}"));
            holder.get("users");

            Answer refused = holder.get("users");

            assertProblem(refused, 429, "rate-limited");
            assertThat(refused.header("RateLimit-Limit")).isEqualTo("1");
            assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
            assertThat(number(refused, "Retry-After")).isBetween(1L, 86_400L);
            assertThat(refused.header("Retry-After")).isEqualTo(refused.header("RateLimit-Reset"));
        }

        @Test
        void tellNothingToOthers() {
            assertThat(ApiClient.anonymous().get("users").header("RateLimit-Limit"))
                    .isNull();
            assertThat(ApiClient.as(FIRST_CODE).get("users").header("RateLimit-Limit"))
                    .isNull();
        }
    }

    @Nested
    class Limits {
        @Test
        void letExactlyTenOfFiftyAtOncePass() {
            ApiClient holder = holderOf(limited("{\"perDay\": 10}"));

            List<Integer> statuses =
                    AtOnce.call(50, number -> holder.get("users").status());

            assertThat(statuses).containsOnly(200, 429);
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(10);
        }

        @Test
        @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // no such wait twice
        void beginAgainWithTheMinute() {
            ApiClient holder = holderOf(limited("{\"perMinute\": 2}"));
            awaitBeginningOfAMinute();
            Stream.generate(() -> holder.get("users")).limit(2).forEach(answer -> assertThat(answer.status())
                    .isEqualTo(200));
            Answer refused = holder.get("users");
            assertProblem(refused, 429, "rate-limited");

            Waiting.until(
                    () -> holder.get("users").status() == 200,
                    Duration.ofSeconds(number(refused, "Retry-After") + 2),
                    () -> "the next minute does not begin");
        }

        @Test
        void countWhatIsRefusedForItsScope() {
            ApiClient holder = holderOf(limited("{\"perDay\": 1}"));

            assertProblem(holder.get("domains"), 403, "scope-missing");
            assertProblem(holder.get("users"), 429, "rate-limited");
        }

        @Test
        void areAskedBehindTheStateOfTheCode() {
            Answer code = limited("{\"perDay\": 1}");
            ApiClient holder = holderOf(code);
            tenant.client().patch(code.location(), "{\"enabled\": false}");
            assertProblem(holder.get("users"), 401, "code-disabled");
            tenant.client().patch(code.location(), "{\"enabled\": true}");

            assertThat(holder.get("users").status()).isEqualTo(200);
        }

        @Test
        void ofACodeAreItsOwn() {
            ApiClient one = holderOf(limited("{\"perDay\": 1}"));
            ApiClient other = holderOf(limited("{\"perDay\": 1}"));
            one.get("users");
            assertProblem(one.get("users"), 429, "rate-limited");

            assertThat(other.get("users").status()).isEqualTo(200);
        }

        @Test
        void bindOnTheVeryNextRequestWhenTheyAreChanged() {
            Answer code = limited("{\"perDay\": 1}");
            ApiClient holder = holderOf(code);
            holder.get("users");
            assertProblem(holder.get("users"), 429, "rate-limited");

            tenant.client().patch(code.location(), "{\"limits\": {\"perDay\": 3}}");
            assertThat(holder.get("users").header("RateLimit-Remaining")).isEqualTo("1");

            tenant.client().patch(code.location(), "{\"limits\": {\"perDay\": 2}}");
            assertProblem(holder.get("users"), 429, "rate-limited");
        }

        @Test
        void areNoneForTheFirstCodeUntilOneIsSet() {
            String own = "api-codes/"
                    + tenant.client().get("api-codes").json().at("/items/0/id").asText();
            Answer unlimited = tenant.client().get(own);
            assertThat(unlimited.header("RateLimit-Limit")).isNull();
            assertThat(unlimited.json().path("unlimited").asBoolean()).isTrue();
            assertThat(unlimited.json().has("limits")).isFalse();

            tenant.client().patch(own, "{\"limits\": {\"perDay\": 1000}}");
            Answer limited = tenant.client().get(own);
            assertThat(limited.header("RateLimit-Limit")).isEqualTo("1000");

            tenant.client().patch(own, "{\"limits\": null}");
            assertThat(tenant.client().get(own).header("RateLimit-Limit")).isNull();
        }

        @Test
        void areReadAsTheyWereSet() {
            Answer code = limited("{\"perMinute\": 1, \"perDay\": 1000000000}");
            assertThat(code.json().path("limits").toString()).isEqualTo("{\"perMinute\":1,\"perDay\":1000000000}");
            assertThat(code.json().has("unlimited")).isFalse();

            Answer changed = tenant.client().patch(code.location(), "{\"limits\": {\"perMinute\": null}}");
            assertThat(changed.json().path("limits").toString()).isEqualTo("{\"perDay\":1000000000}");

            Answer none = tenant.client().patch(code.location(), "{\"limits\": null}");
            assertThat(none.json().has("limits")).isFalse();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "{\"perMinute\": 0}; /limits/perMinute",
                    "{\"perMinute\": -1}; /limits/perMinute",
                    "{\"perMinute\": 1000001}; /limits/perMinute",
                    "{\"perMinute\": 1.5}; /limits/perMinute",
                    "{\"perMinute\": \"10\"}; /limits/perMinute",
                    "{\"perDay\": 0}; /limits/perDay",
                    "{\"perDay\": 1000000001}; /limits/perDay",
                    "{\"perHour\": 1}; /limits/perHour",
                    "5; /limits"
                })
        void areNotSetAgainstTheRules(String limits, String pointer) {
            assertInvalid(limited(limits), pointer);
        }
    }

    /** Each node has its own memory; all they share is the database. */
    @Nested
    @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql")
    class OverTwoNodes {
        @Test
        void exactlyTheLimitPasses() {
            for (int limit : List.of(10, 120)) {
                String secret = limited("{\"perDay\": " + limit + "}")
                        .json()
                        .path("secret")
                        .asText();
                List<ApiClient> nodes = Nodes.callers(secret);

                long passed = AtOnce.call(50, number -> passedOfFour(nodes.get(number % 2))).stream()
                        .mapToLong(Long::longValue)
                        .sum();

                assertThat(passed).isEqualTo(limit);
            }
        }

        private long passedOfFour(ApiClient node) {
            return Stream.generate(() -> node.get("users").status())
                    .limit(4)
                    .filter(status -> status == 200)
                    .count();
        }
    }

    /** So that the minute does not end while requests are counted. */
    private static void awaitBeginningOfAMinute() {
        Waiting.until(() -> Instant.now().getEpochSecond() % 60 < 40, Duration.ofSeconds(30), () -> "no minute begins");
    }

    private Answer limited(String limits) {
        return tenant.client().post("api-codes", draft(limits));
    }

    private static String draft(String limits) {
        return """
                {"name": "limited", "enabled": true, "scopes": ["users:read"], "limits": %s}""".formatted(limits);
    }

    private static ApiClient holderOf(Answer code) {
        assertThat(code.status()).as(code.text()).isEqualTo(201);
        return ApiClient.as(code.json().path("secret").asText());
    }

    private static long number(Answer answer, String header) {
        return Long.parseLong(answer.header(header));
    }
}
