package org.gatehouse.mail.senders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users may send as. */
class FromAddressesIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String user = tenant.user("Ada@" + domain).path("id").asText();
    private final String senders = "users/" + user + "/from-addresses";

    @Test
    void areTheOwnMailboxFirst() {
        add("{\"address\": \"aaa@" + domain + "\"}");

        JsonNode items = client.get(senders).json().path("items");

        assertThat(items).hasSize(2);
        assertThat(items.at("/0/sender").asText()).isEqualTo("ada@" + domain);
        assertThat(items.at("/0/own").asBoolean()).isTrue();
        assertThat(items.at("/1/own").asBoolean()).isFalse();
        assertProblem(client.delete(senders + "/ada@" + domain), 404, "from-address-not-found");
    }

    @Test
    void areNotTheAddressOfAUserWithoutMailbox() {
        JsonNode bob = client.post("users", "{\"username\": \"bob\", \"address\": \"bob@elsewhere.example\"}")
                .json();
        assertThat(bob.path("mailbox").asBoolean()).isFalse();

        assertThat(client.get("users/" + bob.path("id").asText() + "/from-addresses")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void areAddressesAndDomains() {
        Answer address = add("{\"address\": \"Info@Elsewhere.Example\"}");
        Answer whole = add("{\"domain\": \"Sub." + domain + "\"}");

        assertThat(address.json().path("sender").asText()).isEqualTo("info@elsewhere.example");
        assertThat(address.json().path("kind").asText()).isEqualTo("address");
        assertThat(whole.json().path("sender").asText()).isEqualTo("sub." + domain);
        assertThat(whole.json().path("kind").asText()).isEqualTo("domain");
        assertThat(client.get(address.location()).json().path("sender"))
                .isEqualTo(address.json().path("sender"));
        assertThat(client.get(senders + "/INFO@elsewhere.example").status()).isEqualTo(200);
        assertThat(client.delete(whole.location()).status()).isEqualTo(204);
        assertProblem(client.get(whole.location()), 404, "from-address-not-found");
    }

    @Test
    void standThereOnce() {
        add("{\"address\": \"info@" + domain + "\"}");

        assertProblem(client.post(senders, "{\"address\": \"INFO@" + domain + "\"}"), 409, "from-address-exists");
        assertProblem(client.post(senders, "{\"address\": \"ada@" + domain + "\"}"), 409, "from-address-exists");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"address\": \"no address\"}",
                "{\"address\": \"a@b\"}",
                "{\"address\": \"a\\u0000@example.com\"}",
                "{\"address\": \"../../x\"}",
                "{\"address\": \"\"}",
                "{\"address\": 1}"
            })
    void refuseWhatIsNoAddress(String draft) {
        Answer answer = client.post(senders, draft);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com", "exa mple.com", "../etc.com", "a;b.com", "'.com", "192.0.2.1", "%.example"})
    void refuseWhatIsNoDomain(String name) {
        assertInvalid(client.post(senders, "{\"domain\": \"" + name + "\"}"), "/domain");
    }

    @Test
    void areAddressOrDomain() {
        assertProblem(client.post(senders, "{}"), 400, "invalid-body");
        assertProblem(
                client.post(senders, "{\"address\": \"a@" + domain + "\", \"domain\": \"" + domain + "\"}"),
                400,
                "invalid-body");
    }

    @Test
    void areNeverInADomainOfAnotherOrganization() {
        String theirs = Tenant.fresh().domain();

        assertProblem(client.post(senders, "{\"address\": \"boss@" + theirs + "\"}"), 409, "from-address-refused");
        assertProblem(client.post(senders, "{\"domain\": \"" + theirs + "\"}"), 409, "from-address-refused");
        assertProblem(client.post(senders, "{\"domain\": \"deep.sub." + theirs + "\"}"), 409, "from-address-refused");
    }

    @Test
    void areTenUnlessTheQuotaSaysOtherwise() {
        for (int i = 0; i < 10; i++) {
            add("{\"address\": \"a" + i + "@" + domain + "\"}");
        }
        assertProblem(client.post(senders, "{\"address\": \"b@" + domain + "\"}"), 409, "too-many-from-addresses");

        client.put("users/" + user + "/quota", "{\"fromAddresses\": 11}");

        add("{\"address\": \"b@" + domain + "\"}");
    }

    @Test
    void areNoMoreWhenManyAreAddedTogether() {
        client.put("users/" + user + "/quota", "{\"fromAddresses\": 3}");

        List<Integer> statuses =
                AtOnce.call(12, number -> client.post(senders, "{\"address\": \"a" + number + "@" + domain + "\"}")
                        .status());

        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(3);
        assertThat(Lists.texts(client, senders, "sender")).hasSize(4);
    }

    @Test
    void goWithTheirDomain() {
        String other = tenant.domain();
        add("{\"address\": \"info@" + other + "\"}");
        add("{\"domain\": \"" + other + "\"}");
        add("{\"address\": \"info@x" + other + "\"}");

        assertThat(client.delete("domains/" + other).status()).isLessThan(300);

        assertThat(Lists.texts(client, senders, "sender")).containsExactly("ada@" + domain, "info@x" + other);
    }

    @Test
    void goWhenTheirDomainBecomesAnothersButForThoseInOnesOwn() {
        String theirs = Tenant.unique("theirs") + ".example";
        String own = "own." + theirs;
        tenant.domain(own);
        add("{\"address\": \"boss@" + theirs + "\"}");
        add("{\"domain\": \"" + theirs + "\"}");
        add("{\"address\": \"boss@deep.mail." + theirs + "\"}");
        add("{\"domain\": \"mail." + theirs + "\"}");
        add("{\"address\": \"news@" + own + "\"}");
        add("{\"domain\": \"lists." + own + "\"}");
        add("{\"domain\": \"not" + theirs + "\"}");

        Tenant.fresh().domain(theirs);

        assertThat(Lists.texts(client, senders, "sender"))
                .containsExactlyInAnyOrder("ada@" + domain, "news@" + own, "lists." + own, "not" + theirs);
        assertThat(Lists.all(client, "audit-events?action=from-address.delete", 100))
                .hasSize(1);
        assertProblem(client.post(senders, "{\"domain\": \"mail." + theirs + "\"}"), 409, "from-address-refused");
    }

    private Answer add(String draft) {
        Answer answer = client.post(senders, draft);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }
}
