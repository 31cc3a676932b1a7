package org.gatehouse.factors.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.SimulatedDevice;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tokens of members. */
class TokensIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String home = tenant.domain();
    private final String ada = "ada@" + home;
    private final String member = "domains/" + domain + "/members/" + ada;
    private final String token = member + "/token";

    @BeforeEach
    void makeTheMember() {
        tenant.user(ada);
        client.put(member, "");
    }

    @Nested
    class Issuing {
        @Test
        void showsTheCodeOnce() {
            Instant before = Instant.now();

            JsonNode issued = issue();

            assertThat(issued.path("code").asText()).matches("[0-9a-z]{10}");
            assertThat(issued.path("state").asText()).isEqualTo("pending");
            assertThat(issued.path("failures").asInt()).isZero();
            assertThat(issued.path("domainId"))
                    .isEqualTo(client.get("domains/" + domain).json().path("id"));
            assertThat(issued.path("userId"))
                    .isEqualTo(client.get("users/" + ada).json().path("id"));
            assertThat(issued.has("device")).isFalse();
            assertThat(expiry(issued)).isBetween(before.plus(Duration.ofDays(365)), in(Duration.ofDays(365)));
            JsonNode read = client.get(token).json();
            assertThat(read.has("code")).isFalse();
            assertThat(read.path("id")).isEqualTo(issued.path("id"));
        }

        @Test
        void expiresWhenTheDomainSays() {
            client.put("domains/" + domain + "/second-factor", "{\"activationCodeExpiration\": 1}");

            assertThat(expiry(issue())).isBefore(in(Duration.ofDays(1)));
        }

        @Test
        void changesNothingWhileOneIsPendingOrActive() {
            JsonNode issued = issue();

            JsonNode again = client.put(token, "").json();
            assertThat(again.path("id")).isEqualTo(issued.path("id"));
            assertThat(again.has("code")).isFalse();

            SimulatedDevice device =
                    SimulatedDevice.activated(issued.path("code").asText());
            JsonNode active = client.put(token, "").json();
            assertThat(active.path("id").asText()).isEqualTo(device.id());
            assertThat(active.path("state").asText()).isEqualTo("active");
            assertThat(active.has("code")).isFalse();
        }

        @Test
        void makesOneTokenOfManyAtOnce() {
            List<JsonNode> answers = AtOnce.call(10, i -> client.put(token, "").json());

            Set<String> ids = new HashSet<>();
            answers.forEach(answer -> ids.add(answer.path("id").asText()));
            assertThat(ids).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.has("code"))).hasSize(1);
        }

        @Test
        void isForMembersOnly() {
            String guest = "domains/" + domain + "/members/"
                    + tenant.user("bob@" + home).path("id").asText() + "/token";

            assertProblem(client.put(guest, ""), 404, "not-a-member");
            assertProblem(client.get(guest), 404, "not-a-member");
            assertProblem(client.delete(guest), 404, "not-a-member");
            assertProblem(client.post(guest + "/unlock", ""), 404, "not-a-member");
            assertProblem(client.put("domains/" + domain + "/members/nobody/token", ""), 404, "user-not-found");
            assertProblem(client.put("domains/nowhere.example/members/" + ada + "/token", ""), 404, "domain-not-found");
        }

        @Test
        void isForEveryDomainApart() {
            String other = "domains/" + home + "/members/" + ada + "/token";

            assertThat(client.put(other, "").json().path("id")).isNotEqualTo(issue().path("id"));
        }

        @Test
        void leavesTheCodeToNoGetNorAuditRow() {
            String code = issue().path("code").asText();

            assertThat(client.get(token).text()).doesNotContain(code);
            assertThat(client.get("audit-events").text()).doesNotContain(code).contains("token.issue");
        }
    }

    @Nested
    class Reading {
        @Test
        void isOfATokenThatIsThere() {
            assertProblem(client.get(token), 404, "token-not-found");
        }

        @Test
        void tellsOfTheDevice() {
            SimulatedDevice device = SimulatedDevice.withEd25519Key();
            device.activate(ApiClient.anonymous(), issue().path("code").asText());

            JsonNode read = client.get(token).json();

            assertThat(read.path("id").asText()).isEqualTo(device.id());
            assertThat(read.path("state").asText()).isEqualTo("active");
            assertThat(read.has("codeExpiresAt")).isFalse();
            assertThat(read.at("/device/name").asText()).isEqualTo("a simulated device");
            assertThat(read.at("/device/keyType").asText()).isEqualTo("OKP");
            assertThat(Instant.parse(read.at("/device/activatedAt").asText())).isBefore(in(Duration.ofSeconds(5)));
        }

        @Test
        void isNotForStrangersAndOtherScopes() {
            issue();

            assertProblem(Tenant.fresh().client().get(token), 404, "domain-not-found");
            assertProblem(tenant.codeWithout("tokens:read").get(token), 403, "scope-missing");
            assertProblem(tenant.codeWithout("tokens:write").put(token, ""), 403, "scope-missing");
        }
    }

    @Nested
    class Deleting {
        @Test
        void revokesForGood() {
            JsonNode issued = issue();
            SimulatedDevice device =
                    SimulatedDevice.activated(issued.path("code").asText());

            assertThat(client.delete(token).status()).isEqualTo(204);

            assertProblem(device.client().get("device"), 401, "credentials-wrong");
            assertProblem(client.get(token), 404, "token-not-found");
            assertProblem(client.delete(token), 404, "token-not-found");
            assertThat(issue().path("id")).isNotEqualTo(issued.path("id"));
        }

        @Test
        void isAudited() {
            issue();
            client.delete(token);

            assertThat(Lists.texts(client, "audit-events", "action")).contains("token.issue", "token.delete");
        }
    }

    @Nested
    class Unlocking {
        @Test
        void isOfATokenThatIsThere() {
            assertProblem(client.post(token + "/unlock", ""), 404, "token-not-found");
        }

        @Test
        void leavesTheStateOfWhatIsNotRevoked() {
            JsonNode issued = issue();
            assertThat(unlock().path("state").asText()).isEqualTo("pending");
            SimulatedDevice.activated(issued.path("code").asText());

            assertThat(unlock().path("state").asText()).isEqualTo("active");
            assertThat(Lists.texts(client, "audit-events", "action")).contains("token.unlock");
        }

        private JsonNode unlock() {
            Answer answer = client.post(token + "/unlock", "");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return answer.json();
        }
    }

    /** On whichever way somebody leaves a domain, the token there goes, and those elsewhere stay. */
    @Nested
    class Leaving {
        private final String atHome = "domains/" + home + "/members/" + ada + "/token";
        private SimulatedDevice guest;
        private SimulatedDevice dweller;

        @BeforeEach
        void makeTheTokens() {
            guest = SimulatedDevice.activated(issue().path("code").asText());
            dweller = SimulatedDevice.activated(
                    client.put(atHome, "").json().path("code").asText());
        }

        @Test
        void byTheEndOfTheMembership() {
            assertThat(client.delete(member).status()).isEqualTo(204);

            assertGone(guest);
            assertActive(dweller);
            client.put(member, "");
            assertProblem(client.get(token), 404, "token-not-found");
        }

        @Test
        void byANewSetOfMembers() {
            client.put("domains/" + domain + "/members", "{\"users\": []}");

            assertGone(guest);
            assertActive(dweller);
        }

        @Test
        void byAMoveToAnotherHome() {
            String elsewhere = tenant.domain();
            assertThat(client.patch("users/" + ada, "{\"address\": \"ada@" + elsewhere + "\"}")
                            .status())
                    .isEqualTo(200);

            assertGone(dweller);
            assertActive(guest);
        }

        @Test
        void byAMoveInABatch() {
            String id = client.get("users/" + ada).json().path("id").asText();
            Answer batch = client.post("users/batch", """
                    {"operations": [{"op": "update", "id": "%s", "content": {"address": "ada@%s"}}]}""".formatted(id, tenant.domain()));
            assertThat(batch.status()).as(batch.text()).isEqualTo(200);

            assertGone(dweller);
            assertActive(guest);
        }

        @Test
        void byTheEndOfTheDomain() {
            assertThat(client.delete("domains/" + domain + "?cascade=true").status())
                    .isEqualTo(200);

            assertGone(guest);
            assertActive(dweller);
        }

        @Test
        void byTheEndOfTheHome() {
            assertThat(client.delete("domains/" + home + "?cascade=true").status())
                    .isEqualTo(200);

            assertGone(dweller);
            assertGone(guest);
        }

        @Test
        void byTheEndOfTheUser() {
            assertThat(client.delete("users/" + ada).status()).isEqualTo(204);

            assertGone(dweller);
            assertGone(guest);
        }

        @Test
        void byTheEndOfTheOrganization() {
            assertThat(ApiClient.administrator()
                            .delete("organizations/" + tenant.id())
                            .status())
                    .isEqualTo(204);

            assertGone(dweller);
            assertGone(guest);
        }

        private void assertGone(SimulatedDevice device) {
            assertProblem(device.client().get("device"), 401, "credentials-wrong");
        }

        private void assertActive(SimulatedDevice device) {
            assertThat(device.client().get("device").status()).isEqualTo(200);
        }
    }

    private JsonNode issue() {
        Answer answer = client.put(token, "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Instant expiry(JsonNode issued) {
        return Instant.parse(issued.path("codeExpiresAt").asText());
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time).plusSeconds(1);
    }
}
