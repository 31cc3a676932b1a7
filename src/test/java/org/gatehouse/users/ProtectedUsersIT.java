package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users out of the reach of codes without {@code users.protected:write}. */
class ProtectedUsersIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final ApiClient weak = tenant.codeWithout("users.protected:write");
    private final String domain = tenant.domain();
    private final String root = "root@" + domain;

    @BeforeEach
    void makeOneOfEach() {
        client.post("users", """
                {"address": "%s", "protected": true}""".formatted(root));
        tenant.user("ada@" + domain);
    }

    @Test
    void areRefusedById() {
        String id = client.get("users/" + root).json().path("id").asText();

        for (String path : new String[] {"users/" + root, "users/" + id}) {
            assertProblem(weak.get(path), 403, "user-protected");
            assertProblem(weak.patch(path, """
                    {"displayName": "Mallory"}"""), 403, "user-protected");
            assertProblem(weak.delete(path), 403, "user-protected");
            assertProblem(weak.get(path + "/profile"), 403, "user-protected");
            assertProblem(weak.put(path + "/profile", "{}"), 403, "user-protected");
            assertProblem(weak.get(path + "/preferences"), 403, "user-protected");
            assertProblem(weak.patch(path + "/preferences", "{}"), 403, "user-protected");
            assertProblem(weak.put(path + "/password", """
                    {"password": "four-odd-words-together"}"""), 403, "user-protected");
        }
        assertThat(client.get("users/" + root).json().has("displayName")).isFalse();
    }

    @Test
    void areInvisibleInLists() {
        assertThat(Lists.texts(weak, "users", "address")).containsExactly("ada@" + domain);
        assertThat(Lists.all(weak, "users?sort=created", 1)).hasSize(1);
        assertThat(Lists.texts(weak, "users?q=root", "address")).isEmpty();
        assertThat(Lists.texts(weak, "domains/" + domain + "/members", "address"))
                .containsExactly("ada@" + domain);
        assertThat(Lists.all(client, "users", 100)).hasSize(2);
        assertThat(Lists.all(client, "domains/" + domain + "/members", 100)).hasSize(2);
    }

    @Test
    void areRefusedItemByItemInBatches() {
        Answer answer = weak.post("users/batch", """
                {"operations": [
                    {"op": "update", "id": "ada@%1$s", "content": {"displayName": "Ada"}},
                    {"op": "update", "id": "root@%1$s", "content": {"displayName": "Mallory"}},
                    {"op": "delete", "id": "root@%1$s"},
                    {"op": "create", "content": {"address": "eve@%1$s", "protected": true}},
                    {"op": "update", "id": "ada@%1$s", "content": {"protected": true}}
                ]}""".formatted(domain));

        assertThat(answer.json().path("items"))
                .extracting(item -> item.path("status").asInt())
                .containsExactly(200, 403, 403, 403, 403);
        assertThat(answer.json().path("items").findValuesAsText("type"))
                .containsExactly(
                        "/problems/user-protected",
                        "/problems/user-protected",
                        "/problems/scope-missing",
                        "/problems/scope-missing");
        assertThat(client.get("users/" + root).json().has("displayName")).isFalse();
    }

    @Test
    void areNeitherMadeNorUnmadeWithoutTheScope() {
        assertProblem(weak.post("users", """
                {"address": "eve@%s", "protected": true}""".formatted(domain)), 403, "scope-missing");
        assertProblem(weak.patch("users/ada@" + domain, """
                {"protected": true}"""), 403, "scope-missing");
        assertThat(weak.patch("users/ada@" + domain, """
                        {"protected": false}""").status()).isEqualTo(200);
    }

    @Test
    void stayMembersWhateverOthersDo() {
        String guests = tenant.domain();
        client.put("domains/" + guests + "/members/" + root, "");

        assertProblem(weak.put("domains/" + guests + "/members/" + root, ""), 403, "user-protected");
        assertProblem(weak.delete("domains/" + guests + "/members/" + root), 403, "user-protected");
        assertProblem(weak.put("domains/" + guests + "/members", """
                {"users": ["%s"]}""".formatted(root)), 403, "user-protected");
        assertThat(weak.put("domains/" + guests + "/members", """
                        {"users": ["ada@%s"]}""".formatted(domain))
                        .status())
                .isEqualTo(200);
        assertThat(Lists.all(client, "domains/" + guests + "/members", 100)).hasSize(2);
        assertProblem(weak.delete("domains/" + guests), 403, "user-protected");
        assertProblem(weak.delete("domains/" + guests + "?cascade=true"), 403, "user-protected");
        assertThat(client.delete("domains/" + guests).json().path("memberships").asInt())
                .isEqualTo(2);
    }
}
