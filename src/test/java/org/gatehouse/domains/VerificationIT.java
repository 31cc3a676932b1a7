package org.gatehouse.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.DnsServer;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;

/** Whose a domain is. Domains of this server are verified from the start; here operators take that back first. */
class VerificationIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final ApiClient operator = ApiClient.administrator();
    private final String domain = tenant.domain();
    private final String path = "domains/" + domain + "/verification";
    private final String operators = "organizations/" + tenant.id() + "/" + path;
    private final DnsServer dns = DnsServer.shared();

    @Test
    void isThereAtOnceUnlessConfiguredOtherwise() {
        JsonNode view = client.get(path).json();

        assertThat(view.path("verified").asBoolean()).isTrue();
        assertThat(view.at("/record/name").asText()).isEqualTo("_gatehouse." + domain);
        assertThat(view.at("/record/value").asText()).matches("gatehouse-verification=[0-9a-f]{32}");
    }

    @Test
    void comesByTheRecordInTheDns() {
        unverify();
        JsonNode record = client.get(path).json().path("record");
        String name = record.path("name").asText();

        assertCheck("missing", false);
        dns.addText(name, "gatehouse-verification=00000000000000000000000000000000");
        assertCheck("different", false);
        dns.fail(name);
        assertCheck("unknown", false);
        dns.remove(name)
                .addText(name, "something else")
                .addText(name, record.path("value").asText());
        JsonNode done = assertCheck("found", true);

        assertThat(done.path("found")).hasSize(2);
        JsonNode view = client.get("domains/" + domain).json();
        assertThat(view.path("verified").asBoolean()).isTrue();
        assertThat(view.path("verifiedAt")).isEqualTo(done.path("verifiedAt"));
        assertThat(Lists.texts(client, "audit-events?action=domain.verify", "action"))
                .hasSize(1);
    }

    @Test
    void isNotTakenBackWhenTheRecordIsGone() {
        assertCheck("missing", true);
        dns.fail("_gatehouse." + domain);
        assertCheck("unknown", true);
    }

    @Test
    void hasAValueThatNobodyElseCanKnow() {
        String value = value(path);
        String another = tenant.domain();

        assertThat(value("domains/" + another + "/verification")).isNotEqualTo(value);
        client.delete("domains/" + domain);
        Tenant other = Tenant.fresh();
        other.client().post("domains", "{\"name\": \"" + domain + "\"}");
        assertThat(other.client().get(path).json().at("/record/value").asText()).isNotEqualTo(value);
    }

    @Test
    void holdsUpKeysUntilItIsThere() {
        String keys = "domains/" + domain + "/dkim-keys";
        client.post(keys, "{\"selector\": \"old\", \"algorithm\": \"ed25519\"}");
        unverify();

        assertProblem(client.post(keys, "{}"), 409, "domain-not-verified");
        assertProblem(client.post(keys + "/old/rotate", "{}"), 409, "domain-not-verified");
        assertProblem(client.patch(keys + "/old", "{\"active\": true, \"force\": true}"), 409, "domain-not-verified");
        assertThat(client.get(keys + "/old").status()).isEqualTo(200);
        assertThat(client.delete(keys + "/old").status()).isEqualTo(204);
        assertThat(operator.put(operators, "{\"verified\": true}").status()).isEqualTo(200);
        assertThat(client.post(keys, "{\"algorithm\": \"ed25519\"}").status()).isEqualTo(201);
    }

    @Test
    void isSetByOperatorsOnly() {
        String etag = client.get("domains/" + domain).etag();
        unverify();

        assertThat(client.get("domains/" + domain).etag()).isNotEqualTo(etag);
        assertProblem(client.put(operators, "{\"verified\": true}"), 403, "scope-missing");
        assertInvalid(operator.put(operators, "{}"), "/verified");
        assertProblem(
                operator.put("organizations/" + Tenant.fresh().id() + "/" + path, "{\"verified\": true}"),
                404,
                "domain-not-found");
        assertProblem(
                operator.put("organizations/none/" + path, "{\"verified\": true}"), 404, "organization-not-found");
        assertThat(Lists.texts(client, "audit-events?action=domain.unverify", "actorName"))
                .containsExactly("an operator");
        for (boolean verified : new boolean[] {true, true, false}) {
            assertThat(operator.put(operators, "{\"verified\": " + verified + "}")
                            .json()
                            .path("verified")
                            .asBoolean())
                    .isEqualTo(verified);
        }
    }

    @Test
    void isForThoseWhoReachTheDomain() {
        assertProblem(Tenant.fresh().client().get(path), 404, "domain-not-found");
        assertProblem(Tenant.fresh().client().send("POST", path), 404, "domain-not-found");
    }

    private JsonNode assertCheck(String outcome, boolean verified) {
        Answer answer = client.send("POST", path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("outcome").asText()).isEqualTo(outcome);
        assertThat(answer.json().path("verified").asBoolean()).isEqualTo(verified);
        assertThat(client.get("domains/" + domain).json().path("verified").asBoolean())
                .isEqualTo(verified);
        return answer.json();
    }

    private String value(String of) {
        return client.get(of).json().at("/record/value").asText();
    }

    private void unverify() {
        Answer answer = operator.put(operators, "{\"verified\": false}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("verified").asBoolean(true)).isFalse();
    }
}
