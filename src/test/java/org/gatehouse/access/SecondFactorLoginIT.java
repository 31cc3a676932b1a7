package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.gatehouse.factors.otp.OtpAlgorithm;
import org.gatehouse.factors.otp.OtpKey;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.SimulatedDevice;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens for users who show a second factor, or should. */
class SecondFactorLoginIT {
    private static final String PASSWORD = "four-odd-words-together";
    private static final String SEED = "3132333435363738393031323334353637383930";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String ada = ada();

    @Nested
    class WhoMust {
        @Test
        void isNobodyWhoHasNone() {
            assertGiven(logIn(null));
        }

        @Test
        void isWhoeverHasOne() {
            bypassCode(1);

            assertProblem(logIn(null), 401, "second-factor-needed");
        }

        @Test
        void isNobodyWhereTheOrganizationSaysSo() {
            bypassCode(1);
            policy("\"required\": \"nobody\"");

            assertGiven(logIn(null));
        }

        @Test
        void isEverybodyWhereTheOrganizationSaysSo() {
            policy("\"required\": \"everybody\"");

            assertProblem(logIn(null), 403, "second-factor-missing");
            assertGiven(logIn(code(bypassCode(1))));
        }

        /** A kind that is not taken is none. */
        @Test
        void dependsOnTheKindsThatAreTaken() {
            String bypass = bypassCode(1);
            policy("\"kinds\": [\"hardware\", \"otp\"]");

            assertGiven(logIn(null));
            hardwareToken();
            assertProblem(logIn(code(bypass)), 401, "second-factor-wrong");
        }

        /** Else guessing five times would do in place of a code. */
        @Test
        void isStillWhoeverHasARevokedOne() {
            String token = hardwareToken();
            client.patch("domains/" + domain + "/second-factor", "{\"maxAllowedRetries\": 1}");
            session("\"otp\": \"" + wrong() + "\"");
            assertThat(client.get("hardware-tokens/" + token)
                            .json()
                            .path("revoked")
                            .asBoolean())
                    .isTrue();

            assertProblem(logIn(null), 401, "second-factor-needed");
            assertProblem(logIn(code(shown(0))), 401, "second-factor-wrong");
        }

        /** Only whoever knows the password learns that there is another factor. */
        @Test
        void isNotToldToOthers() {
            bypassCode(1);

            Answer answer = codeHolder().post("access-tokens", """
                    {"username": "%s", "password": "not the right one"}""".formatted(ada));

            assertProblem(answer, 401, "credentials-wrong");
        }

        @Test
        void isNobodyButUsers() {
            policy("\"required\": \"everybody\"");

            assertGiven(codeHolder().post("access-tokens", "{}"));
        }
    }

    @Nested
    class Codes {
        @Test
        void passAsOftenAsTheyMay() {
            String bypass = bypassCode(2);
            bypassCode(1); // or the user would have none left

            assertGiven(logIn(code(bypass)));
            assertGiven(logIn(code(bypass)));
            assertProblem(logIn(code(bypass)), 401, "second-factor-wrong");
        }

        @Test
        void ofATokenPassOnce() {
            hardwareToken();
            String shown = shown(0);

            List<Answer> answers = AtOnce.call(4, i -> logIn(code(shown)));

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertGiven(logIn(code(shown(1))));
        }

        @Test
        void thatAreWrongRevokeTheToken() {
            String token = hardwareToken();
            for (int i = 0; i < 5; i++) {
                assertProblem(logIn(code(wrong())), 401, "second-factor-wrong");
            }

            assertThat(client.get("hardware-tokens/" + token)
                            .json()
                            .path("revoked")
                            .asBoolean())
                    .isTrue();
            client.post("hardware-tokens/" + token + "/unlock", "");
            assertThat(client.get("hardware-tokens/" + token)
                            .json()
                            .path("revoked")
                            .asBoolean())
                    .isFalse();
        }

        @Test
        void followTheSettingsOfTheHomeDomain() {
            hardwareToken();
            String bypass = bypassCode(1);
            client.patch("domains/" + domain + "/second-factor", "{\"bypassEnabled\": false}");

            assertProblem(logIn(code(bypass)), 401, "second-factor-wrong");
            assertGiven(logIn(code(shown(0))));
        }

        /** The trail says whose code it was, and never the code. */
        @Test
        void areNotInTheAuditTrail() {
            hardwareToken();
            String guess = wrong();
            logIn(code(guess));

            String trail = client.get("audit-events?limit=50").text();
            assertThat(trail).contains("second-factor-wrong").doesNotContain(guess);
        }
    }

    @Nested
    class Sessions {
        @Test
        void thatWereApprovedCountOnce() {
            String session = approved();

            assertGiven(logIn(sessionOf(session)));
            assertProblem(logIn(sessionOf(session)), 401, "second-factor-wrong");
        }

        @Test
        void ofOthersCountForNothing() {
            String session = approved();
            user("grace@" + domain);
            client.post("users/grace@" + domain + "/bypass-codes", "{}");

            Answer answer = codeHolder().post("access-tokens", """
                    {"username": "grace@%s", "password": "%s", "secondFactor": {"session": "%s"}}""".formatted(domain, PASSWORD, session));

            assertProblem(answer, 401, "second-factor-wrong");
        }

        /** Else one use of a bypass code would be two. */
        @Test
        void thatACodeApprovedCountForNothing() {
            String session = session("\"bypassCode\": \"" + bypassCode(2) + "\"")
                    .path("id")
                    .asText();

            assertProblem(logIn(sessionOf(session)), 401, "second-factor-wrong");
        }

        @Test
        void endWithTheTokenOfTheirDevice() {
            String session = approved();
            client.delete("domains/" + domain + "/members/" + ada + "/token");
            bypassCode(1);

            assertProblem(logIn(sessionOf(session)), 401, "second-factor-wrong");
        }

        @Test
        void thatArePendingCountForNothing() {
            device();
            String pending = session("").path("id").asText();

            assertProblem(logIn(sessionOf(pending)), 401, "second-factor-wrong");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code\": \"123456\", \"session\": \"01a20485-8fc5-7985-b332-788318b8cc4b\"}"})
    void isEitherACodeOrASession(String shown) {
        assertInvalid(logIn(shown), "/secondFactor");
    }

    private String ada() {
        String address = "ada@" + domain;
        user(address);
        return address;
    }

    private void user(String address) {
        made(client.post("users", """
                {"address": "%s", "password": "%s"}""".formatted(address, PASSWORD)));
    }

    private ApiClient codeHolder() {
        return tenant.codeWith("access-tokens:write", "users:read");
    }

    /** @param shown null for no second factor */
    private Answer logIn(String shown) {
        String secondFactor = shown == null ? "" : ", \"secondFactor\": " + shown;
        return codeHolder().post("access-tokens", """
                {"username": "%s", "password": "%s"%s}""".formatted(ada, PASSWORD, secondFactor));
    }

    private static String code(String code) {
        return "{\"code\": \"" + code + "\"}";
    }

    private static String sessionOf(String id) {
        return "{\"session\": \"" + id + "\"}";
    }

    private void policy(String members) {
        Answer answer = client.patch("organization/second-factor", "{" + members + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private String bypassCode(int uses) {
        return made(client.post("users/" + ada + "/bypass-codes", "{\"usesAllowed\": " + uses + "}"))
                .path("code")
                .asText();
    }

    private String hardwareToken() {
        String id = made(client.post("hardware-tokens", """
                        {"serialNumber": "%s", "type": "totp", "digits": 6, "timeStep": 30, "seed": "%s"}""".formatted(Tenant.unique("s"), SEED)))
                .path("id")
                .asText();
        Answer attached = client.put("users/" + ada + "/hardware-token/" + id, "");
        assertThat(attached.status()).as(attached.text()).isEqualTo(200);
        return id;
    }

    /** What the hardware token shows so many steps from now. */
    private static String shown(int steps) {
        long step = Instant.now().getEpochSecond() / 30 + steps;
        return new OtpKey(HexFormat.of().parseHex(SEED), OtpAlgorithm.SHA1, 6).code(step);
    }

    /** What it does not show now, nor soon. */
    private static String wrong() {
        return shown(1_000);
    }

    private SimulatedDevice device() {
        Answer token = client.put("domains/" + domain + "/members/" + ada + "/token", "");
        return SimulatedDevice.activated(token.json().path("code").asText());
    }

    private JsonNode session(String member) {
        return made(client.post(
                "domains/" + domain + "/sessions",
                "{\"user\": \"" + ada + "\"" + (member.isEmpty() ? "" : ", " + member) + "}"));
    }

    /** A session that the device has approved. */
    private String approved() {
        SimulatedDevice device = device();
        JsonNode session = session("");
        String id = session.path("id").asText();
        String decision = device.sign("""
                {"session": "%s", "decision": "approve", "number": %d}""".formatted(id, session.path("number").asInt()));
        Answer answer = device.client().post("device/sessions/" + id + "/decision", "{\"jws\": \"" + decision + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return id;
    }

    private static JsonNode made(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static void assertGiven(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
