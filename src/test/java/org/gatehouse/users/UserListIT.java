package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The list of users: filters, orders, pages. */
class UserListIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();

    private String at(String local) {
        return local + "@" + domain;
    }

    private List<String> addresses(String query) {
        return Lists.texts(client, "users" + query, "address");
    }

    @Nested
    class Filters {
        @Test
        void findUsersOfAHomeDomain() {
            String other = tenant.domain();
            tenant.user(at("ada"));
            tenant.user("bob@" + other);
            client.put("domains/" + domain + "/members/bob@" + other, "");
            client.post("users", """
                    {"address": "noted@%s", "mailbox": false}""".formatted(domain));

            assertThat(addresses("?domain=" + domain)).containsExactly(at("ada"));
            String id = client.get("domains/" + other).json().path("id").asText();
            assertThat(addresses("?domain=" + id)).containsExactly("bob@" + other);
            assertProblem(client.get("users?domain=none.example"), 404, "domain-not-found");
        }

        @Test
        void findUsersByStatus() {
            tenant.user(at("ada"));
            client.post("users", """
                    {"address": "%s", "status": "disabled"}""".formatted(at("bob")));

            assertThat(addresses("?status=enabled")).containsExactly(at("ada"));
            assertThat(addresses("?status=disabled")).containsExactly(at("bob"));
        }

        @Test
        void findTextInUsernameAddressAndDisplayNameWithoutCase() {
            client.post("users", """
                    {"address": "%s", "username": "x_1", "displayName": "Ädalbert O'Hara 100%%"}""".formatted(at("one")));
            client.post("users", """
                    {"address": "%s", "username": "xy1"}""".formatted(at("Two")));

            assertThat(addresses("?q=tWO")).containsExactly(at("Two"));
            assertThat(addresses("?q=" + Lists.encode("äDALBERT"))).containsExactly(at("one"));
            assertThat(addresses("?q=x_1")).containsExactly(at("one"));
            assertThat(addresses("?q=" + Lists.encode("0%"))).containsExactly(at("one"));
            assertThat(addresses("?q=" + Lists.encode("o'h"))).containsExactly(at("one"));
            assertThat(addresses("?q=" + domain)).hasSize(2);
            assertThat(addresses("?q=zzz")).isEmpty();
        }

        @Test
        void foldTheCaseOfADisplayNameAsOfAUsername() {
            client.post("users", """
                    {"address": "%s", "displayName": "Jo Großmann"}""".formatted(at("jo")));

            assertThat(addresses("?q=GROSSMANN")).containsExactly(at("jo"));
            assertThat(addresses("?q=" + Lists.encode("groẞ"))).containsExactly(at("jo"));
            client.patch("users/" + at("jo"), """
                    {"displayName": null}""");
            assertThat(addresses("?q=grossmann")).isEmpty();
        }

        @Test
        void findUsersByTimes() {
            JsonNode ada = tenant.user(at("ada"));
            JsonNode bob = tenant.user(at("bob"));
            String time = bob.path("createdAt").asText();

            assertThat(addresses("?createdAfter=" + time)).containsExactly(at("bob"));
            assertThat(addresses("?createdBefore=" + time)).containsExactly(at("ada"));
            assertThat(addresses("?createdAfter=" + ada.path("createdAt").asText() + "&createdBefore=" + time))
                    .containsExactly(at("ada"));
            JsonNode changed = client.patch("users/" + at("ada"), """
                    {"displayName": "Ada"}""").json();
            assertThat(addresses("?modifiedAfter=" + changed.path("updatedAt").asText()))
                    .containsExactly(at("ada"));
        }

        @Test
        void refuseWhatTheyDoNotKnow() {
            for (String query : List.of(
                    "status=away",
                    "sort=size",
                    "createdAfter=yesterday",
                    "modifiedAfter=2026-01-01",
                    "q=",
                    "limit=0")) {
                assertProblem(client.get("users?" + query), 400, "invalid-parameter");
            }
        }
    }

    @Nested
    class Pages {
        private final List<String> made = new ArrayList<>();

        private void make(int users) {
            StringBuilder operations = new StringBuilder();
            for (int i = 0; i < users; i++) {
                String address = at((char) ('a' + (i * 7) % 26) + "user" + i);
                made.add(address);
                operations.append(i == 0 ? "" : ",").append("""
                        {"op": "create", "content": {"address": "%s"}}""".formatted(address));
            }
            client.post("users/batch", "{\"operations\": [" + operations + "]}");
        }

        @Test
        void goToTheEndByUsername() {
            make(53);

            List<String> sorted = made.stream().sorted().toList();
            for (int limit : List.of(1, 10, 53, 54)) {
                assertThat(Lists.all(client, "users?sort=username", limit))
                        .extracting(item -> item.path("address").asText())
                        .containsExactlyElementsOf(sorted);
            }
            assertThat(addresses("")).containsExactlyElementsOf(sorted);
        }

        @Test
        void goToTheEndByCreation() {
            make(53);

            for (int limit : List.of(1, 10, 53, 54)) {
                assertThat(Lists.all(client, "users?sort=created", limit))
                        .extracting(item -> item.path("address").asText())
                        .containsExactlyElementsOf(made);
            }
        }

        @Test
        void keepTheFilter() {
            make(30);
            client.post("users", """
                    {"address": "%s", "status": "disabled"}""".formatted(at("off")));

            assertThat(Lists.all(client, "users?status=enabled&domain=" + domain, 7))
                    .hasSize(30);
        }

        @Test
        void neitherRepeatNorSkipWhileOthersComeAndGo() {
            List.of("b", "d", "f", "h").forEach(local -> tenant.user(at(local)));
            Answer first = client.get("users?limit=2");
            client.delete("users/" + at("d")); // the very row that the cursor remembers
            tenant.user(at("a"));
            tenant.user(at("g"));

            Answer second = client.get(
                    "users?limit=10&cursor=" + first.json().path("next").asText());

            assertThat(second.json().findValuesAsText("address")).containsExactly(at("f"), at("g"), at("h"));
            assertThat(second.json().has("next")).isFalse();
        }

        @Test
        void haveAtMost1000ItemsAnd100UnlessTold() {
            make(101);

            assertThat(client.get("users").json().path("items")).hasSize(100);
            assertThat(client.get("users?limit=999999999999").json().path("items"))
                    .hasSize(101);
        }
    }

    @Nested
    class Cursors {
        private String cursor() {
            tenant.user(at("ada"));
            tenant.user(at("bob"));
            return client.get("users?limit=1").json().path("next").asText();
        }

        @Test
        void ofAnotherListAreRefused() {
            String cursor = cursor();

            for (String list : List.of(
                    "domains",
                    "aliases",
                    "api-codes",
                    "audit-events",
                    "domains/" + domain + "/members",
                    "users?sort=created",
                    "users?status=enabled",
                    "users?domain=" + domain)) {
                Answer refused = client.get(list + (list.contains("?") ? "&" : "?") + "cursor=" + cursor);
                assertProblem(refused, 400, "invalid-cursor");
            }
        }

        @Test
        void thatAreDamagedAreRefused() {
            String cursor = cursor();
            String changed = (cursor.charAt(0) == 'A' ? "B" : "A") + cursor.substring(1);

            for (String damaged : List.of(
                    changed, cursor.substring(0, cursor.length() / 2), cursor + "AAAA", "x", "%20", "~~~", "")) {
                assertProblem(client.get("users?cursor=" + damaged), 400, "invalid-cursor");
            }
        }

        @Test
        void areNoPermission() {
            String cursor = cursor();

            Answer answer = Tenant.fresh().client().get("users?cursor=" + cursor);

            assertThat(answer.json().path("items")).isEmpty();
        }
    }
}
