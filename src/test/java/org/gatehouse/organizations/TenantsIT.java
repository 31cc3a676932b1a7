package org.gatehouse.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;

/** What belongs to another organization does not exist. */
class TenantsIT {
    private final Tenant theirs = Tenant.fresh();
    private final String theirDomain = theirs.domain();
    private final JsonNode theirUser = theirs.user("ada@" + theirDomain);
    private final JsonNode theirAlias = theirs.alias("info@" + theirDomain, "ada@" + theirDomain);

    private final Tenant ours = Tenant.fresh();
    private final ApiClient client = ours.client();

    @Test
    void domainsOfOthersAreUnknown() {
        String id =
                theirs.client().get("domains/" + theirDomain).json().path("id").asText();

        for (String path : List.of("domains/" + theirDomain, "domains/" + id)) {
            assertProblem(client.get(path), 404, "domain-not-found");
            assertProblem(client.patch(path, "{}"), 404, "domain-not-found");
            assertProblem(client.delete(path + "?cascade=true"), 404, "domain-not-found");
            assertProblem(client.get(path + "/members"), 404, "domain-not-found");
            assertProblem(client.put(path + "/members", """
                    {"users": []}"""), 404, "domain-not-found");
        }
        assertProblem(client.get("users?domain=" + theirDomain), 404, "domain-not-found");
        assertProblem(client.get("aliases?domain=" + id), 404, "domain-not-found");
        assertThat(Lists.all(client, "domains", 100)).isEmpty();
    }

    @Test
    void usersOfOthersAreUnknown() {
        String domain = ours.domain();
        String id = theirUser.path("id").asText();

        for (String user : List.of(id, "ada@" + theirDomain)) {
            assertProblem(client.get("users/" + user), 404, "user-not-found");
            assertProblem(client.patch("users/" + user, "{}"), 404, "user-not-found");
            assertProblem(client.delete("users/" + user), 404, "user-not-found");
            assertProblem(client.get("users/" + user + "/profile"), 404, "user-not-found");
            assertProblem(client.put("users/" + user + "/preferences", "{}"), 404, "user-not-found");
            assertProblem(client.put("users/" + user + "/password", """
                    {"password": "four-odd-words-together"}"""), 404, "user-not-found");
            assertProblem(client.put("domains/" + domain + "/members/" + user, ""), 404, "user-not-found");
            assertInvalid(client.put("domains/" + domain + "/members", """
                    {"users": ["%s"]}""".formatted(user)), "/users/0");
        }
        assertThat(Lists.all(client, "users", 100)).isEmpty();
        assertThat(theirs.client().get("users/" + id).json()).isEqualTo(theirUser);
    }

    @Test
    void usersOfOthersAreUnknownInBatches() {
        Answer answer =
                client.post("users/batch", """
                {"operations": [
                    {"op": "update", "id": "%1$s", "content": {"displayName": "Mallory"}},
                    {"op": "delete", "id": "%1$s"},
                    {"op": "delete", "id": "ada@%2$s"}
                ]}""".formatted(theirUser.path("id").asText(), theirDomain));

        assertThat(answer.json().findValuesAsText("type"))
                .containsOnly("/problems/user-not-found")
                .hasSize(3);
        assertThat(theirs.client().get("users/ada@" + theirDomain).json()).isEqualTo(theirUser);
    }

    @Test
    void aliasesOfOthersAreUnknown() {
        for (String alias : List.of(theirAlias.path("id").asText(), "info@" + theirDomain)) {
            assertProblem(client.get("aliases/" + alias), 404, "alias-not-found");
            assertProblem(client.patch("aliases/" + alias, "{}"), 404, "alias-not-found");
            assertProblem(client.delete("aliases/" + alias), 404, "alias-not-found");
        }
        assertThat(Lists.all(client, "aliases?destination=ada@" + theirDomain, 100))
                .isEmpty();
    }

    @Test
    void addressesInDomainsOfOthersAreOutside() {
        assertProblem(client.post("users", """
                {"address": "eve@%s", "mailbox": true}""".formatted(theirDomain)), 400, "address-outside");
        assertProblem(client.post("aliases", """
                {"address": "eve@%s", "action": "bounce"}""".formatted(theirDomain)), 400, "address-outside");
        assertThat(ours.user("eve@" + theirDomain).path("mailbox").asBoolean()).isFalse();
    }

    @Test
    void aliasesMayDeliverToOthersAndStayWhenThoseGo() {
        String own = "out@" + ours.domain();
        ours.alias(own, "ada@" + theirDomain);

        theirs.client().delete("users/ada@" + theirDomain);

        assertThat(client.get("aliases/" + own).json().at("/destinations/0").asText())
                .isEqualTo("ada@" + theirDomain);
    }

    @Test
    void usernamesAreOnesOwn() {
        theirs.client().patch("users/ada@" + theirDomain, """
                {"username": "ada"}""");

        assertThat(client.post("users", """
                        {"address": "ada@elsewhere.example", "username": "ada"}""").status()).isEqualTo(201);
    }

    @Test
    void codesAndAuditEventsOfOthersAreInvisible() {
        String code = theirs.client().get("api-codes").json().at("/items/0/id").asText();

        assertProblem(client.get("api-codes/" + code), 404, "api-code-not-found");
        assertProblem(client.delete("api-codes/" + code), 404, "api-code-not-found");
        assertThat(Lists.texts(client, "api-codes", "id")).doesNotContain(code);
        assertThat(Lists.all(
                        client, "audit-events?target=" + theirUser.path("id").asText(), 100))
                .isEmpty();
        assertThat(Lists.texts(client, "audit-events", "targetType")).containsOnly("api-code");
    }
}
