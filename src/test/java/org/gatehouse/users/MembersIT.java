package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Members of a domain. */
class MembersIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String home = tenant.domain();
    private final String members = "domains/" + domain + "/members";
    private final String guest = "guest@" + home;

    private List<String> names() {
        return Lists.texts(client, members, "username");
    }

    @Nested
    class Listing {
        @Test
        void hasUsersAtHomeAndGuests() {
            JsonNode ada = tenant.user("ada@" + domain);
            tenant.user(guest);
            client.put(members + "/" + guest, "");

            List<JsonNode> all = Lists.all(client, members, 1);

            assertThat(all).hasSize(2);
            assertThat(all.get(0).path("userId")).isEqualTo(ada.path("id"));
            assertThat(all.get(0).path("username")).isEqualTo(ada.path("username"));
            assertThat(all.get(0).path("address")).isEqualTo(ada.path("address"));
            assertThat(all.get(0).path("home").asBoolean()).isTrue();
            assertThat(Instant.parse(all.get(0).path("since").asText())).isBefore(Instant.now());
            assertThat(all.get(1).path("home").asBoolean(true)).isFalse();
        }

        @Test
        void leavesOutWhoOnlyNotesAnAddressInIt() {
            client.post("users", """
                    {"address": "ada@%s", "mailbox": false}""".formatted(domain));

            assertThat(names()).isEmpty();
        }

        @Test
        void isOfADomainByIdOrName() {
            tenant.user("ada@" + domain);
            String id = client.get("domains/" + domain).json().path("id").asText();

            assertThat(Lists.all(client, "domains/" + id + "/members", 10)).hasSize(1);
            assertProblem(client.get("domains/none.example/members"), 404, "domain-not-found");
        }
    }

    @Nested
    class PutOne {
        @Test
        void makesAGuestOnce() {
            tenant.user(guest);

            Answer first = client.put(members + "/" + guest, "");
            Answer second = client.put(members + "/" + guest, "");

            assertThat(first.status()).as(first.text()).isEqualTo(200);
            assertThat(second.json()).isEqualTo(first.json());
            assertThat(names()).containsExactly(guest);
            assertThat(tenant.usersCount(domain)).isZero();
        }

        @Test
        void takesUsersWithoutAMailboxToo() {
            String id = tenant.user("out@elsewhere.example").path("id").asText();

            assertThat(client.put(members + "/" + id, "").status()).isEqualTo(200);
        }

        @Test
        void bearsManyAtOnce() {
            tenant.user(guest);

            List<Answer> answers = AtOnce.call(8, i -> client.put(members + "/" + guest, ""));

            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(names()).containsExactly(guest);
        }

        @Test
        void refusesWhoIsNoUser() {
            assertProblem(client.put(members + "/none", ""), 404, "user-not-found");
        }
    }

    @Nested
    class DeleteOne {
        @Test
        void endsAMembership() {
            tenant.user(guest);
            client.put(members + "/" + guest, "");

            assertThat(client.delete(members + "/" + guest).status()).isEqualTo(204);

            assertThat(names()).isEmpty();
            assertThat(client.get("users/" + guest).status()).isEqualTo(200);
            assertProblem(client.delete(members + "/" + guest), 404, "not-a-member");
        }

        @Test
        void leavesADomainThatBecomesTheHome() {
            client.post("users", """
                    {"address": "%s", "username": "visitor"}""".formatted(guest));
            for (int round = 0; round < 10; round++) {
                client.put(members + "/visitor", "");

                List<Answer> answers = AtOnce.call(
                        2,
                        i -> i == 0
                                ? client.delete(members + "/visitor")
                                : client.patch("users/visitor", """
                        {"address": "visitor@%s"}""".formatted(domain)));

                assertThat(answers).extracting(Answer::status).isIn(List.of(204, 200), List.of(409, 200));
                assertThat(names()).containsExactly("visitor");
                client.patch("users/visitor", """
                        {"address": "%s"}""".formatted(guest));
            }
        }

        @Test
        void leavesTheHomeDomain() {
            tenant.user("ada@" + domain);

            assertProblem(client.delete(members + "/ada@" + domain), 409, "home-domain");
            assertThat(names()).containsExactly("ada@" + domain);
        }
    }

    @Nested
    class PutAll {
        @Test
        void makesJustTheseTheGuests() {
            tenant.user("ada@" + domain);
            String old = tenant.user("old@" + home).path("id").asText();
            tenant.user("both@" + home);
            String added = tenant.user("new@" + home).path("id").asText();
            client.put(members + "/old@" + home, "");
            client.put(members + "/both@" + home, "");

            Answer put = client.put(members, """
                    {"users": ["%s", "BOTH@%s", "both@%s"]}""".formatted(added, home, home));

            assertThat(put.status()).as(put.text()).isEqualTo(200);
            assertThat(put.json().path("added").asInt()).isEqualTo(1);
            assertThat(put.json().path("removed").asInt()).isEqualTo(1);
            assertThat(names()).containsExactlyInAnyOrder("ada@" + domain, "both@" + home, "new@" + home);
            assertThat(Lists.texts(client, "audit-events?action=domain.member-add", "detail"))
                    .contains("user: " + added);
            assertThat(Lists.texts(client, "audit-events?action=domain.member-remove", "detail"))
                    .containsExactly("user: " + old);
        }

        @Test
        void keepsThoseAtHomeWhoeverIsNamed() {
            tenant.user("ada@" + domain);

            assertThat(client.put(members, """
                            {"users": []}""").status()).isEqualTo(200);
            assertThat(names()).containsExactly("ada@" + domain);
        }

        @Test
        void changesNothingWhenOneIsUnknown() {
            tenant.user(guest);
            client.put(members + "/" + guest, "");

            Answer refused = client.put(members, """
                    {"users": ["%s", "none", "../x", "0190163d-8694-739b-aea5-966c26f8ad91"]}""".formatted(guest));

            assertInvalid(refused, "/users/1");
            assertThat(refused.json().findValuesAsText("pointer")).containsExactly("/users/1", "/users/2", "/users/3");
            assertThat(names()).containsExactly(guest);
        }

        @Test
        void refusesWhatBreaksARule() {
            assertInvalid(client.put(members, "{}"), "/users");
            assertInvalid(client.put(members, """
                    {"users": [null]}"""), "/users/0");
            assertInvalid(client.put(members, """
                    {"users": "ada"}"""), "/users");
        }
    }
}
