package org.gatehouse.factors.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.gatehouse.factors.otp.Base32;
import org.gatehouse.factors.otp.OtpAlgorithm;
import org.gatehouse.factors.otp.OtpKey;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Nodes;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A code that is good once passes once, however many send it at the same time. */
class OnceOnlyIT {
    private static final int TIMES = 50;

    /** The codes that pass once. */
    enum Kind {
        BYPASS("bypassCode") {
            @Override
            String code(ApiClient administrator, String user) {
                return Asked.made(administrator.post("users/" + user + "/bypass-codes", "{}"))
                        .path("code")
                        .asText();
            }
        },
        TOTP("otp") {
            @Override
            String code(ApiClient administrator, String user) {
                giveToken(administrator, user, "totp");
                return KEY.code(step());
            }
        },
        HOTP("otp") {
            @Override
            String code(ApiClient administrator, String user) {
                giveToken(administrator, user, "hotp");
                return KEY.code(0);
            }
        },
        APP("otp") {
            @Override
            String code(ApiClient administrator, String user) {
                String path = "users/" + user + "/otp";
                String secret =
                        administrator.send("POST", path).json().path("secret").asText();
                OtpKey key = new OtpKey(Base32.read(secret), OtpAlgorithm.SHA1, 6);
                long step = step();
                Answer confirmed = administrator.post(path + "/confirm", "{\"code\": \"" + key.code(step - 1) + "\"}");
                assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
                return key.code(step);
            }
        };

        private static final String SEED = "3132333435363738393031323334353637383930";
        private static final OtpKey KEY = new OtpKey(HexFormat.of().parseHex(SEED), OtpAlgorithm.SHA1, 6);

        private final String member;

        Kind(String member) {
            this.member = member;
        }

        /** Gives the user one, and shows a code of it that is right now. */
        abstract String code(ApiClient administrator, String user);

        private static long step() {
            return Instant.now().getEpochSecond() / 30;
        }

        private static void giveToken(ApiClient administrator, String user, String type) {
            String id = Asked.made(
                            administrator.post("hardware-tokens", """
                            {"serialNumber": "%s", "type": "%s", "seed": "%s"}""".formatted(Tenant.unique("once"), type, SEED)))
                    .path("id")
                    .asText();
            Answer given = administrator.put("users/" + user + "/hardware-token/" + id, "");
            assertThat(given.status()).as(given.text()).isEqualTo(200);
        }

        /** Each from a network of its own, or most would only be slowed down. */
        String draft(String user, String code, int number) {
            return """
                    {"user": "%s", "%s": "%s", "ipAddress": "10.0.%d.1"}""".formatted(user, member, code, number);
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesOnceOnOneNode(Kind kind) {
        assertPassesOnce(kind, List.of(Tenant.fresh().client()));
    }

    @Nested
    @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql")
    class OverTwoNodes {
        @Test
        void passesOnce() {
            for (Kind kind : Kind.values()) {
                assertPassesOnce(kind, Nodes.administrators());
                assertPassesOnce(kind, Nodes.administrators());
            }
        }
    }

    private static void assertPassesOnce(Kind kind, List<ApiClient> nodes) {
        ApiClient first = nodes.get(0);
        String domain = Asked.newDomain(first);
        String user = Asked.newUser(first, domain);
        first.patch("domains/" + domain + "/second-factor", "{\"maxAllowedRetries\": 100}");
        String code = kind.code(first, user);

        List<Answer> answers = AtOnce.call(TIMES, number -> nodes.get(number % nodes.size())
                .post("domains/" + domain + "/sessions", kind.draft(user, code, number)));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(201));
        assertThat(answers)
                .extracting(answer -> answer.json().path("state").asText())
                .containsOnly("approved", "denied")
                .containsOnlyOnce("approved");
    }
}
