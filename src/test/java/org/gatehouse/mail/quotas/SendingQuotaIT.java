package org.gatehouse.mail.quotas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotas as administrators set them. */
class SendingQuotaIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String user = tenant.user("ada@" + domain).path("id").asText();
    private final String quota = "users/" + user + "/quota";

    @Test
    void limitNothingUntilTheyAreSet() {
        Answer answer = client.get(quota);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{}");
        assertThat(answer.etag()).isNotBlank();
    }

    @Test
    void takeNumbersOf64Bits() {
        String all = """
                {"messages":9223372036854775807,"bytes":9223372036854775807,"messageBytes":5368709120,\
                "mailboxBytes":5368709120,"fromAddresses":1000,"periodDay":31}""";

        Answer put = client.put(quota, all);

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.text()).isEqualTo(all);
        assertThat(client.get("users/ada@" + domain + "/quota").text()).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "messages, -1",
        "messages, 9223372036854775808",
        "messages, 1.5",
        "messages, '\"1\"'",
        "bytes, -1",
        "bytes, 1e30",
        "messageBytes, -1",
        "mailboxBytes, -1",
        "fromAddresses, -1",
        "fromAddresses, 1001",
        "periodDay, 0",
        "periodDay, 32",
        "nextReset, 1"
    })
    void refuseOtherValues(String member, String value) {
        assertInvalid(client.put(quota, "{\"" + member + "\": " + value + "}"), "/" + member);
    }

    @Test
    void changeByPatchAndAreUnsetByNull() {
        client.put(quota, "{\"messages\": 10, \"bytes\": 20}");

        Answer patched = client.patch(quota, "{\"messages\": 11, \"bytes\": null}");

        assertThat(patched.text()).isEqualTo("{\"messages\":11}");
    }

    @Test
    void areNotOverwrittenUnseen() {
        String etag = client.get(quota).etag();
        assertThat(client.with("If-Match", etag)
                        .put(quota, "{\"messages\": 10}")
                        .status())
                .isEqualTo(200);

        assertProblem(client.with("If-Match", etag).put(quota, "{\"messages\": 11}"), 412, "stale-version");
        assertProblem(client.with("If-Match", etag).patch(quota, "{\"messages\": 11}"), 412, "stale-version");
    }

    @Test
    void goWithTheirUsers() {
        client.put(quota, "{\"messages\": 10}");
        client.post("users/" + user + "/usage", "{\"recipients\": 1, \"bytes\": 1}");

        assertThat(client.delete("users/" + user).status()).isEqualTo(204);

        assertProblem(client.get(quota), 404, "user-not-found");
        tenant.user("ada@" + domain);
        assertThat(client.get("users/ada@" + domain + "/quota").text()).isEqualTo("{}");
    }

    @Test
    void standInTheAuditTrail() {
        client.put(quota, "{\"messages\": 10}");

        assertThat(client.get("audit-events?limit=1")
                        .json()
                        .at("/items/0/action")
                        .asText())
                .isEqualTo("user.quota");
    }
}
