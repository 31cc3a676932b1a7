package org.gatehouse.factors.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What organizations and domains decide about second factors. */
class SecondFactorSettingsIT {
    private static final String POLICY = "organization/second-factor";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();

    @Nested
    class OfAnOrganization {
        @Test
        void showWhatIsBuiltIn() {
            Answer answer = client.get(POLICY);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("required").asText()).isEqualTo("enrolled");
            assertThat(texts(answer.json().path("kinds"))).isEqualTo("device hardware otp bypass");
            assertThat(answer.etag()).isNotBlank();
        }

        @Test
        void areReplacedWhole() {
            Answer put = client.put(POLICY, """
                    {"required": "everybody", "kinds": ["otp", "device", "otp"]}""");

            assertThat(put.status()).as(put.text()).isEqualTo(200);
            assertThat(put.json().path("required").asText()).isEqualTo("everybody");
            assertThat(texts(put.json().path("kinds"))).isEqualTo("device otp");
            assertThat(client.get(POLICY).json()).isEqualTo(put.json());
            assertThat(client.get(POLICY).etag()).isEqualTo(put.etag());
            assertThat(client.put(POLICY, "{}").json().path("required").asText())
                    .isEqualTo("enrolled");
        }

        @Test
        void arePatchedInPart() {
            client.put(POLICY, """
                    {"required": "everybody", "kinds": ["otp"]}""");

            JsonNode patched = client.patch(POLICY, """
                    {"kinds": null}""").json();

            assertThat(patched.path("required").asText()).isEqualTo("everybody");
            assertThat(patched.path("kinds")).hasSize(4);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'required': 'some'} | /required",
                    "{'required': 1} | /required",
                    "{'kinds': []} | /kinds",
                    "{'kinds': 'otp'} | /kinds",
                    "{'kinds': ['sms']} | /kinds/0",
                    "{'kind': ['otp']} | /kind"
                })
        void refusesWrongForms(String body, String pointer) {
            assertInvalid(client.put(POLICY, body.replace('\'', '"')), pointer);
            assertInvalid(client.patch(POLICY, body.replace('\'', '"')), pointer);
        }

        @Test
        void refusesKindsThatAreNull() {
            assertProblem(client.put(POLICY, "{\"kinds\": [\"otp\", null]}"), 400, "invalid-body");
        }

        @Test
        void refusesAVersionSomebodyElseAlreadyReplaced() {
            ApiClient matching = client.with("If-Match", client.get(POLICY).etag());

            assertThat(matching.put(POLICY, "{}").status()).isEqualTo(200);
            assertProblem(matching.put(POLICY, "{}"), 412, "stale-version");
            assertProblem(matching.patch(POLICY, "{}"), 412, "stale-version");
        }

        @Test
        void areWrittenByManyAtOnceForTheFirstTime() {
            AtOnce.call(6, i -> client.patch(POLICY, "{\"required\": \"nobody\"}"))
                    .forEach(answer ->
                            assertThat(answer.status()).as(answer.text()).isIn(200, 412));
        }

        @Test
        void areNotForCodesThatAreBoundToDomains() {
            ApiClient bound = bound(tenant.domain());

            assertProblem(bound.put(POLICY, "{}"), 403, "domain-not-allowed");
            assertProblem(bound.patch(POLICY, "{}"), 403, "domain-not-allowed");
        }

        @Test
        void areAudited() {
            client.put(POLICY, "{}");

            assertThat(Lists.texts(client, "audit-events", "action")).contains("organization.second-factor");
        }
    }

    @Nested
    class OfADomain {
        private final String domain = tenant.domain();
        private final String path = "domains/" + domain + "/second-factor";

        @Test
        void showWhatIsBuiltIn() {
            Answer answer = client.get(path);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text())
                    .isEqualTo("{\"maxAllowedRetries\":5,\"requestTimeout\":120,\"activationCodeExpiration\":365,"
                            + "\"requestPollingEnabled\":true,\"bypassEnabled\":true,\"hardwareEnabled\":true}");
            assertThat(client.with("If-None-Match", answer.etag()).get(path).status())
                    .isEqualTo(304);
        }

        @Test
        void areReplacedWhole() {
            Answer put = client.put(path, """
                    {"maxAllowedRetries": 3, "requestTimeout": 600, "activationCodeExpiration": 1,
                     "requestPollingEnabled": false, "bypassEnabled": false, "hardwareEnabled": false}""");

            assertThat(put.status()).as(put.text()).isEqualTo(200);
            assertThat(put.json().path("hardwareEnabled").asBoolean(true)).isFalse();
            assertThat(client.get(path).json()).isEqualTo(put.json());
            assertThat(client.get(path).etag()).isEqualTo(put.etag());
            JsonNode again = client.put(path, "{\"requestTimeout\": 60}").json();
            assertThat(again.path("maxAllowedRetries").asInt()).isEqualTo(5);
            assertThat(again.path("hardwareEnabled").asBoolean()).isTrue();
        }

        @Test
        void arePatchedInPart() {
            client.put(path, "{\"maxAllowedRetries\": 3, \"requestTimeout\": 60}");

            JsonNode patched = client.patch(path, "{\"requestTimeout\": null, \"bypassEnabled\": false}")
                    .json();

            assertThat(patched.path("maxAllowedRetries").asInt()).isEqualTo(3);
            assertThat(patched.path("requestTimeout").asInt()).isEqualTo(120);
            assertThat(patched.path("bypassEnabled").asBoolean(true)).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"maxAllowedRetries,1,100", "requestTimeout,10,600", "activationCodeExpiration,1,365"})
        void areBounded(String member, int least, int most) {
            String body = "{\"" + member + "\": %s}";

            assertThat(client.put(path, body.formatted(least)).status()).isEqualTo(200);
            assertThat(client.put(path, body.formatted(most)).status()).isEqualTo(200);
            for (Object wrong : new Object[] {least - 1, most + 1, -1, 1.5, "\"5\"", "5e9", true}) {
                assertInvalid(client.put(path, body.formatted(wrong)), "/" + member);
                assertInvalid(client.patch(path, body.formatted(wrong)), "/" + member);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"requestPollingEnabled", "bypassEnabled", "hardwareEnabled"})
        void areYesOrNo(String member) {
            assertInvalid(client.put(path, "{\"" + member + "\": \"yes\"}"), "/" + member);
        }

        @Test
        void refusesAVersionSomebodyElseAlreadyReplaced() {
            ApiClient matching = client.with("If-Match", client.get(path).etag());

            assertThat(matching.patch(path, "{}").status()).isEqualTo(200);
            assertProblem(matching.put(path, "{}"), 412, "stale-version");
            assertProblem(matching.patch(path, "{}"), 412, "stale-version");
        }

        @Test
        void areWrittenByManyAtOnceForTheFirstTime() {
            AtOnce.call(6, i -> client.patch(path, "{\"maxAllowedRetries\": 7}"))
                    .forEach(answer ->
                            assertThat(answer.status()).as(answer.text()).isIn(200, 412));
        }

        @Test
        void areForThoseWhoReachTheDomain() {
            ApiClient bound = bound(domain);
            ApiClient stranger = Tenant.fresh().client();
            String other = "domains/" + tenant.domain() + "/second-factor";

            assertThat(bound.put(path, "{}").status()).isEqualTo(200);
            assertProblem(bound.get(other), 403, "domain-not-allowed");
            assertProblem(bound.put(other, "{}"), 403, "domain-not-allowed");
            assertProblem(stranger.get(path), 404, "domain-not-found");
            assertProblem(stranger.patch(path, "{}"), 404, "domain-not-found");
        }

        @Test
        void goWithTheirDomain() {
            client.put(path, "{\"requestTimeout\": 60}");

            assertThat(client.delete("domains/" + domain).status()).isEqualTo(200);
            client.post("domains", "{\"name\": \"" + domain + "\"}");
            assertThat(client.get(path).json().path("requestTimeout").asInt()).isEqualTo(120);
        }

        @Test
        void goWithTheirOrganization() {
            client.put(path, "{}");
            client.put(POLICY, "{}");

            assertThat(ApiClient.administrator()
                            .delete("organizations/" + tenant.id())
                            .status())
                    .isEqualTo(204);
        }
    }

    private ApiClient bound(String domain) {
        Answer code = client.post("api-codes", """
                {"name": "bound", "enabled": true, "domains": ["%s"],
                 "scopes": ["second-factor:read", "second-factor:write"]}""".formatted(domain));
        return ApiClient.as(code.json().path("secret").asText());
    }

    private static String texts(JsonNode array) {
        StringBuilder texts = new StringBuilder();
        array.forEach(each -> texts.append(' ').append(each.asText()));
        return texts.toString().strip();
    }
}
