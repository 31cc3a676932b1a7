package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom and what a code reaches by its {@code protectedUsers} and {@code domains}, whatever its scopes. */
class ReachIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final String domain = tenant.domain();

    @Nested
    class ProtectedUsers {
        private final String root = tenant.user("root@" + domain).path("id").asText();
        private final JsonNode ada = tenant.user("ada@" + domain);
        private final Answer code = code("\"protectedUsers\": [\"root@" + domain + "\"]");
        private final ApiClient holder = holderOf(code);

        @Test
        void areShownByTheirIds() {
            assertThat(texts(code, "protectedUsers")).containsExactly(root);
            assertThat(texts(owner.get(code.location()), "protectedUsers")).containsExactly(root);
            assertThat(texts(code("\"protectedUsers\": [\"" + root + "\", \"ROOT@" + domain + "\"]"), "protectedUsers"))
                    .containsExactly(root);
            assertThat(texts(code(""), "protectedUsers")).isEmpty();
        }

        @Test
        void areRefusedByIdWhateverTheScopes() {
            for (String path : new String[] {"users/root@" + domain, "users/" + root}) {
                assertProblem(holder.get(path), 403, "user-protected");
                assertProblem(holder.patch(path, """
                        {"displayName": "Mallory"}"""), 403, "user-protected");
                assertProblem(holder.delete(path), 403, "user-protected");
                assertProblem(holder.get(path + "/profile"), 403, "user-protected");
                assertProblem(holder.put(path + "/profile", "{}"), 403, "user-protected");
                assertProblem(holder.patch(path + "/preferences", "{}"), 403, "user-protected");
                assertProblem(holder.put(path + "/password", """
                        {"password": "four-odd-words-together"}"""), 403, "user-protected");
            }
            assertThat(holder.get("users/ada@" + domain).status()).isEqualTo(200);
        }

        @Test
        void areInvisibleInLists() {
            for (String path : new String[] {
                "users", "users?sort=created", "users?domain=" + domain, "domains/" + domain + "/members"
            }) {
                assertThat(Lists.texts(holder, path, "address")).as(path).containsExactly("ada@" + domain);
                assertThat(Lists.all(owner, path, 100)).as(path).hasSize(2);
            }
            assertThat(Lists.texts(holder, "users?q=root", "address")).isEmpty();
        }

        @Test
        void areRefusedItemByItemInBatches() {
            Answer answer = holder.post("users/batch", """
                    {"operations": [
                        {"op": "update", "id": "ada@%1$s", "content": {"displayName": "Ada"}},
                        {"op": "update", "id": "root@%1$s", "content": {"displayName": "Mallory"}},
                        {"op": "delete", "id": "%2$s"}
                    ]}""".formatted(domain, root));

            assertThat(statuses(answer)).containsExactly(200, 403, 403);
            assertThat(answer.json().path("items").findValuesAsText("type")).containsOnly("/problems/user-protected");
            assertThat(owner.get("users/" + root).json().has("displayName")).isFalse();
            JsonNode refused = owner.get("audit-events?outcome=refused").json().path("items");
            assertThat(refused).hasSize(1);
            assertThat(refused.get(0).path("detail").asText()).startsWith("user-protected");
            assertThat(refused.get(0).path("targetName").asText()).isEqualTo("POST /v1/users/batch");
        }

        @Test
        void areRefusedInAtomicBatchesWithTheirRowInTheTrail() {
            Answer answer = holder.post("users/batch", """
                    {"atomic": true, "operations": [{"op": "delete", "id": "%s"}]}""".formatted(root));

            assertProblem(answer, 400, "batch-refused");
            JsonNode refused = owner.get("audit-events?outcome=refused").json().path("items");
            assertThat(refused.findValuesAsText("detail")).hasSize(1).allMatch(why -> why.startsWith("user-protected"));
        }

        @Test
        void areNotInTheTrailForTheCode() {
            owner.patch("users/" + root, "{\"displayName\": \"Root\"}");

            assertThat(Lists.texts(owner, "audit-events?targetType=user", "targetId"))
                    .contains(root);
            assertThat(Lists.texts(holder, "audit-events?targetType=user", "targetId"))
                    .contains(ada.path("id").asText())
                    .doesNotContain(root);
            assertThat(Lists.all(holder, "audit-events?target=" + root, 100)).isEmpty();
        }

        @Test
        void stopCascadesThatWouldReachThem() {
            String guests = tenant.domain();
            owner.put("domains/" + guests + "/members/" + root, "");

            assertProblem(holder.delete("domains/" + domain + "?cascade=true"), 403, "user-protected");
            assertProblem(holder.delete("domains/" + guests), 403, "user-protected");
            assertProblem(
                    holder.put("domains/" + guests + "/members", """
                    {"users": ["%s", "%s"]}""".formatted(
                                    ada.path("id").asText(), root)),
                    403,
                    "user-protected");
            assertThat(holder.put("domains/" + guests + "/members", "{\"users\": []}")
                            .json()
                            .path("removed")
                            .asInt())
                    .isZero();
            assertThat(Lists.all(owner, "domains/" + guests + "/members", 100)).hasSize(1);
            assertThat(owner.get("users/ada@" + domain).status()).isEqualTo(200);
        }

        @Test
        void bindOnTheVeryNextRequest() {
            owner.patch(code.location(), "{\"protectedUsers\": [\"ada@" + domain + "\"]}");
            assertThat(holder.get("users/" + root).status()).isEqualTo(200);
            assertProblem(holder.get("users/ada@" + domain), 403, "user-protected");

            owner.patch(code.location(), "{\"protectedUsers\": null}");
            assertThat(Lists.all(holder, "users", 100)).hasSize(2);
        }

        @Test
        void whoAreGoneStayNamedAndMayBeTakenOut() {
            owner.delete("users/" + root);
            String again = tenant.user("root@" + domain).path("id").asText();

            assertThat(texts(owner.patch(code.location(), "{\"name\": \"renamed\"}"), "protectedUsers"))
                    .containsExactly(root);
            assertThat(holder.get("users/" + again).status()).isEqualTo(200); // another person
            assertThat(texts(owner.patch(code.location(), "{\"protectedUsers\": []}"), "protectedUsers"))
                    .isEmpty();
            assertInvalid(
                    owner.patch(code.location(), "{\"protectedUsers\": [\"" + root + "\"]}"), "/protectedUsers/0");
        }

        @Test
        void areUsersOfTheOwnOrganization() {
            String strange = Tenant.fresh()
                    .client()
                    .get("organization")
                    .json()
                    .path("id")
                    .asText();

            assertInvalid(
                    draft(owner, "\"protectedUsers\": [\"ada@" + domain + "\", \"nobody@" + domain + "\"]"),
                    "/protectedUsers/1");
            assertInvalid(draft(owner, "\"protectedUsers\": [\"" + strange + "\"]"), "/protectedUsers/0");
            assertInvalid(draft(owner, "\"protectedUsers\": [null]"), "/protectedUsers/0");
        }

        @Test
        void areFiveHundredAtMost() {
            Answer made = owner.post(
                    "users/batch",
                    IntStream.range(0, 500)
                            .mapToObj(i ->
                                    "{\"op\": \"create\", \"content\": {\"address\": \"u" + i + "@" + domain + "\"}}")
                            .collect(Collectors.joining(",", "{\"operations\": [", "]}")));
            String names = made.json().path("items").findValuesAsText("id").stream()
                    .map(id -> "\"" + id + "\"")
                    .collect(Collectors.joining(","));
            ApiClient all = holderOf(code("\"protectedUsers\": [" + names + "]"));

            assertThat(Lists.texts(all, "users", "address")).containsExactly("ada@" + domain, "root@" + domain);
            assertThat(Lists.all(all, "domains/" + domain + "/members", 100)).hasSize(2);
            assertInvalid(draft(owner, "\"protectedUsers\": [\"" + root + "\"," + names + "]"), "/protectedUsers");
        }
    }

    @Nested
    class Domains {
        private final String other = tenant.domain();
        private final String ada = tenant.user("ada@" + domain).path("id").asText();
        private final String bob = tenant.user("bob@" + other).path("id").asText();
        private final Answer code = code("\"domains\": [\"" + domain + "\"]");
        private final ApiClient holder = holderOf(code);

        @Test
        void areShownByTheirIds() {
            String id = owner.get("domains/" + domain).json().path("id").asText();

            assertThat(texts(code, "domains")).containsExactly(id);
            assertThat(texts(code("\"domains\": [\"" + id + "\"]"), "domains")).containsExactly(id);
        }

        @Test
        void keepOutOfOthersByIdButDoNotHideThem() {
            String id = owner.get("domains/" + other).json().path("id").asText();
            for (String path : new String[] {"domains/" + other, "domains/" + id}) {
                assertProblem(holder.get(path), 403, "domain-not-allowed");
                assertProblem(holder.patch(path, "{\"enabled\": false}"), 403, "domain-not-allowed");
                assertProblem(holder.delete(path + "?cascade=true"), 403, "domain-not-allowed");
                assertProblem(holder.get(path + "/members"), 403, "domain-not-allowed");
                assertProblem(holder.put(path + "/members", "{\"users\": []}"), 403, "domain-not-allowed");
                assertProblem(holder.put(path + "/members/" + ada, ""), 403, "domain-not-allowed");
                assertProblem(holder.delete(path + "/members/" + ada), 403, "domain-not-allowed");
            }
            assertProblem(holder.get("users?domain=" + other), 403, "domain-not-allowed");
            assertProblem(holder.get("aliases?domain=" + other), 403, "domain-not-allowed");
            assertProblem(holder.get("domains/" + Tenant.fresh().domain()), 404, "domain-not-found");
            assertThat(holder.get("domains/" + domain).status()).isEqualTo(200);
        }

        @Test
        void leaveOthersOutOfLists() {
            tenant.alias("info@" + domain, "ada@" + domain);
            tenant.alias("info@" + other, "bob@" + other);

            assertThat(Lists.texts(holder, "domains", "name")).containsExactly(domain);
            assertThat(Lists.texts(holder, "users", "address")).containsExactly("ada@" + domain);
            assertThat(Lists.texts(holder, "users?sort=created", "address")).containsExactly("ada@" + domain);
            assertThat(Lists.texts(holder, "aliases", "address")).containsExactly("info@" + domain);
            assertThat(Lists.texts(owner, "users", "address")).hasSize(2);
        }

        @Test
        void keepOutOfUsersAtHomeElsewhereAlsoWhenTheyAreGuests() {
            owner.put("domains/" + domain + "/members/" + bob, "");

            for (String path : new String[] {"users/" + bob, "users/bob@" + other}) {
                assertProblem(holder.get(path), 403, "domain-not-allowed");
                assertProblem(holder.patch(path, "{\"displayName\": \"Mallory\"}"), 403, "domain-not-allowed");
                assertProblem(holder.delete(path), 403, "domain-not-allowed");
                assertProblem(holder.get(path + "/profile"), 403, "domain-not-allowed");
                assertProblem(holder.put(path + "/preferences", "{}"), 403, "domain-not-allowed");
                assertProblem(holder.put(path + "/password", """
                        {"password": "four-odd-words-together"}"""), 403, "domain-not-allowed");
            }
            assertThat(Lists.texts(holder, "domains/" + domain + "/members", "address"))
                    .containsExactly("ada@" + domain);
            assertProblem(holder.put("domains/" + domain + "/members/" + bob, ""), 403, "domain-not-allowed");
            assertProblem(holder.delete("domains/" + domain + "/members/" + bob), 403, "domain-not-allowed");
            assertProblem(
                    holder.put("domains/" + domain + "/members", "{\"users\": [\"" + bob + "\"]}"),
                    403,
                    "domain-not-allowed");
            assertThat(holder.put("domains/" + domain + "/members", "{\"users\": []}")
                            .json()
                            .path("removed")
                            .asInt())
                    .isZero();
            assertProblem(holder.delete("domains/" + domain + "?cascade=true"), 403, "domain-not-allowed");
            assertThat(Lists.all(owner, "domains/" + domain + "/members", 100)).hasSize(2);
        }

        @Test
        void reachUsersWithoutAHomeAsMembersOnly() {
            String guest = homeless("guest");
            String stranger = homeless("stranger");
            owner.put("domains/" + domain + "/members/" + guest, "");
            owner.put("domains/" + other + "/members/" + stranger, "");

            assertThat(holder.get("users/" + guest).status()).isEqualTo(200);
            assertProblem(holder.get("users/" + stranger), 403, "domain-not-allowed");
            for (String path : new String[] {"users", "users?sort=created"}) {
                assertThat(Lists.all(holder, path, 1))
                        .as(path)
                        .extracting(user -> user.path("id").asText())
                        .containsExactlyInAnyOrder(ada, guest);
            }
            assertThat(statuses(holder.post("users/batch", """
                            {"operations": [
                                {"op": "update", "id": "%s", "content": {"displayName": "Guest"}},
                                {"op": "update", "id": "%s", "content": {"displayName": "Mallory"}},
                                {"op": "delete", "id": "%s"},
                                {"op": "delete", "id": "%s"}
                            ]}""".formatted(guest, stranger, stranger, guest))))
                    .containsExactly(200, 403, 403, 204);
        }

        @Test
        void listUsersWithoutAHomeOnceByTheNamesTheyHaveNow() {
            String guest = homeless("guest");
            ApiClient both = holderOf(code("\"domains\": [\"" + domain + "\", \"" + other + "\"]"));
            owner.put("domains/" + domain + "/members/" + guest, "");
            owner.put("domains/" + other + "/members", "{\"users\": [\"" + guest + "\"]}");
            assertThat(ids(both, "users")).containsExactly(ada, bob, guest);
            assertThat(ids(both, "users?sort=created")).containsExactly(ada, bob, guest);

            owner.patch("users/" + guest, "{\"username\": \"aaron\"}");
            assertThat(ids(both, "users")).containsExactly(guest, ada, bob);
            assertThat(ids(holder, "users")).containsExactly(guest, ada);

            owner.patch("users/" + guest, "{\"address\": \"guest@" + other + "\", \"mailbox\": true}");
            assertThat(ids(both, "users")).containsExactly(guest, ada, bob);
            assertThat(ids(holder, "users")).containsExactly(ada);

            owner.patch("users/" + guest, "{\"mailbox\": false, \"username\": \"guest@" + other + "\"}");
            assertThat(ids(holder, "users")).containsExactly(ada, guest);

            owner.delete("domains/" + domain + "/members/" + guest);
            assertThat(ids(holder, "users")).containsExactly(ada);
            owner.delete("users/" + guest);
            assertThat(ids(both, "users")).containsExactly(ada, bob);
        }

        @Test
        void mayBeManyInLists() {
            List<String> names = new ArrayList<>(List.of(domain));
            List<String> addresses = new ArrayList<>(List.of("ada@" + domain));
            List<String> aliases = new ArrayList<>();
            String shared = homeless("shared");
            for (int i = 0; i < 30; i++) {
                names.add(tenant.domain());
                addresses.add(i + "@" + names.get(i + 1));
                tenant.user(addresses.get(i + 1));
                aliases.add("a" + i + "@" + names.get(i + 1));
                tenant.alias(aliases.get(i), "ada@" + domain);
                owner.put("domains/" + names.get(i + 1) + "/members/" + shared, "");
            }
            addresses.add("shared@elsewhere.example");
            ApiClient many = holderOf(code(names.stream()
                    .map(name -> "\"" + name + "\"")
                    .collect(Collectors.joining(",", "\"domains\": [", "]"))));

            for (String path : new String[] {"users", "users?sort=created"}) {
                assertThat(Lists.all(many, path, 7))
                        .as(path)
                        .extracting(user -> user.path("address").asText())
                        .containsExactlyInAnyOrderElementsOf(addresses);
            }
            assertThat(Lists.all(many, "aliases", 7))
                    .extracting(alias -> alias.path("address").asText())
                    .isSorted()
                    .containsExactlyInAnyOrderElementsOf(aliases);
            assertThat(Lists.texts(many, "aliases?destination=ada@" + domain, "address"))
                    .hasSize(30);
        }

        @Test
        void keepOutOfAliasesElsewhere() {
            String id = tenant.alias("info@" + other, "bob@" + other).path("id").asText();
            String own =
                    tenant.alias("info@" + domain, "ada@" + domain).path("id").asText();

            for (String path : new String[] {"aliases/" + id, "aliases/info@" + other}) {
                assertProblem(holder.get(path), 403, "domain-not-allowed");
                assertProblem(holder.patch(path, "{\"enabled\": false}"), 403, "domain-not-allowed");
                assertProblem(holder.delete(path), 403, "domain-not-allowed");
            }
            assertProblem(holder.post("aliases", """
                    {"address": "new@%s", "destinations": ["ada@%s"]}""".formatted(other, domain)), 403, "domain-not-allowed");
            assertProblem(
                    holder.patch("aliases/" + own, "{\"address\": \"moved@" + other + "\"}"),
                    403,
                    "domain-not-allowed");
            assertThat(holder.patch("aliases/" + own, "{\"address\": \"moved@" + domain + "\"}")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void takeDestinationsFromAliasesElsewhereButNotTheLast() {
            String sales = "sales@" + other;
            tenant.alias(sales, "ada@" + domain);
            String ofAda = "domains/" + domain + "?cascade=true";

            assertProblem(holder.delete("users/" + ada), 403, "domain-not-allowed");
            assertProblem(holder.delete(ofAda), 403, "domain-not-allowed");
            assertThat(destinations(sales)).containsExactly("ada@" + domain);
            assertThat(owner.get("users/" + ada).status()).isEqualTo(200);

            owner.patch("aliases/" + sales, """
                    {"destinations": ["ada@%s", "bob@%s"]}""".formatted(domain, other));
            assertThat(holder.delete("users/" + ada).status()).isEqualTo(204);
            assertThat(destinations(sales)).containsExactly("bob@" + other);
        }

        @Test
        void leaveAliasesElsewhereInChains() {
            String own = "info@" + domain;
            tenant.alias(own, "ada@" + domain);
            tenant.alias("sales@" + other, own);

            assertProblem(holder.delete("users/" + ada), 403, "domain-not-allowed");
            assertProblem(holder.delete("aliases/" + own), 403, "domain-not-allowed");
            assertProblem(
                    holder.patch("aliases/" + own, "{\"address\": \"@" + domain + "\"}"), 403, "domain-not-allowed");
            assertThat(destinations("sales@" + other)).containsExactly(own);
            assertThat(destinations(own)).containsExactly("ada@" + domain);

            assertThat(owner.delete("users/" + ada).status()).isEqualTo(204);
            assertProblem(owner.get("aliases/sales@" + other), 404, "alias-not-found");
        }

        @Test
        void refuseInBatchesWhomTheLastDestinationsElsewhereNeed() {
            for (String name : new String[] {"cy", "dan", "eve"}) {
                tenant.user(name + "@" + domain);
            }
            tenant.alias("info@" + domain, "cy@" + domain);
            owner.post("aliases", """
                    {"address": "sales@%2$s", "destinations": ["ada@%1$s", "info@%1$s"]}""".formatted(domain, other));
            tenant.alias("own@" + domain, "dan@" + domain);
            String deletions = Stream.of("ada", "cy", "dan", "eve")
                    .map(name -> "{\"op\": \"delete\", \"id\": \"" + name + "@" + domain + "\"}")
                    .collect(Collectors.joining(",", "{\"operations\": [", "]"));

            assertProblem(holder.post("users/batch", deletions + ", \"atomic\": true}"), 400, "batch-refused");
            Answer answer = holder.post("users/batch", deletions + "}");

            assertThat(statuses(answer)).containsExactly(204, 403, 204, 204);
            assertThat(answer.json().path("items").findValuesAsText("type"))
                    .containsExactly("/problems/domain-not-allowed");
            assertThat(destinations("sales@" + other)).containsExactly("info@" + domain);
            assertThat(destinations("info@" + domain)).containsExactly("cy@" + domain);
            assertProblem(owner.get("aliases/own@" + domain), 404, "alias-not-found");
            assertThat(tenant.usersCount(domain)).isEqualTo(1);
        }

        @Test
        void letNobodyComeOrGoBeyondThem() {
            assertProblem(user(holder, "eve@" + other, ""), 403, "domain-not-allowed");
            assertProblem(user(holder, "eve@elsewhere.example", ""), 403, "domain-not-allowed");
            assertProblem(user(holder, "eve@" + domain, ", \"mailbox\": false"), 403, "domain-not-allowed");
            assertProblem(user(holder, "eve@" + other, ", \"mailbox\": false"), 403, "domain-not-allowed");
            assertThat(user(holder, "eve@" + domain, "").status()).isEqualTo(201);

            for (String move : new String[] {
                "{\"address\": \"ada@" + other + "\"}",
                "{\"address\": \"ada@elsewhere.example\", \"mailbox\": false}",
                "{\"mailbox\": false}"
            }) {
                assertProblem(holder.patch("users/" + ada, move), 403, "domain-not-allowed");
            }
            assertThat(holder.patch("users/" + ada, "{\"address\": \"lovelace@" + domain + "\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(owner.get("users/" + ada).json().path("address").asText())
                    .isEqualTo("lovelace@" + domain);
        }

        @Test
        void letAGuestMoveHomeButNotToAnother() {
            String guest = homeless("guest");
            owner.put("domains/" + domain + "/members/" + guest, "");

            assertProblem(
                    holder.patch("users/" + guest, "{\"address\": \"guest@" + other + "\"}"),
                    403,
                    "domain-not-allowed");
            assertProblem(
                    holder.patch("users/" + guest, "{\"address\": \"guest@" + other + "\", \"mailbox\": true}"),
                    403,
                    "domain-not-allowed");
            assertThat(holder.patch("users/" + guest, "{\"displayName\": \"Guest\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(holder.patch("users/" + guest, "{\"address\": \"guest@" + domain + "\", \"mailbox\": true}")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void areAskedItemByItemInBatches() {
            Answer answer = holder.post("users/batch", """
                    {"operations": [
                        {"op": "create", "content": {"address": "eve@%1$s"}},
                        {"op": "create", "content": {"address": "eve@%2$s"}},
                        {"op": "update", "id": "ada@%1$s", "content": {"address": "ada@%2$s"}},
                        {"op": "update", "id": "bob@%2$s", "content": {"displayName": "Mallory"}},
                        {"op": "delete", "id": "bob@%2$s"},
                        {"op": "update", "id": "ada@%1$s", "content": {"displayName": "Ada"}}
                    ]}""".formatted(domain, other));

            assertThat(statuses(answer)).containsExactly(201, 403, 403, 403, 403, 200);
            assertThat(answer.json().path("items").findValuesAsText("type"))
                    .containsOnly("/problems/domain-not-allowed");
            assertThat(tenant.usersCount(other)).isEqualTo(1);
        }

        @Test
        void keepFromWhatIsOfTheWholeOrganization() {
            assertProblem(
                    holder.post("domains", "{\"name\": \"" + Tenant.unique("d") + ".example\"}"),
                    403,
                    "domain-not-allowed");
            assertProblem(holder.post("domains", "{\"name\": \"sub." + domain + "\"}"), 403, "domain-not-allowed");
            assertProblem(holder.patch("organization", "{\"name\": \"Mallory\"}"), 403, "domain-not-allowed");
            assertProblem(holder.get("audit-events"), 403, "domain-not-allowed");
            assertThat(holder.get("organization").status()).isEqualTo(200);
        }

        @Test
        void goneLeaveACodeThatReachesNothing() {
            Answer only = code("\"domains\": [\"" + other + "\"]");
            List<String> ids = texts(only, "domains");
            owner.delete("domains/" + other + "?cascade=true");

            assertThat(texts(owner.patch(only.location(), "{\"name\": \"renamed\"}"), "domains"))
                    .isEqualTo(ids);
            for (String path : new String[] {"domains", "users", "aliases"}) {
                assertThat(Lists.all(holderOf(only), path, 100)).as(path).isEmpty();
            }
            assertProblem(holderOf(only).get("users/" + ada), 403, "domain-not-allowed");
            owner.post("domains", "{\"name\": \"" + other + "\"}");
            assertProblem(holderOf(only).get("domains/" + other), 403, "domain-not-allowed");
        }

        @Test
        void bindOnTheVeryNextRequest() {
            for (int i = 0; i < 3; i++) {
                owner.patch(code.location(), "{\"domains\": [\"" + other + "\"]}");
                assertProblem(holder.get("users/" + ada), 403, "domain-not-allowed");
                owner.patch(code.location(), "{\"domains\": null}");
                assertThat(holder.get("users/" + ada).status()).isEqualTo(200);
            }
        }

        @Test
        void areOfTheOwnOrganizationAndFiveHundredAtMost() {
            String strange = Tenant.fresh().domain();
            String many = IntStream.range(0, 501)
                    .mapToObj(i -> "\"" + UUID.randomUUID() + "\"")
                    .collect(Collectors.joining(","));

            assertInvalid(draft(owner, "\"domains\": [\"" + domain + "\", \"" + strange + "\"]"), "/domains/1");
            assertInvalid(draft(owner, "\"domains\": [\"not a domain\"]"), "/domains/0");
            assertInvalid(draft(owner, "\"domains\": [" + many + "]"), "/domains");
        }

        /** Read one by one, so that there are many pages. */
        private List<String> ids(ApiClient client, String path) {
            return Lists.all(client, path, 1).stream()
                    .map(user -> user.path("id").asText())
                    .toList();
        }

        private List<String> destinations(String alias) {
            return texts(owner.get("aliases/" + alias), "destinations");
        }

        private String homeless(String name) {
            return tenant.user(name + "@elsewhere.example").path("id").asText();
        }

        private Answer user(ApiClient client, String address, String more) {
            return client.post("users", "{\"address\": \"" + address + "\"" + more + "}");
        }
    }

    /** Both kinds of bounds, as code of the operators. */
    @Test
    void whatIsBoundOperatesNoServer() {
        ApiClient operator = ApiClient.administrator();
        String own = Tenant.unique("d") + ".example";
        operator.post("domains", "{\"name\": \"" + own + "\"}");
        Answer bound = operator.post("api-codes", """
                {"name": "bound", "enabled": true, "domains": ["%s"],
                 "scopes": ["organizations:read", "organizations:write", "signing-keys:write"]}""".formatted(own));

        assertProblem(
                holderOf(bound).post("organizations", "{\"name\": \"" + Tenant.unique("O ") + "\"}"),
                403,
                "domain-not-allowed");
        assertProblem(holderOf(bound).delete("organizations/" + tenant.id()), 403, "domain-not-allowed");
        assertProblem(holderOf(bound).get("organizations"), 403, "domain-not-allowed");
        assertProblem(holderOf(bound).get("organizations/" + tenant.id()), 403, "domain-not-allowed");
        assertProblem(holderOf(bound).post("signing-keys/rotate", "{}"), 403, "domain-not-allowed");
        assertProblem(
                holderOf(bound).patch("organizations/" + tenant.id(), "{\"name\": \"Mallory\"}"),
                403,
                "domain-not-allowed");
    }

    @Test
    void anOrganizationWithProtectedUsersGoesByTheScopeOnly() {
        owner.post("users", "{\"address\": \"root@" + domain + "\", \"protected\": true}");
        Answer weak = ApiClient.administrator().post("api-codes", """
                {"name": "weak", "enabled": true, "scopes": ["organizations:read", "organizations:write"]}""");

        assertProblem(holderOf(weak).delete("organizations/" + tenant.id()), 403, "user-protected");
        assertThat(owner.get("users/root@" + domain).status()).isEqualTo(200);
        assertThat(ApiClient.administrator()
                        .delete("organizations/" + tenant.id())
                        .status())
                .isEqualTo(204);
    }

    @Nested
    class Grants {
        private static final String SCOPES = "\"users:read\", \"api-codes:read\", \"api-codes:write\"";

        private final String other = tenant.domain();
        private final String root = tenant.user("root@" + domain).path("id").asText();
        private final ApiClient maker = holderOf(owner.post("api-codes", """
                {"name": "maker", "enabled": true, "scopes": [%s],
                 "domains": ["%s"], "protectedUsers": ["%s"]}""".formatted(SCOPES, domain, root)));

        @Test
        void areForNoMoreThanTheMakerReaches() {
            String within = "\"domains\": [\"" + domain + "\"], \"protectedUsers\": [\"" + root + "\"]";

            assertThat(make(maker, within).status()).isEqualTo(201);
            assertTooWide(make(maker, ""), "/domains", "/protectedUsers");
            assertTooWide(make(maker, "\"domains\": [\"" + domain + "\"]"), "/protectedUsers");
            assertTooWide(make(maker, "\"protectedUsers\": [\"" + root + "\"]"), "/domains");
            assertTooWide(make(maker, within.replace("[\"" + domain, "[\"" + other + "\", \"" + domain)), "/domains");
            assertTooWide(make(maker, "\"domains\": [], \"protectedUsers\": [\"" + root + "\"]"), "/domains");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"domains\": null}", "{\"protectedUsers\": []}"})
        void widenNothingThatIsThere(String patch) {
            Answer narrow = owner.post("api-codes", """
                    {"name": "narrow", "enabled": true, "scopes": ["users:read"],
                     "domains": ["%s"], "protectedUsers": ["%s"]}""".formatted(domain, root));

            assertTooWide(maker.patch(narrow.location(), patch));
            assertThat(maker.patch(narrow.location(), "{\"name\": \"renamed\"}").status())
                    .isEqualTo(200);
            assertThat(owner.patch(narrow.location(), patch).status()).isEqualTo(200);
        }

        @Test
        void rotateNothingWider() {
            Answer wide = owner.post("api-codes", """
                    {"name": "wide", "enabled": true, "scopes": ["users:read"]}""");

            assertProblem(maker.post(wide.location() + "/rotate", "{}"), 403, "grant-too-wide");
            assertThat(maker.patch(wide.location(), "{\"domains\": [\"" + other + "\"]}")
                            .status())
                    .as("anybody may narrow")
                    .isEqualTo(200);
        }

        @Test
        void areForAllWhoMayGrantAny() {
            ApiClient any = holderOf(owner.post("api-codes", """
                    {"name": "any", "enabled": true, "scopes": ["users:read", "api-codes:write", "api-codes:grant-any"],
                     "domains": ["%s"], "protectedUsers": ["%s"]}""".formatted(domain, root)));

            assertThat(make(any, "").status()).isEqualTo(201);
        }

        private Answer make(ApiClient by, String members) {
            return by.post(
                    "api-codes",
                    "{\"name\": \"made\", \"scopes\": [\"users:read\"]" + (members.isEmpty() ? "" : ", " + members)
                            + "}");
        }

        private void assertTooWide(Answer answer, String... pointers) {
            assertProblem(answer, 403, "grant-too-wide");
            if (pointers.length > 0) {
                assertThat(answer.json().findValuesAsText("pointer")).containsExactlyInAnyOrder(pointers);
            }
        }
    }

    @Nested
    class DryRuns {
        private final String other = tenant.domain();
        private final JsonNode bob = tenant.user("bob@" + other);
        private final JsonNode root = tenant.user("root@" + domain);
        private final JsonNode ada = tenant.user("ada@" + domain);
        private final Answer code =
                code("\"domains\": [\"" + domain + "\"], \"protectedUsers\": [\"root@" + domain + "\"]");

        @Test
        void sayWhatTheRequestMeets() {
            for (JsonNode user : List.of(bob, root, ada)) {
                Answer met = holderOf(code).get("users/" + user.path("id").asText());
                JsonNode dry = check("\"user\": \"" + user.path("address").asText() + "\"");

                assertThat(dry.path("allowed").asBoolean()).isEqualTo(met.status() == 200);
                if (met.status() != 200) {
                    assertThat(dry.findValue("problem")).isEqualTo(met.json());
                }
            }
        }

        @Test
        void tellOfDomains() {
            assertThat(refusals(check("\"domain\": \"" + other + "\""))).containsExactly("domains");
            assertThat(refusals(check("\"domain\": \"" + domain + "\""))).isEmpty();
            assertThat(refusals(check("\"user\": \"root@" + domain + "\", \"domain\": \"" + other + "\"")))
                    .containsExactly("protectedUsers", "domains");
            assertThat(refusals(check(""))).isEmpty();
        }

        @Test
        void knowTheOrganizationsProtectedUsersAndGuests() {
            owner.post("users", "{\"address\": \"flag@" + domain + "\", \"protected\": true}");
            tenant.user("guest@elsewhere.example");
            assertThat(refusals(check("\"user\": \"guest@elsewhere.example\""))).containsExactly("domains");
            owner.put("domains/" + domain + "/members/guest@elsewhere.example", "");
            assertThat(refusals(check("\"user\": \"guest@elsewhere.example\""))).isEmpty();

            assertThat(refusals(check("\"user\": \"flag@" + domain + "\""))).isEmpty();
            owner.patch(code.location(), "{\"scopes\": [\"users:read\"]}");
            assertThat(refusals(check("\"user\": \"flag@" + domain + "\""))).containsExactly("protectedUsers");
        }

        @Test
        void refuseWhatNamesNothing() {
            assertInvalid(ask("\"user\": \"nobody@" + domain + "\""), "/user");
            assertInvalid(ask("\"domain\": \"unknown.example\""), "/domain");
        }

        @ParameterizedTest
        @CsvSource({
            "createDomain, domains",
            "patchOwnOrganization, domains",
            "listAuditEvents, domains",
            "getOwnOrganization,",
            "createUser,"
        })
        void knowWhatIsOfTheWholeOrganization(String operation, String refusal) {
            JsonNode dry = owner.post(code.location() + "/check", """
                    {"operation": "%s", "address": "127.0.0.1"}""".formatted(operation))
                    .json();

            assertThat(refusals(dry)).isEqualTo(refusal == null ? List.of() : List.of(refusal));
        }

        private JsonNode check(String more) {
            Answer answer = ask(more);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return answer.json();
        }

        private Answer ask(String more) {
            return owner.post(
                    code.location() + "/check",
                    "{\"operation\": \"getUser\", \"address\": \"127.0.0.1\"" + (more.isEmpty() ? "" : ", " + more)
                            + "}");
        }

        private List<String> refusals(JsonNode dry) {
            List<String> failed = new ArrayList<>();
            dry.path("checks").forEach(step -> {
                if (!step.path("passed").asBoolean()) {
                    failed.add(step.path("check").asText());
                }
            });
            return failed;
        }
    }

    /** An enabled code with every scope of a tenant and these members. */
    private Answer code(String members) {
        String scopes = Lists.texts(owner, "scopes", "name").stream()
                .filter(scope -> !scope.startsWith("organizations:") && !scope.startsWith("signing-keys:"))
                .map(scope -> "\"" + scope + "\"")
                .collect(Collectors.joining(","));
        Answer made = draft(owner, (members.isEmpty() ? "" : members + ", ") + "\"scopes\": [" + scopes + "]");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    private static Answer draft(ApiClient by, String members) {
        return by.post("api-codes", "{\"name\": \"code\", \"enabled\": true, " + members + "}");
    }

    private static ApiClient holderOf(Answer code) {
        return ApiClient.as(code.json().path("secret").asText());
    }

    private static List<String> texts(Answer answer, String member) {
        List<String> texts = new ArrayList<>();
        answer.json().path(member).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<Integer> statuses(Answer batch) {
        List<Integer> statuses = new ArrayList<>();
        batch.json()
                .path("items")
                .forEach(item -> statuses.add(item.path("status").asInt()));
        return statuses;
    }
}
