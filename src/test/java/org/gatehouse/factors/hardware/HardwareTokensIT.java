package org.gatehouse.factors.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gatehouse.factors.otp.OtpAlgorithm;
import org.gatehouse.factors.otp.OtpKey;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Hardware tokens and whose they are. */
class HardwareTokensIT {
    private static final String SEED = "12345678901234567890";
    private static final String SEED_HEX = "3132333435363738393031323334353637383930";
    private static final String SEED_BASE32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final OtpKey KEY = new OtpKey(SEED.getBytes(StandardCharsets.US_ASCII), OtpAlgorithm.SHA1, 6);

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();

    private static String draft(String serial, String type, String more) {
        return """
                {"serialNumber": "%s", "type": "%s", "seed": "%s"%s}""".formatted(serial, type, SEED_HEX, more);
    }

    private JsonNode made(String serial, String type) {
        Answer made = client.post("hardware-tokens", draft(serial, type, ""));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private String made() {
        return made(unique("S"), "totp").path("id").asText();
    }

    private String user(String name) {
        Answer made = client.post("users", "{\"address\": \"" + unique(name) + "@elsewhere.example\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private Answer resync(String token, String first, String second) {
        return client.post(
                "hardware-tokens/" + token + "/resync", "{\"codes\": [\"" + first + "\", \"" + second + "\"]}");
    }

    private List<String> audited(String action) {
        return Lists.texts(client, "audit-events?action=" + action, "targetId");
    }

    @Nested
    class Post {
        @Test
        void makesATokenWithAllItsFields() {
            Answer made = client.post(
                    "hardware-tokens",
                    draft(
                            "FT-300 77",
                            "totp",
                            ", \"digits\": 8, \"timeStep\": 60, \"algorithm\": \"sha512\", \"alias\": \"Ada's\""));

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            JsonNode token = made.json();
            assertThat(token.path("serialNumber").asText()).isEqualTo("FT-300 77");
            assertThat(token.path("type").asText()).isEqualTo("totp");
            assertThat(token.path("digits").asInt()).isEqualTo(8);
            assertThat(token.path("timeStep").asInt()).isEqualTo(60);
            assertThat(token.path("algorithm").asText()).isEqualTo("sha512");
            assertThat(token.path("alias").asText()).isEqualTo("Ada's");
            assertThat(token.path("revoked").asBoolean(true)).isFalse();
            assertThat(token.has("userId")).isFalse();
            assertThat(token.has("lastUsedAt")).isFalse();
            assertThat(made.text()).doesNotContain(SEED_HEX, SEED_BASE32, "seed");
            assertThat(made.etag()).isEqualTo('"' + token.path("etag").asText() + '"');
            assertThat(client.get(made.location()).json()).isEqualTo(token);
            assertThat(audited("hardware-token.create"))
                    .containsExactly(token.path("id").asText());
        }

        @Test
        void hasDefaults() {
            JsonNode totp = made("1", "totp");
            assertThat(totp.path("digits").asInt()).isEqualTo(6);
            assertThat(totp.path("timeStep").asInt()).isEqualTo(30);
            assertThat(totp.path("algorithm").asText()).isEqualTo("sha1");
            assertThat(totp.path("alias").asText()).matches("HW-[0-9a-f]{8}");
            assertThat(totp.path("id").asText().replace("-", ""))
                    .contains(totp.path("alias").asText().substring(3));
            assertThat(made("2", "hotp").has("timeStep")).isFalse();
        }

        @Test
        void takesASerialNumberOnceWhateverItsCase() {
            made("ab-1", "totp");

            assertProblem(client.post("hardware-tokens", draft("AB-1", "hotp", "")), 409, "serial-number-taken");
            Answer elsewhere = Tenant.fresh().client().post("hardware-tokens", draft("AB-1", "totp", ""));
            assertThat(elsewhere.status()).isEqualTo(201);
            List<Answer> answers = AtOnce.call(10, i -> client.post("hardware-tokens", draft("race", "totp", "")));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        }

        @Test
        void isDoneOnceForAKey() {
            ApiClient once = client.with("Idempotency-Key", "k");

            Answer first = once.post("hardware-tokens", draft("1", "totp", ""));
            assertThat(once.post("hardware-tokens", draft("1", "totp", "")).json())
                    .isEqualTo(first.json());
        }

        @Test
        void refusesWhatBreaksARule() {
            for (String serial : List.of("", " x", "x ", "ä", "x".repeat(65), "a\\u0000b")) {
                assertInvalid(client.post("hardware-tokens", draft(serial, "totp", "")), "/serialNumber");
            }
            assertInvalid(client.post("hardware-tokens", "{}"), "/serialNumber");
            assertInvalid(client.post("hardware-tokens", "{}"), "/type");
            assertInvalid(client.post("hardware-tokens", draft("1", "ocra", "")), "/type");
            assertInvalid(client.post("hardware-tokens", draft("1", "totp", ", \"digits\": 7")), "/digits");
            assertInvalid(client.post("hardware-tokens", draft("1", "totp", ", \"timeStep\": 45")), "/timeStep");
            assertInvalid(client.post("hardware-tokens", draft("1", "hotp", ", \"timeStep\": 30")), "/timeStep");
            assertInvalid(client.post("hardware-tokens", draft("1", "totp", ", \"counter\": 1")), "/counter");
            assertInvalid(client.post("hardware-tokens", draft("1", "hotp", ", \"counter\": -1")), "/counter");
            assertInvalid(client.post("hardware-tokens", draft("1", "totp", ", \"algorithm\": \"md5\"")), "/algorithm");
            assertInvalid(client.post("hardware-tokens", draft("1", "totp", ", \"alias\": \"a\\nb\"")), "/alias");
            assertInvalid(
                    client.post("hardware-tokens", draft("1", "totp", ", \"alias\": \"" + "x".repeat(101) + "\"")),
                    "/alias");
            assertInvalid(
                    client.post("hardware-tokens", draft("1", "totp", ", \"seedBase32\": \"" + SEED_BASE32 + "\"")),
                    "/seed");
            for (String seed : List.of("", "12", "xy", "1".repeat(41), "11".repeat(9), "11".repeat(65))) {
                assertInvalid(client.post("hardware-tokens", """
                        {"serialNumber": "1", "type": "totp", "seed": "%s"}""".formatted(seed)), "/seed");
            }
            assertInvalid(client.post("hardware-tokens", """
                    {"serialNumber": "1", "type": "totp", "seedBase32": "M"}"""), "/seedBase32");
        }
    }

    @Nested
    class Get {
        @Test
        void listsByPageAndFilter() {
            List<String> serials = new ArrayList<>(IntStream.range(0, 7)
                    .mapToObj(i -> made("L" + i, "totp").path("serialNumber").asText())
                    .toList());
            String ada = user("ada");
            String third = client.get("hardware-tokens?serialNumber=l3")
                    .json()
                    .at("/items/0/id")
                    .asText();
            client.put("users/" + ada + "/hardware-token/" + third, "");

            List<String> all = new ArrayList<>();
            Lists.all(client, "hardware-tokens", 3)
                    .forEach(token -> all.add(token.path("serialNumber").asText()));
            assertThat(all).isEqualTo(serials);
            assertThat(Lists.texts(client, "hardware-tokens?user=" + ada, "id")).containsExactly(third);
            assertThat(Lists.texts(client, "hardware-tokens?serialNumber=none", "id"))
                    .isEmpty();
            assertProblem(client.get("hardware-tokens?user=nobody"), 404, "user-not-found");
            assertProblem(client.get("hardware-tokens?serialNumber=" + "x".repeat(65)), 400, "invalid-parameter");
            assertProblem(client.get("hardware-tokens?cursor=x"), 400, "invalid-cursor");
        }

        @Test
        void knowsNoOtherIds() {
            String theirs = Tenant.fresh()
                    .client()
                    .post("hardware-tokens", draft("1", "totp", ""))
                    .json()
                    .path("id")
                    .asText();

            for (String id : List.of(theirs, UUID.randomUUID().toString(), "x", "1")) {
                String path = "hardware-tokens/" + id;
                assertProblem(client.get(path), 404, "hardware-token-not-found");
                assertProblem(client.patch(path, "{}"), 404, "hardware-token-not-found");
                assertProblem(client.delete(path), 404, "hardware-token-not-found");
                assertProblem(client.send("POST", path + "/unlock"), 404, "hardware-token-not-found");
                assertProblem(resync(id, "755224", "287082"), 404, "hardware-token-not-found");
                assertProblem(
                        client.put("users/" + user("ada") + "/hardware-token/" + id, ""),
                        404,
                        "hardware-token-not-found");
            }
        }
    }

    @Nested
    class Change {
        @Test
        void renames() {
            String path = "hardware-tokens/" + made();
            Answer before = client.get(path);

            Answer after = client.with("If-Match", before.etag()).patch(path, "{\"alias\": \"Reserve\"}");

            assertThat(after.status()).as(after.text()).isEqualTo(200);
            assertThat(after.json().path("alias").asText()).isEqualTo("Reserve");
            assertThat(after.etag()).isNotEqualTo(before.etag());
            assertThat(client.get(path).json()).isEqualTo(after.json());
            assertProblem(client.with("If-Match", before.etag()).patch(path, "{}"), 412, "stale-version");
            assertProblem(client.with("If-Match", before.etag()).delete(path), 412, "stale-version");
            assertInvalid(client.patch(path, "{\"alias\": null}"), "/alias");
            assertInvalid(client.patch(path, "{\"seed\": \"00\"}"), "/seed");
            assertInvalid(client.patch(path, "{\"revoked\": true}"), "/revoked");
        }

        @Test
        void deletesAlsoFromItsUser() {
            String ada = user("ada");
            String token = made();
            client.put("users/" + ada + "/hardware-token/" + token, "");

            assertThat(client.delete("hardware-tokens/" + token).status()).isEqualTo(204);

            assertProblem(client.get("hardware-tokens/" + token), 404, "hardware-token-not-found");
            assertProblem(client.get("users/" + ada + "/hardware-token"), 404, "hardware-token-not-found");
            assertThat(audited("hardware-token.delete")).containsExactly(token);
        }

        @Test
        void unlocksWhatIsNotLockedToo() {
            Answer answer = client.send("POST", "hardware-tokens/" + made() + "/unlock");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("failures").asInt(-1)).isZero();
        }
    }

    @Nested
    class OfAUser {
        private final String ada = user("ada");
        private final String bob = user("bob");
        private final String one = made();
        private final String two = made();

        private Answer attach(String user, String token) {
            return client.put("users/" + user + "/hardware-token/" + token, "");
        }

        @Test
        void isOneEachWay() {
            assertProblem(client.get("users/" + ada + "/hardware-token"), 404, "hardware-token-not-found");
            assertThat(attach(ada, one).json().path("userId").asText()).isEqualTo(ada);

            assertThat(attach(ada, one).status()).isEqualTo(200);
            assertProblem(attach(ada, two), 409, "hardware-token-in-use");
            assertProblem(attach(bob, one), 409, "hardware-token-in-use");
            assertThat(client.get("users/" + ada + "/hardware-token").json())
                    .isEqualTo(client.get("hardware-tokens/" + one).json());
            assertThat(audited("hardware-token.attach")).containsExactly(one);
        }

        @Test
        void isOneEachWayWhenManyComeAtOnce() {
            List<Answer> answers = AtOnce.call(12, i -> attach(i % 2 == 0 ? ada : bob, i % 3 == 0 ? one : two));

            assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
            List<String> owners = new ArrayList<>();
            for (String token : List.of(one, two)) {
                JsonNode view = client.get("hardware-tokens/" + token).json();
                if (view.has("userId")) {
                    owners.add(view.path("userId").asText());
                }
            }
            assertThat(owners).isNotEmpty().doesNotHaveDuplicates();
        }

        @Test
        void isFreeAgain() {
            attach(ada, one);

            assertThat(client.delete("users/" + ada + "/hardware-token").status())
                    .isEqualTo(204);

            assertProblem(client.delete("users/" + ada + "/hardware-token"), 404, "hardware-token-not-found");
            assertThat(attach(bob, one).status()).isEqualTo(200);
            assertThat(audited("hardware-token.detach")).containsExactly(one);
        }

        @Test
        void isFreeWhenTheUserGoes() {
            attach(ada, one);

            assertThat(client.delete("users/" + ada).status()).isEqualTo(204);

            assertThat(client.get("hardware-tokens/" + one).json().has("userId"))
                    .isFalse();
            assertThat(attach(bob, one).status()).isEqualTo(200);
        }

        @Test
        void isOutOfReachWithAProtectedUser() {
            attach(ada, one);
            client.patch("users/" + ada, "{\"protected\": true}");
            ApiClient weak = tenant.codeWithout("users.protected:write");

            assertThat(Lists.texts(weak, "hardware-tokens", "id")).containsExactly(two);
            String path = "hardware-tokens/" + one;
            assertProblem(weak.get(path), 403, "user-protected");
            assertProblem(weak.patch(path, "{}"), 403, "user-protected");
            assertProblem(weak.delete(path), 403, "user-protected");
            assertProblem(weak.send("POST", path + "/unlock"), 403, "user-protected");
            assertProblem(weak.delete("users/" + ada + "/hardware-token"), 403, "user-protected");
            assertProblem(weak.put("users/" + ada + "/hardware-token/" + two, ""), 403, "user-protected");
            assertThat(client.get(path).status()).isEqualTo(200);
        }

        @Test
        void goesWithItsOrganization() {
            attach(ada, one);

            assertThat(ApiClient.administrator()
                            .delete("organizations/" + tenant.id())
                            .status())
                    .isEqualTo(204);
        }
    }

    @Nested
    class Resync {
        @Test
        void findsAClockThatIsOff() {
            String token = made();
            long step = Instant.now().getEpochSecond() / 30 + 1000;

            Answer found = resync(token, KEY.code(step), KEY.code(step + 1));

            assertThat(found.status()).as(found.text()).isEqualTo(200);
            assertThat(found.json().path("drift").asInt()).isBetween(999, 1001);
            assertThat(found.json().has("lastUsedAt")).isTrue();
            assertProblem(resync(token, KEY.code(step), KEY.code(step + 1)), 409, "resync-failed");
            assertProblem(resync(token, KEY.code(step + 1), KEY.code(step + 2)), 409, "resync-failed");
            assertThat(resync(token, KEY.code(step + 2), KEY.code(step + 3)).status())
                    .isEqualTo(200);
        }

        @Test
        void findsACounterThatRanAhead() {
            String token = made("H", "hotp").path("id").asText();

            assertProblem(resync(token, KEY.code(1001), KEY.code(1002)), 409, "resync-failed");
            assertProblem(resync(token, KEY.code(900), KEY.code(902)), 409, "resync-failed");
            assertThat(resync(token, KEY.code(900), KEY.code(901)).status()).isEqualTo(200);
            assertProblem(resync(token, KEY.code(901), KEY.code(902)), 409, "resync-failed");
            assertThat(resync(token, KEY.code(902), KEY.code(903)).status()).isEqualTo(200);
            assertThat(audited("hardware-token.resync")).containsExactly(token, token);
        }

        @Test
        void isForOneOfManyAtOnce() {
            String token = made("H", "hotp").path("id").asText();

            List<Answer> answers = AtOnce.call(20, i -> resync(token, KEY.code(5), KEY.code(6)));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
        }

        @Test
        void refusesWhatBreaksARule() {
            String path = "hardware-tokens/" + made() + "/resync";

            assertInvalid(client.post(path, "{}"), "/codes");
            assertInvalid(client.post(path, "{\"codes\": [\"755224\"]}"), "/codes");
            assertInvalid(client.post(path, "{\"codes\": [\"755224\", \"287082\", \"359152\"]}"), "/codes");
            assertInvalid(client.post(path, "{\"codes\": [\"755224\", \"28708 \"]}"), "/codes/1");
            assertInvalid(client.post(path, "{\"codes\": [\"755224\", null]}"), "/codes/1");
            assertProblem(client.post(path, "{\"codes\": [\"75522400\", \"28708200\"]}"), 409, "resync-failed");
        }
    }
}
