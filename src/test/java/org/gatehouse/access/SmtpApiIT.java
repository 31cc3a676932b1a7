package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call the AuthSMTP interface. What may be done there is shown with that. */
class SmtpApiIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final JsonNode user = tenant.user("ada@" + domain);
    private final String id = user.path("id").asText();
    private final String api = "users/" + id + "/smtp-api";

    @Test
    void isNobodyUntilSomebodySaysSo() {
        JsonNode read = client.get(api).json();

        assertThat(read.path("enabled").asBoolean()).isFalse();
        assertThat(read.path("account")).isEqualTo(user.path("accountCode"));
        assertThat(read.path("interval").asInt()).isEqualTo(20);
        assertThat(read.has("codeId")).isFalse();
    }

    @Test
    void isOffUnlessItIsSwitchedOn() {
        Answer put = client.put(api, "{}");

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.json().path("enabled").asBoolean()).isFalse();
    }

    @Test
    void getsAPasswordThatIsShownOnce() {
        Answer put = client.put(api, "{\"enabled\": true}");

        assertThat(put.json().path("password").asText()).hasSizeGreaterThan(40);
        assertThat(client.get(api).json().has("password")).isFalse();
        Answer again = client.put(api, "{\"enabled\": true, \"interval\": 5}");
        assertThat(again.json().has("password")).isFalse();
        assertThat(again.json().path("interval").asInt()).isEqualTo(5);
        assertThat(again.json().path("codeId")).isEqualTo(put.json().path("codeId"));
    }

    @Test
    void takesAPasswordAndDoesNotShowIt() {
        Answer put = client.put(api, "{\"enabled\": true, \"password\": \"four-odd-words-together\"}");

        assertThat(put.json().path("enabled").asBoolean()).isTrue();
        assertThat(put.text()).doesNotContain("four-odd");
        assertThat(Lists.all(client, "audit-events", 100).toString()).doesNotContain("four-odd");
    }

    @ParameterizedTest
    @CsvSource({"password1, 400", "'" + "aaaaaaaaaaaa" + "', 400"})
    void takesNoPasswordThatIsEasyToGuess(String password, int status) {
        assertProblem(client.put(api, "{\"password\": \"" + password + "\"}"), status, "password-refused");
    }

    @ParameterizedTest
    @CsvSource({
        "interval, -1",
        "interval, 86401",
        "interval, 1.5",
        "password, '\"short\"'",
        "enabled, '\"yes\"'",
        "account, '\"aa00001\"'"
    })
    void refusesOtherValues(String member, String value) {
        assertInvalid(client.put(api, "{\"" + member + "\": " + value + "}"), "/" + member);
    }

    @Test
    void isAnApiCodeWithNothingButWhatTheInterfaceShows() {
        String code =
                client.put(api, "{\"enabled\": true}").json().path("codeId").asText();

        JsonNode shown = client.get("api-codes/" + code).json();

        assertThat(shown.path("dialects").toString()).isEqualTo("[\"authsmtp\"]");
        assertThat(shown.path("login")).isEqualTo(user.path("accountCode"));
        assertThat(shown.path("scopes").toString())
                .isEqualTo("[\"from-addresses:read\",\"ip-allocations:read\",\"quotas:read\"]");
    }

    @Test
    void showsACodeThatWasMadeAsSuch() {
        Answer code = client.post("api-codes", """
                {"name": "x", "enabled": true, "scopes": ["quotas:read"], "dialects": ["authsmtp"], "user": "%s"}""".formatted(id));
        assertThat(code.status()).as(code.text()).isEqualTo(201);

        JsonNode read = client.get(api).json();

        assertThat(read.path("enabled").asBoolean()).isTrue();
        assertThat(read.path("codeId")).isEqualTo(code.json().path("id"));
        assertThat(client.put(api, "{}").json().path("enabled").asBoolean()).isFalse();
        assertThat(client.get(code.location()).json().path("enabled").asBoolean())
                .isFalse();
    }

    @Test
    void isForgottenByDelete() {
        String code =
                client.put(api, "{\"enabled\": true}").json().path("codeId").asText();

        assertThat(client.delete(api).status()).isEqualTo(204);
        assertThat(client.delete(api).status()).isEqualTo(204);

        assertProblem(client.get("api-codes/" + code), 404, "api-code-not-found");
        assertThat(client.get(api).json().path("enabled").asBoolean()).isFalse();
    }

    @Test
    void isNotOverwrittenUnseen() {
        String etag = client.get(api).etag();
        client.put(api, "{\"interval\": 7}");

        assertProblem(client.with("If-Match", etag).put(api, "{\"enabled\": true}"), 412, "stale-version");
        assertProblem(client.with("If-Match", etag).delete(api), 412, "stale-version");
        String now = client.get(api).etag();
        assertThat(client.with("If-Match", now).put(api, "{\"interval\": 8}").status())
                .isEqualTo(200);
        assertProblem(client.with("If-Match", now).put(api, "{\"interval\": 9}"), 412, "stale-version");
    }

    @Test
    void goesWithTheUser() {
        client.put(api, "{\"enabled\": true}");

        assertThat(client.delete("users/" + id).status()).isEqualTo(204);

        assertProblem(client.get(api), 404, "user-not-found");
    }
}
