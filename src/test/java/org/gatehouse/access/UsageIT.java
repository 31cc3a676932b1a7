package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When API codes, their secrets and their scopes were used. */
class UsageIT {
    private final Tenant tenant = Tenant.fresh();

    @Nested
    class OfACode {
        @Test
        void isNoneAtFirst() {
            Answer code = code("users:read", "aliases:read");

            assertThat(usage(code).toString())
                    .isEqualTo("{\"scopes\":[{\"name\":\"aliases:read\"},{\"name\":\"users:read\"}]}");
        }

        @Test
        void tellsTimeAndAddress() {
            Answer code = code("users:read");
            Instant before = Instant.now().minusSeconds(1);
            holderOf(code).get("users");

            JsonNode usage = usage(code);

            assertThat(time(usage, "/lastUsedAt"))
                    .isBetween(before, Instant.now().plusSeconds(1));
            assertThat(usage.path("lastAddress").asText()).isEqualTo("127.0.0.1");
        }

        @Test
        void isNoneWhenItWasRefused() {
            Answer code = code("users:read");
            tenant.client().patch(code.location(), "{\"enabled\": false}");
            assertProblem(holderOf(code).get("users"), 401, "code-disabled");

            assertThat(usage(code).has("lastUsedAt")).isFalse();
        }

        @Test
        void tellsBothSecretsAfterARotation() {
            Answer code = code("users:read");
            holderOf(code).get("users");
            Instant old = time(usage(code), "/secretLastUsedAt");

            Answer rotated = tenant.client().post(code.location() + "/rotate", "{\"graceSeconds\": 3600}");
            JsonNode unused = usage(code);
            assertThat(unused.has("secretLastUsedAt")).isFalse();
            assertThat(time(unused, "/previousSecretLastUsedAt")).isEqualTo(old);

            holderOf(rotated).get("users");
            JsonNode used = usage(code);
            assertThat(time(used, "/secretLastUsedAt")).isAfter(old);
            assertThat(time(used, "/previousSecretLastUsedAt")).isEqualTo(old);

            holderOf(code).get("users");
            assertThat(time(usage(code), "/previousSecretLastUsedAt")).isAfter(time(used, "/secretLastUsedAt"));

            tenant.client().post(code.location() + "/rotate", "{}");
            assertThat(usage(code).has("previousSecretLastUsedAt")).isFalse();
        }
    }

    @Nested
    class OfAScope {
        @Test
        void isThatOfItsOperations() {
            Answer code = code("users:read", "aliases:read");
            holderOf(code).get("users");

            JsonNode usage = usage(code);

            assertThat(usage.at("/scopes/0/name").asText()).isEqualTo("aliases:read");
            assertThat(usage.at("/scopes/0").has("lastUsedAt")).isFalse();
            assertThat(usage.at("/scopes/1/name").asText()).isEqualTo("users:read");
            assertThat(time(usage, "/scopes/1/lastUsedAt")).isAfterOrEqualTo(time(usage, "/lastUsedAt"));
            assertThat(usage.at("/scopes/1/lastAddress").asText()).isEqualTo("127.0.0.1");
        }

        @Test
        void isNoneWhereItWasMissing() {
            Answer code = code("users:read");
            assertProblem(holderOf(code).get("aliases"), 403, "scope-missing");

            JsonNode usage = usage(code);

            assertThat(usage.has("lastUsedAt")).isTrue();
            assertThat(usage.at("/scopes/0").has("lastUsedAt")).isFalse();
        }

        @Test
        void isToldWhereTheBodyNeededIt() {
            Answer code = code("users:write", "users.password:write");
            String domain = tenant.domain();
            holderOf(code).post("users", """
                    {"address": "ada@%s"}""".formatted(domain));
            assertThat(usage(code).at("/scopes/0").has("lastUsedAt")).isFalse();

            holderOf(code).post("users", """
                    {"address": "bob@%s", "password": "violet tram ledger 48"}""".formatted(domain));
            assertThat(usage(code).at("/scopes/0").has("lastUsedAt")).isTrue();
        }

        @Test
        void isToldWhereAListShowedWhatNeededIt() {
            Answer code = code("users.protected:write", "users:read");
            String ada = tenant.user("ada@" + tenant.domain()).path("id").asText();
            holderOf(code).get("users");
            assertThat(usage(code).at("/scopes/0").has("lastUsedAt")).isFalse();

            tenant.client().patch("users/" + ada, "{\"protected\": true}");
            assertThat(holderOf(code).get("users").json().path("items")).hasSize(1);
            assertThat(usage(code).at("/scopes/0").has("lastUsedAt")).isTrue();
        }

        @Test
        void isMarkedOnRequest() {
            Answer code = code("users:read");

            assertThat(usage(code).at("/scopes/0").has("unused")).isFalse();
            // it is not old enough to have left anything unused for a day; ApiCodeTest has older ones
            assertThat(tenant.client()
                            .get(path(code) + "?unusedDays=1")
                            .json()
                            .at("/scopes/0/unused")
                            .toString())
                    .isEqualTo("false");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "1.5", "3651", "99999999999", "x", "", "01"})
        void isNotMarkedForASenselessTime(String days) {
            assertProblem(
                    tenant.client().get(path(code("users:read")) + "?unusedDays=" + days), 400, "invalid-parameter");
        }
    }

    @Test
    void isForThoseWhoMayReadCodes() {
        Answer code = code("users:read");

        assertProblem(holderOf(code).get(path(code)), 403, "scope-missing");
        assertThat(tenant.codeWith("api-codes:read").get(path(code)).status()).isEqualTo(200);
    }

    @Test
    void isNotThereForOtherOrganizations() {
        assertProblem(Tenant.fresh().client().get(path(code("users:read"))), 404, "api-code-not-found");
        assertProblem(tenant.client().get("api-codes/x/usage"), 404, "api-code-not-found");
    }

    private JsonNode usage(Answer code) {
        Answer answer = tenant.client().get(path(code));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String path(Answer code) {
        return "api-codes/" + code.json().path("id").asText() + "/usage";
    }

    private Answer code(String... scopes) {
        String names = Stream.of(scopes).map(scope -> "\"" + scope + "\"").collect(Collectors.joining(","));
        return tenant.client()
                .post("api-codes", "{\"name\": \"watched\", \"enabled\": true, \"scopes\": [" + names + "]}");
    }

    private static ApiClient holderOf(Answer code) {
        return ApiClient.as(code.json().path("secret").asText());
    }

    private static Instant time(JsonNode usage, String pointer) {
        return Instant.parse(usage.at(pointer).asText());
    }
}
