package org.gatehouse.mail.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pools as administrators handle them. */
class IpPoolsIT {
    private static final AtomicInteger BLOCKS = new AtomicInteger();

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();

    /** A block that no other test uses: pools of two organizations have no address in common. */
    private final String block = "198.18." + BLOCKS.incrementAndGet() + ".";

    @Test
    void areMadeAndRead() {
        Answer made = create("Bulk", "\"" + block + "0/28\", \"2001:DB8:0::/64\", \"198.51.100.7-198.51.100.9\"");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("ranges").toString())
                .isEqualTo("[\"" + block + "0/28\",\"2001:db8::/64\",\"198.51.100.7-198.51.100.9\"]");
        assertThat(client.get(made.location()).text()).isEqualTo(made.text());
        assertThat(client.get("ip-pools/bulk").text()).isEqualTo(made.text());
        assertThat(client.get(made.location()).etag()).isEqualTo(made.etag());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"ranges\": [\"192.0.2.1\"]}; /name",
                "{\"name\": \" \", \"ranges\": [\"192.0.2.1\"]}; /name",
                "{\"name\": \"x\\u0000\", \"ranges\": [\"192.0.2.1\"]}; ''",
                "{\"name\": \"x\\ny\", \"ranges\": [\"192.0.2.1\"]}; /name",
                "{\"name\": \"x\"}; /ranges",
                "{\"name\": \"x\", \"ranges\": []}; /ranges",
                "{\"name\": \"x\", \"ranges\": [null]}; /ranges/0",
                "{\"name\": \"x\", \"ranges\": [\"192.0.2.1/28\"]}; /ranges/0",
                "{\"name\": \"x\", \"ranges\": [\"192.0.2.1\", \"127.0.0.0/30\"]}; /ranges/1",
                "{\"name\": \"x\", \"ranges\": [\"::/0\"]}; /ranges/0",
                "{\"name\": \"x\", \"ranges\": [\"ff02::1\"]}; /ranges/0",
                "{\"name\": \"x\", \"ranges\": [\"192.0.2.0/28\", \"192.0.2.5\"]}; /ranges/1",
                "{\"name\": \"x\", \"ranges\": [\"../etc/passwd\"]}; /ranges/0"
            })
    void refuseOtherDrafts(String draft, String pointer) {
        Answer answer = client.post("ip-pools", draft);

        if (pointer.isEmpty()) {
            assertThat(answer.status()).isEqualTo(400);
        } else {
            assertInvalid(answer, pointer);
        }
    }

    @Test
    void haveAHundredRangesAtMost() {
        String ranges = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> "\"192.0.2." + i + "\"")
                .collect(Collectors.joining(","));

        assertInvalid(create("many", ranges), "/ranges");
    }

    @Test
    void haveANameEach() {
        create("bulk", "\"" + block + "1\"");

        assertProblem(create("BULK", "\"" + block + "1\""), 409, "ip-pool-name-taken");

        create("other", "\"" + block + "1\"");
        assertProblem(client.patch("ip-pools/other", "{\"name\": \"Bulk\"}"), 409, "ip-pool-name-taken");
        assertThat(client.patch("ip-pools/other", "{\"name\": \"OTHER\"}").status())
                .isEqualTo(200);
    }

    @Test
    void areListedByName() {
        for (String name : new String[] {"c", "A", "b"}) {
            create(name, "\"" + block + "1\"");
        }

        assertThat(Lists.all(client, "ip-pools", 2))
                .extracting(pool -> pool.path("name").asText())
                .containsExactly("A", "b", "c");
    }

    @Test
    void areChangedAsSeen() {
        Answer made = create("bulk", "\"" + block + "1\"");

        Answer changed =
                client.with("If-Match", made.etag()).patch("ip-pools/bulk", "{\"ranges\": [\"" + block + "2\"]}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().at("/ranges/0").asText()).isEqualTo(block + "2");
        assertThat(changed.etag()).isNotEqualTo(made.etag());
        assertProblem(
                client.with("If-Match", made.etag()).patch("ip-pools/bulk", "{\"name\": \"x\"}"), 412, "stale-version");
        assertProblem(client.with("If-Match", made.etag()).delete("ip-pools/bulk"), 412, "stale-version");
    }

    @Test
    void leaveUsersTheirAddressesWhenTheyGo() {
        create("bulk", "\"" + block + "0/30\"");
        String user = tenant.user("ada@" + tenant.domain()).path("id").asText();
        JsonNode got = client.post("users/" + user + "/ip-allocations", "{\"pool\": \"bulk\"}")
                .json();
        assertThat(got.has("poolId")).isTrue();

        assertThat(client.delete("ip-pools/bulk").status()).isEqualTo(204);

        assertProblem(client.get("ip-pools/bulk"), 404, "ip-pool-not-found");
        JsonNode kept = client.get("users/" + user + "/ip-allocations").json().at("/items/0");
        assertThat(kept.path("address")).isEqualTo(got.path("address"));
        assertThat(kept.has("poolId")).isFalse();
        client.delete("users/" + user);
    }

    @Test
    void tellWhatIsFreeOfLargeBlocksToo() {
        String block = "fd" + hex(2) + ":" + hex(4) + ":" + hex(4);
        create("bulk", "\"" + block + ":1::/64\", \"" + block + ":2::1\"");
        String user = tenant.user("ada@" + tenant.domain()).path("id").asText();
        client.post("users/" + user + "/ip-allocations", "{\"address\": \"" + block + ":1::1\"}");

        JsonNode free = client.get("ip-pools/bulk/free").json();

        assertThat(free.path("size").asText()).isEqualTo("18446744073709551617");
        assertThat(free.path("allocated").asLong()).isEqualTo(1);
        assertThat(free.path("free").asText()).isEqualTo("18446744073709551616");
        assertThat(free.path("next")).hasSize(10);
        assertThat(free.at("/next/0").asText()).isEqualTo(block + ":1::");
        assertThat(free.at("/next/1").asText()).isEqualTo(block + ":1::2");
    }

    @Test
    void areOfTheirOrganizationAlone() {
        Answer made = create("bulk", "\"" + block + "1\"");
        ApiClient other = Tenant.fresh().client();

        assertProblem(other.get(made.location()), 404, "ip-pool-not-found");
        assertProblem(other.get("ip-pools/bulk"), 404, "ip-pool-not-found");
        assertProblem(other.delete(made.location()), 404, "ip-pool-not-found");
        assertThat(other.get("ip-pools").json().path("items")).isEmpty();
        assertThat(client.delete(made.location()).status()).isEqualTo(204);
    }

    @Test
    void shareNoAddressWithThoseOfOthers() {
        create("bulk", "\"" + block + "16/28\"");
        Tenant stranger = Tenant.fresh();
        ApiClient other = stranger.client();

        for (String range : List.of("16", "0/24", "16-" + block + "17", "31-" + block + "40", "0-" + block + "16")) {
            Answer refused = other.post("ip-pools", draft("x", "\"2001:db8:1::1\", \"" + block + range + "\""));
            assertProblem(refused, 409, "ip-range-taken");
            assertThat(refused.json().findValuesAsText("pointer")).containsExactly("/ranges/1");
        }
        assertThat(other.get("ip-pools").json().path("items")).isEmpty();
        assertThat(other.post("ip-pools", draft("near", "\"" + block + "0/28\""))
                        .status())
                .isEqualTo(201);
        assertProblem(other.patch("ip-pools/near", "{\"ranges\": [\"" + block + "0/27\"]}"), 409, "ip-range-taken");
        assertThat(other.get("ip-pools/near").json().at("/ranges/0").asText()).isEqualTo(block + "0/28");
        assertThat(create("mine", "\"" + block + "16\"").status()).isEqualTo(201);

        String bob = stranger.user("bob@" + stranger.domain()).path("id").asText();
        assertProblem(
                other.post("users/" + bob + "/ip-allocations", "{\"address\": \"" + block + "20\"}"),
                409,
                "ip-range-taken");
        client.delete("ip-pools/bulk");
        assertThat(other.post("users/" + bob + "/ip-allocations", "{\"address\": \"" + block + "20\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void areOfOneOrganizationWhenManyMakeThemTogether() {
        List<ApiClient> many =
                Stream.generate(() -> Tenant.fresh().client()).limit(6).toList();

        List<Answer> answers = AtOnce.call(6, number -> many.get(number)
                .post("ip-pools", draft("bulk", "\"" + block + number + "-" + block + "9\"")));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"%00", "..%2F", "%27%3B", "%0A"})
    void areNotFoundByNamesThatNoneHas(String name) {
        assertThat(client.get("ip-pools/" + name).status()).isBetween(400, 404);
    }

    private Answer create(String name, String ranges) {
        return client.post("ip-pools", draft(name, ranges));
    }

    private static String draft(String name, String ranges) {
        return "{\"name\": \"" + name + "\", \"ranges\": [" + ranges + "]}";
    }

    private static String hex(int digits) {
        return Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000))
                .substring(0, digits);
    }
}
