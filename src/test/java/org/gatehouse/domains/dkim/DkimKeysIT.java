package org.gatehouse.domains.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.DnsServer;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DKIM keys over HTTP; that they sign is shown by {@link DkimSignatureIT}. */
class DkimKeysIT {
    private static final String QUICK = "\"algorithm\": \"ed25519\"";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String path = "domains/" + domain + "/dkim-keys";
    private final DnsServer dns = DnsServer.shared();

    @Nested
    class Post {
        @Test
        void makesAWaitingRsaKeyWithANameOfItsOwn() {
            Answer made = client.post(path, "{}");

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            JsonNode key = made.json();
            assertThat(key.path("algorithm").asText()).isEqualTo("rsa-2048");
            assertThat(key.path("state").asText()).isEqualTo("waiting");
            assertThat(key.path("switches").asBoolean(true)).isFalse();
            assertThat(key.path("selector").asText()).matches("s[0-9]{8}");
            assertThat(key.at("/record/name").asText())
                    .isEqualTo(key.path("selector").asText() + "._domainkey." + domain);
            assertThat(key.at("/record/value").asText()).startsWith("v=DKIM1; k=rsa; p=MII");
            assertThat(key.path("publicKey").asText()).startsWith("-----BEGIN PUBLIC KEY-----\n");
            assertThat(made.text()).doesNotContain("PRIVATE");
            assertThat(client.get(made.location()).json()).isEqualTo(key);
            assertThat(client.get(path + "/" + key.path("selector").asText()).json())
                    .isEqualTo(key);
        }

        @Test
        void cutsTheTextOfALongKeyIntoStrings() {
            JsonNode key = made("""
                    {"selector": "long", "algorithm": "rsa-4096"}""");

            String value = key.at("/record/value").asText();
            String line = key.at("/record/zoneFile").asText();
            assertThat(value.length()).isGreaterThan(700);
            assertThat(line).startsWith("long._domainkey." + domain + ". IN TXT ( \"v=DKIM1; k=rsa; p=");
            String[] strings =
                    line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')).split("\" \"");
            assertThat(strings).hasSizeGreaterThan(2).allMatch(string -> string.length() <= 255);
            assertThat(String.join("", strings)).isEqualTo(value);
        }

        @Test
        void givesAnotherNameToTheNextOfADay() {
            String first = made("{" + QUICK + "}").path("selector").asText();
            String second = made("{" + QUICK + "}").path("selector").asText();

            assertThat(second).isEqualTo(first + "b");
        }

        @Test
        void hasItSignAtOnceWhenToldTo() {
            JsonNode first = made("{\"active\": true, " + QUICK + "}");
            JsonNode second = made("{\"active\": true, " + QUICK + "}");

            assertThat(first.path("state").asText()).isEqualTo("active");
            assertThat(second.path("state").asText()).isEqualTo("active");
            JsonNode old = key(first);
            assertThat(old.path("state").asText()).isEqualTo("retired");
            assertThat(old.has("deleteAt")).isTrue();
        }

        @Test
        void takesASelectorOnceWhateverItsCase() {
            made("{\"selector\": \"Mail.One\", " + QUICK + "}");

            assertThat(Lists.texts(client, path, "selector")).containsExactly("mail.one");
            assertProblem(client.post(path, "{\"selector\": \"mail.ONE\", " + QUICK + "}"), 409, "selector-taken");
        }

        @Test
        void refusesWhatIsNoSelector() {
            for (String wrong : List.of(
                    "",
                    " ",
                    "..",
                    "../etc/passwd",
                    "a;b",
                    "a\\\"b",
                    "a'b",
                    "a b",
                    "-a",
                    "a-",
                    "a..b",
                    ".a",
                    "a_b",
                    "s\\u0000",
                    "\\u212a", // folds to k
                    "a".repeat(64),
                    "a".repeat(300))) {
                assertInvalid(client.post(path, "{\"selector\": \"" + wrong + "\", " + QUICK + "}"), "/selector");
            }
            assertInvalid(client.post(path, "{\"algorithm\": \"rsa-1024\"}"), "/algorithm");
            assertInvalid(client.post(path, "{\"privateKey\": \"x\"}"), "/privateKey");
            assertThat(Lists.all(client, path, 100)).isEmpty();
        }

        @Test
        void makesNoMoreThanTenEvenAtOnce() {
            List<Answer> answers = AtOnce.call(6, i -> client.post(path, "{" + QUICK + "}"));
            for (int i = 0; i < 6; i++) {
                client.post(path, "{" + QUICK + "}");
            }

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(Lists.all(client, path, 100)).hasSize(10);
            assertProblem(client.post(path, "{" + QUICK + "}"), 409, "too-many-dkim-keys");
        }

        @Test
        void refusesBeforeItMakesAKey() {
            made("{\"selector\": \"first\", " + QUICK + "}");
            List<Answer> taken =
                    AtOnce.call(12, i -> client.post(path, "{\"selector\": \"first\", \"algorithm\": \"rsa-4096\"}"));
            for (int i = 1; i < 10; i++) {
                made("{" + QUICK + "}");
            }
            List<Answer> tooMany = AtOnce.call(12, i -> client.post(path, "{\"algorithm\": \"rsa-4096\"}"));

            taken.forEach(answer -> assertProblem(answer, 409, "selector-taken")); // and none busy
            tooMany.forEach(answer -> assertProblem(answer, 409, "too-many-dkim-keys"));
        }

        @Test
        void leavesOneThatSignsOfManyMadeAtOnce() {
            AtOnce.call(5, i -> client.post(path, "{\"active\": true, " + QUICK + "}"));

            assertThat(Lists.texts(client, path, "state").stream().filter("active"::equals))
                    .hasSize(1);
            assertThat(Lists.all(client, path, 100)).hasSize(5);
        }

        @Test
        void answersARepeatTheSame() {
            ApiClient once = client.with("Idempotency-Key", Tenant.unique("key-"));

            Answer first = once.post(path, "{" + QUICK + "}");
            Answer second = once.post(path, "{" + QUICK + "}");

            assertThat(second.json()).isEqualTo(first.json());
            assertThat(Lists.all(client, path, 100)).hasSize(1);
        }

        @Test
        void answersARepeatTheSameThoughItsSelectorIsTakenNow() {
            ApiClient once = client.with("Idempotency-Key", Tenant.unique("key-"));

            Answer first = once.post(path, "{\"selector\": \"same\", " + QUICK + "}");
            Answer second = once.post(path, "{\"selector\": \"same\", " + QUICK + "}");

            assertThat(second.status()).as(second.text()).isEqualTo(201);
            assertThat(second.json()).isEqualTo(first.json());
        }

        @Test
        void isThereForADomainOnly() {
            for (String other : List.of("none.example", "a%3Bb", "%22", "%27", "%00", "a".repeat(300))) {
                Answer answer = client.post("domains/" + other + "/dkim-keys", "{}");
                assertThat(answer.status()).as(other).isBetween(400, 404);
            }
        }
    }

    @Nested
    class Patch {
        @Test
        void hasAKeySignOnlyWhenTheDnsShowsIt() {
            JsonNode key = made("{" + QUICK + "}");
            String name = key.at("/record/name").asText();

            assertProblem(activate(key), 409, "dkim-key-not-published");
            dns.addText(name, "v=DKIM1; k=ed25519; p=AAAA");
            assertProblem(activate(key), 409, "dkim-key-not-published");
            dns.fail(name);
            assertProblem(activate(key), 409, "dkim-key-not-published");
            dns.remove(name).addText(name, key.at("/record/value").asText());
            Answer done = activate(key);

            assertThat(done.json().path("state").asText()).as(done.text()).isEqualTo("active");
        }

        @Test
        void doesNotAskTheDnsWhenForced() {
            JsonNode key = made("{" + QUICK + "}");

            Answer forced = client.patch(of(key), "{\"active\": true, \"force\": true}");

            assertThat(forced.json().path("state").asText()).as(forced.text()).isEqualTo("active");
            assertThat(dns.timesAsked(key.at("/record/name").asText())).isZero();
            assertThat(client.patch(of(key), "{\"active\": true}").status()).isEqualTo(200);
        }

        @Test
        void retiresTheKeyThatDidAndBringsItBack() {
            JsonNode first = made("{\"active\": true, " + QUICK + "}");
            JsonNode second = made("{\"active\": true, " + QUICK + "}");

            client.patch(of(first), "{\"active\": true, \"force\": true}");

            assertThat(key(first).path("state").asText()).isEqualTo("active");
            assertThat(key(first).has("deleteAt")).isFalse();
            assertThat(key(second).path("state").asText()).isEqualTo("retired");
        }

        @Test
        void hasAKeyWaitAgain() {
            JsonNode key = made("{\"active\": true, " + QUICK + "}");

            assertThat(client.patch(of(key), "{\"active\": false}")
                            .json()
                            .path("state")
                            .asText())
                    .isEqualTo("waiting");
            assertThat(client.patch(of(key), "{\"switches\": true}")
                            .json()
                            .path("switches")
                            .asBoolean())
                    .isTrue();
        }

        @Test
        void refusesWrongMembersAndStaleVersions() {
            JsonNode key = made("{" + QUICK + "}");

            assertInvalid(client.patch(of(key), "{\"keepDays\": 0}"), "/keepDays");
            assertInvalid(client.patch(of(key), "{\"keepDays\": 366}"), "/keepDays");
            assertInvalid(client.patch(of(key), "{\"keepDays\": null}"), "/keepDays");
            assertInvalid(client.patch(of(key), "{\"selector\": \"x\"}"), "/selector");
            assertProblem(client.with("If-Match", "\"9-x\"").patch(of(key), "{\"keepDays\": 3}"), 412, "stale-version");
            Answer done = client.with("If-Match", '"' + key.path("etag").asText() + '"')
                    .patch(of(key), "{\"keepDays\": 3}");
            assertThat(done.json().path("keepDays").asInt()).isEqualTo(3);
            assertThat(done.etag()).isNotEqualTo('"' + key.path("etag").asText() + '"');
        }
    }

    @Nested
    class Rotate {
        @Test
        void switchesWhenTheDnsShowsTheNewKey() {
            JsonNode old = made("{\"selector\": \"old\", \"active\": true, " + QUICK + "}");

            JsonNode next =
                    client.post(of(old) + "/rotate", "{\"keepDays\": 3}").json();

            assertThat(next.path("algorithm").asText()).isEqualTo("ed25519");
            assertThat(next.path("state").asText()).isEqualTo("waiting");
            assertThat(next.path("switches").asBoolean()).isTrue();
            JsonNode early = client.send("POST", of(next) + "/check").json();
            assertThat(early.path("published").asBoolean(true)).isFalse();
            assertThat(early.path("state").asText()).isEqualTo("waiting");
            assertThat(key(old).path("state").asText()).isEqualTo("active");

            dns.addText(
                    next.at("/record/name").asText(), next.at("/record/value").asText());
            JsonNode seen = client.send("POST", of(next) + "/check").json();

            assertThat(seen.path("published").asBoolean()).isTrue();
            assertThat(seen.path("state").asText()).isEqualTo("active");
            assertThat(seen.path("switches").asBoolean(true)).isFalse();
            JsonNode retired = key(old);
            assertThat(retired.path("state").asText()).isEqualTo("retired");
            assertThat(Duration.between(
                                    Instant.parse(retired.path("retiredAt").asText()),
                                    Instant.parse(retired.path("deleteAt").asText()))
                            .toDays())
                    .isEqualTo(3);
        }

        @Test
        void knowsNothingNewWhenTheDnsFails() {
            JsonNode old = made("{\"active\": true, " + QUICK + "}");
            JsonNode next = client.post(of(old) + "/rotate", "{}").json();
            String name = next.at("/record/name").asText();
            dns.fail(name);
            JsonNode never = client.send("POST", of(next) + "/check").json();
            dns.remove(name).addText(name, next.at("/record/value").asText());
            JsonNode seen = client.send("POST", of(next) + "/check").json();
            dns.fail(name);

            Answer failed = client.send("POST", of(next) + "/check");

            assertThat(never.has("published")).isFalse();
            assertThat(never.path("switches").asBoolean()).isTrue();
            assertThat(seen.path("published").asBoolean()).isTrue();
            assertThat(failed.status()).as(failed.text()).isEqualTo(200);
            assertThat(failed.json()).isEqualTo(seen);
            assertThat(key(next)).isEqualTo(seen);
        }

        @Test
        void doesNotSwitchWhileAnotherKeyStandsBesideIt() {
            JsonNode old = made("{\"active\": true, " + QUICK + "}");
            JsonNode next = client.post(of(old) + "/rotate", "{}").json();
            String name = next.at("/record/name").asText();
            dns.addText(name, next.at("/record/value").asText()).addText(name, "v=DKIM1; k=rsa; p=AAAA");

            assertThat(client.send("POST", of(next) + "/check")
                            .json()
                            .path("published")
                            .asBoolean(true))
                    .isFalse();
        }

        @Test
        void takesTheVersionOfTheOldKeyForAPrecondition() {
            JsonNode old = made("{\"active\": true, " + QUICK + "}");

            assertProblem(client.with("If-Match", "\"old\"").post(of(old) + "/rotate", "{}"), 412, "stale-version");
            assertInvalid(client.post(of(old) + "/rotate", "{\"keepDays\": 1000}"), "/keepDays");
            assertProblem(client.post(path + "/none/rotate", "{}"), 404, "dkim-key-not-found");
        }
    }

    @Nested
    class PrivateKey {
        @Test
        void leavesByItsScopeAndIsAudited() {
            JsonNode key = made("{" + QUICK + "}");

            Answer answer = client.get(of(key) + "/private-key");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).startsWith("-----BEGIN PRIVATE KEY-----\n");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertProblem(tenant.codeWithout("dkim-keys:export").get(of(key) + "/private-key"), 403, "scope-missing");
            assertThat(Lists.texts(client, "audit-events?action=dkim-key.export", "action"))
                    .containsExactly("dkim-key.export");
        }
    }

    @Nested
    class Delete {
        @Test
        void takesAKeyAndTheDomainTakesAll() {
            JsonNode one = made("{\"active\": true, " + QUICK + "}");
            made("{" + QUICK + "}");

            assertThat(client.delete(of(one)).status()).isEqualTo(204);
            assertProblem(client.get(of(one)), 404, "dkim-key-not-found");
            assertProblem(client.delete(of(one)), 404, "dkim-key-not-found");
            assertThat(client.delete("domains/" + domain).status()).isEqualTo(200);
            assertProblem(client.get(path), 404, "domain-not-found");
            client.post("domains", "{\"name\": \"" + domain + "\"}");
            assertThat(Lists.all(client, path, 100)).isEmpty();
        }

        @Test
        void ofTheOrganizationTakesThemToo() {
            made("{\"active\": true, " + QUICK + "}");

            assertThat(ApiClient.administrator()
                            .delete("organizations/" + tenant.id())
                            .status())
                    .isEqualTo(204);
        }

        @Test
        void ofTheDomainEndsCleanWhileKeysAreBeingMade() {
            for (int round = 0; round < 3; round++) {
                String other = tenant.domain();

                List<Answer> answers = AtOnce.call(
                        6,
                        i -> i == 3
                                ? client.delete("domains/" + other)
                                : client.post("domains/" + other + "/dkim-keys", "{" + QUICK + "}"));

                assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 404, 409);
            }
        }
    }

    @Test
    void isNobodyElses() {
        JsonNode key = made("{" + QUICK + "}");
        Tenant other = Tenant.fresh();
        String theirs = other.domain();

        assertProblem(other.client().get(of(key)), 404, "domain-not-found");
        assertProblem(
                other.client()
                        .get("domains/" + theirs + "/dkim-keys/"
                                + key.path("id").asText()),
                404,
                "dkim-key-not-found");
        assertProblem(
                client.get("domains/" + tenant.domain() + "/dkim-keys/"
                        + key.path("id").asText()),
                404,
                "dkim-key-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2F..%2Fetc", "a%3Bb", "%22", "%27%20or%20%271", "%00", "%E2%84%AA"})
    void isNotFoundByWhatIsNoSelector(String key) {
        Answer answer = client.get(path + "/" + key);

        assertThat(answer.status()).as(answer.text()).isIn(400, 404);
        assertThat(client.get(path + "/" + "a".repeat(300)).status()).isEqualTo(404);
        assertThat(client.get(path + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void isWrittenIntoTheAuditTrail() {
        JsonNode old = made("{\"active\": true, " + QUICK + "}");
        JsonNode next = client.post(of(old) + "/rotate", "{}").json();
        client.patch(of(next), "{\"active\": true, \"force\": true}");
        client.delete(of(old));

        assertThat(Lists.texts(client, "audit-events", "action"))
                .filteredOn(action -> action.startsWith("dkim-key."))
                .containsExactlyInAnyOrder(
                        "dkim-key.create",
                        "dkim-key.activate",
                        "dkim-key.create",
                        "dkim-key.update",
                        "dkim-key.retire",
                        "dkim-key.activate",
                        "dkim-key.delete");
    }

    private Answer activate(JsonNode key) {
        return client.patch(of(key), "{\"active\": true}");
    }

    private JsonNode made(String draft) {
        Answer answer = client.post(path, draft);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode key(JsonNode key) {
        return client.get(of(key)).json();
    }

    private String of(JsonNode key) {
        return path + "/" + key.path("id").asText();
    }
}
