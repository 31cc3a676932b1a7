package org.gatehouse.mail.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose each address is. */
class IpAllocationsIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String ada = tenant.user("ada@" + domain).path("id").asText();
    private final String addresses = "users/" + ada + "/ip-allocations";

    /** A block of sixteen that no other test uses: an address has one user on the whole server. */
    private final String block = "10." + number() + "." + number() + ".";

    @Test
    void areGivenReadAndTakenBack() {
        Answer made = client.post(addresses, "{\"address\": \"" + block + "9\"}");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("address").asText()).isEqualTo(block + "9");
        assertThat(made.json().has("poolId")).isFalse();
        assertThat(client.get(made.location()).text()).isEqualTo(made.text());
        assertThat(Lists.texts(client, addresses, "address")).containsExactly(block + "9");

        assertThat(client.delete(made.location()).status()).isEqualTo(204);
        assertProblem(client.get(made.location()), 404, "ip-not-allocated");
        assertProblem(client.delete(made.location()), 404, "ip-not-allocated");
    }

    @Test
    void areAnsweredInTheirCanonicalForm() {
        String start = "fd%02x:%x".formatted(number(), 0x1000 + number());
        Answer made = client.post(addresses, "{\"address\": \"" + start.toUpperCase() + ":0:0:0:0:0:00AB\"}");

        assertThat(made.json().path("address").asText()).isEqualTo(start + "::ab");
        assertThat(client.get(addresses + "/" + start + ":0::00ab").text()).isEqualTo(made.text());
        Answer again = client.post(addresses, "{\"address\": \"" + start + "::ab\"}");
        assertProblem(again, 409, "ip-taken");
    }

    @Test
    void areOfTheIpv4AddressThatTheyMap() {
        client.post(addresses, "{\"address\": \"::ffff:" + block + "1\"}");

        assertThat(Lists.texts(client, addresses, "address")).containsExactly(block + "1");
    }

    @Test
    void haveOneUserOnTheWholeServer() {
        client.post(addresses, "{\"address\": \"" + block + "1\"}");
        Tenant other = Tenant.fresh();
        String bob = other.user("bob@" + other.domain()).path("id").asText();

        assertProblem(
                other.client().post("users/" + bob + "/ip-allocations", "{\"address\": \"" + block + "1\"}"),
                409,
                "ip-taken");

        client.delete("users/" + ada);
        Answer freed = other.client().post("users/" + bob + "/ip-allocations", "{\"address\": \"" + block + "1\"}");
        assertThat(freed.status()).as(freed.text()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "ff02::1",
                "fe80::1%eth0",
                "10.0.0.0/8",
                "10.0.1",
                "010.0.0.1",
                "localhost",
                "../../etc",
                "'; drop table ip_allocation; --",
                ""
            })
    void areOfHostsAlone(String address) {
        assertInvalid(client.post(addresses, "{\"address\": \"" + address + "\"}"), "/address");
    }

    @Test
    void areGivenByAddressOrByPool() {
        assertProblem(client.post(addresses, "{}"), 400, "invalid-body");
        assertProblem(
                client.post(addresses, "{\"address\": \"" + block + "1\", \"pool\": \"x\"}"), 400, "invalid-body");
        assertProblem(client.post(addresses, "{\"pool\": \"x\"}"), 404, "ip-pool-not-found");
    }

    @Test
    void comeFromPoolsInTheirOrderWithoutGaps() {
        String pool = pool(block + "0/30");
        take(block + "1");

        assertThat(next()).isEqualTo(block + "0");
        assertThat(next()).isEqualTo(block + "2");
        client.delete(addresses + "/" + block + "0");
        assertThat(next()).isEqualTo(block + "0");
        assertThat(next()).isEqualTo(block + "3");
        assertProblem(client.post(addresses, "{\"pool\": \"bulk\"}"), 409, "ip-pool-exhausted");
        assertThat(Lists.texts(client, addresses, "poolId")).containsOnly(pool);
    }

    @Test
    void areNeverGivenToTwoWhoAskTogether() {
        pool(block + "0/28");
        List<String> users = List.of(
                ada,
                tenant.user("b@" + domain).path("id").asText(),
                tenant.user("c@" + domain).path("id").asText());

        List<Answer> answers = AtOnce.call(
                20,
                number -> client.post("users/" + users.get(number % 3) + "/ip-allocations", "{\"pool\": \"bulk\"}"));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.json().path("address").asText()))
                .hasSize(16)
                .doesNotHaveDuplicates();
        assertThat(client.get("ip-pools/bulk/free").json().path("free").asText())
                .isEqualTo("0");
    }

    @Test
    void areGivenOnceByARepeat() {
        pool(block + "0/30");
        ApiClient once = client.with("Idempotency-Key", Tenant.unique("ip-"));

        assertThat(once.post(addresses, "{\"pool\": \"bulk\"}").text())
                .isEqualTo(once.post(addresses, "{\"pool\": \"bulk\"}").text());
        assertThat(client.get(addresses).json().path("items")).hasSize(1);
    }

    private String pool(String range) {
        return client.post("ip-pools", "{\"name\": \"bulk\", \"ranges\": [\"" + range + "\"]}")
                .json()
                .path("id")
                .asText();
    }

    private void take(String address) {
        assertThat(client.post(addresses, "{\"address\": \"" + address + "\"}").status())
                .isEqualTo(201);
    }

    private String next() {
        Answer answer = client.post(addresses, "{\"pool\": \"bulk\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("address").asText();
    }

    private static int number() {
        return ThreadLocalRandom.current().nextInt(1, 255);
    }
}
