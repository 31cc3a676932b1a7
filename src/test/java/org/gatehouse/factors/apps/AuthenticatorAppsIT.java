package org.gatehouse.factors.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.gatehouse.factors.otp.Base32;
import org.gatehouse.factors.otp.OtpAlgorithm;
import org.gatehouse.factors.otp.OtpKey;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Authenticator apps of users, from the QR code to the first code. */
class AuthenticatorAppsIT {
    private static final String PASSWORD = "four-odd-words-together";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String name = unique("ada") + "@elsewhere.example";
    private final String ada = user(name);
    private final String path = "users/" + ada + "/otp";

    private String user(String address) {
        Answer made = client.post("users", """
                {"address": "%s", "password": "%s"}""".formatted(address, PASSWORD));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private Answer begin() {
        Answer begun = client.send("POST", path);
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        return begun;
    }

    private static String code(Answer begun, long off) {
        OtpKey key = new OtpKey(Base32.read(begun.json().path("secret").asText()), OtpAlgorithm.SHA1, 6);
        return key.code(Instant.now().getEpochSecond() / 30 + off);
    }

    private Answer confirm(String code) {
        return client.post(path + "/confirm", "{\"code\": \"" + code + "\"}");
    }

    private List<String> audited(String action) {
        return Lists.texts(client, "audit-events?action=" + action, "targetId");
    }

    @Test
    void isBegunWithAllThatAppsRead() throws IOException {
        assertProblem(client.get(path), 404, "otp-not-found");

        JsonNode begun = begin().json();

        String secret = begun.path("secret").asText();
        assertThat(Base32.read(secret)).hasSize(20);
        String organization =
                client.get("organization").json().path("name").asText().replace(" ", "%20");
        assertThat(begun.path("uri").asText())
                .isEqualTo("otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s&algorithm=SHA1&digits=6&period=30"
                        .formatted(organization, name.replace("@", "%40"), secret));
        assertThat(begun.path("qrSvg").asText()).startsWith("<svg ");
        byte[] png = Base64.getDecoder().decode(begun.path("qrPng").asText());
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isGreaterThan(100);
        Answer pending = client.get(path);
        assertThat(pending.json().path("state").asText()).isEqualTo("pending");
        assertThat(pending.json().has("confirmedAt")).isFalse();
        assertThat(pending.text()).doesNotContain(secret, "secret");
        assertThat(audited("otp.begin")).containsExactly(ada);
    }

    @Test
    void isConfirmedByACodeOfTheLastSecret() {
        Answer first = begin();
        Answer second = begin();

        assertProblem(confirm(code(first, 0)), 403, "code-wrong");
        Answer confirmed = confirm(code(second, 0));

        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.json().path("state").asText()).isEqualTo("confirmed");
        assertThat(confirmed.json().has("confirmedAt")).isTrue();
        assertThat(client.get(path).json()).isEqualTo(confirmed.json());
        assertProblem(client.send("POST", path), 409, "otp-confirmed");
        assertProblem(confirm(code(second, 1)), 409, "otp-confirmed");
        assertThat(audited("otp.confirm")).containsExactly(ada);
    }

    @Test
    void isConfirmedOnceByManyAtOnce() {
        Answer begun = begin();
        String code = code(begun, 0);

        List<Answer> answers = AtOnce.call(4, i -> confirm(code));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
    }

    @Test
    void isAnsweredTheSameForAKey() {
        ApiClient once = client.with("Idempotency-Key", "k");

        Answer begun = once.send("POST", path);
        assertThat(once.send("POST", path).json()).isEqualTo(begun.json());
        String code = "{\"code\": \"" + code(begun, 0) + "\"}";
        Answer confirmed = once.post(path + "/confirm", code);
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(once.post(path + "/confirm", code).json()).isEqualTo(confirmed.json());
    }

    @Test
    void isGuessedSlowly() {
        Answer begun = begin();
        for (int i = 0; i < 5; i++) {
            assertProblem(confirm(code(begun, 100 + i)), 403, "code-wrong");
        }
        Answer delayed = confirm(code(begun, 0));

        assertProblem(delayed, 429, "login-delayed");
        assertThat(delayed.header("Retry-After")).isNotNull();
    }

    @Test
    void refusesWhatIsNoCode() {
        begin();
        for (String code : List.of("", "12345", "1234567", "12345x", "٧٥٥٢٢٤", " 755224")) {
            assertInvalid(confirm(code), "/code");
        }
        assertInvalid(client.post(path + "/confirm", "{}"), "/code");
    }

    @Test
    void isUnlockedAndDeleted() {
        assertProblem(client.send("POST", path + "/unlock"), 404, "otp-not-found");
        assertProblem(client.delete(path), 404, "otp-not-found");
        assertProblem(confirm("755224"), 404, "otp-not-found");
        begin();

        assertThat(client.send("POST", path + "/unlock").json().path("revoked").asBoolean(true))
                .isFalse();
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertProblem(client.get(path), 404, "otp-not-found");
        assertThat(audited("otp.delete")).containsExactly(ada);
        assertThat(audited("otp.unlock")).containsExactly(ada);
    }

    @Test
    void goesWithItsUser() {
        begin();

        assertThat(client.delete("users/" + ada).status()).isEqualTo(204);
        assertProblem(client.get(path), 404, "user-not-found");
    }

    @Test
    void goesWithItsOrganization() {
        begin();

        assertThat(ApiClient.administrator()
                        .delete("organizations/" + tenant.id())
                        .status())
                .isEqualTo(204);
    }

    @Nested
    class InUserMode {
        private final String bob = user(unique("bob") + "@elsewhere.example");
        private final ApiClient token = login();

        private ApiClient login() {
            Answer code = client.post("api-codes", """
                    {"name": "app", "enabled": true, "mode": "user",
                     "scopes": ["tokens:read", "tokens:write", "access-tokens:write"]}""");
            Answer login = ApiClient.as(code.json().path("secret").asText())
                    .post("access-tokens", """
                    {"username": "%s", "password": "%s"}""".formatted(name, PASSWORD));
            assertThat(login.status()).as(login.text()).isEqualTo(200);
            return ApiClient.as(login.json().path("accessToken").asText());
        }

        @Test
        void isTheUsersOwn() {
            Answer begun = token.send("POST", path);
            assertThat(begun.status()).as(begun.text()).isEqualTo(200);
            assertThat(token.post(path + "/confirm", "{\"code\": \"" + code(begun, 0) + "\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(token.get(path).json().path("state").asText()).isEqualTo("confirmed");
            assertProblem(token.send("POST", path + "/unlock"), 403, "not-in-user-mode");
        }

        @Test
        void isNobodyElses() {
            String theirs = "users/" + bob + "/otp";
            assertProblem(token.get(theirs), 404, "user-not-found");
            assertProblem(token.send("POST", theirs), 404, "user-not-found");
            assertProblem(token.post(theirs + "/confirm", "{\"code\": \"755224\"}"), 404, "user-not-found");
            assertProblem(token.delete(theirs), 404, "user-not-found");
        }
    }
}
