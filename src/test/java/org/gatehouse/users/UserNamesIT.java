package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Usernames and addresses of users, and how they change. */
class UserNamesIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String other = tenant.domain();

    private List<String> membersOf(String name) {
        return Lists.texts(client, "domains/" + name + "/members", "username");
    }

    private Answer named(String username) {
        return client.post("users", """
                {"address": "ada@elsewhere.example", "username": "%s"}""".formatted(username));
    }

    @Nested
    class Usernames {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ada",
                    "ada ",
                    "a/da",
                    "a\\\\da",
                    "a\\u0007da",
                    "a\\nda",
                    "0190163d-8694-739b-aea5-966c26f8ad91",
                    "0190163D-8694-739B-AEA5-966C26F8AD91",
                    "..",
                    "batch"
                })
        void areRefused(String wrong) {
            assertInvalid(named(wrong), "/username");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "ada lovelace", "アダ", "a;b=c", "a%20b", "q?x#y", "a+b", "ada@not.an@address"})
        void areTakenAndFoundInPaths(String username) {
            Answer made = named(username);

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            assertThat(client.get("users/" + Lists.encode(username)).json()).isEqualTo(made.json());
        }

        @Test
        void haveAtMost128Characters() {
            assertThat(named("x".repeat(128)).status()).isEqualTo(201);
            assertInvalid(named("x".repeat(129)), "/username");
        }

        @Test
        void areUniqueWithoutCase() {
            named("Straße");

            assertProblem(named("STRASSE"), 409, "username-taken");
        }

        @Test
        void thatAreAddressesOfTheOrganizationMustBeTheOwn() {
            assertInvalid(named("eve@" + domain), "/username");
            assertThat(named("eve@unknown.example").status()).isEqualTo(201);
            assertThat(client.post("users", """
                            {"address": "ada@%1$s", "username": "ADA@%1$s"}""".formatted(domain)).status()).isEqualTo(201);
            assertInvalid(client.patch("users/ada@" + domain, """
                    {"username": "root@%s"}""".formatted(other)), "/username");
        }

        @Test
        void stayWhenTheirDomainBecomesTheOrganizations() {
            named("eve@later." + domain);
            client.post("domains", """
                    {"name": "later.%s"}""".formatted(domain));

            Answer patched = client.patch("users/eve@later." + domain, """
                    {"displayName": "Eve"}""");

            assertThat(patched.status()).as(patched.text()).isEqualTo(200);
            assertThat(patched.json().path("username").asText()).isEqualTo("eve@later." + domain);
        }

        @Test
        void changeByPatch() {
            tenant.user("ada@" + domain);

            Answer renamed = client.patch("users/ada@" + domain, """
                    {"username": "countess"}""");

            assertThat(renamed.json().path("username").asText()).isEqualTo("countess");
            assertThat(renamed.json().path("address").asText()).isEqualTo("ada@" + domain);
            assertProblem(client.get("users/ada@" + domain), 404, "user-not-found");
            assertThat(client.get("users/Countess").json()).isEqualTo(renamed.json());
            assertThat(named("ada").status()).isEqualTo(201);
            assertProblem(client.patch("users/countess", """
                    {"username": "ADA"}"""), 409, "username-taken");
            assertThat(client.patch("users/countess", """
                            {"username": "COUNTESS"}""")
                            .json()
                            .path("username")
                            .asText())
                    .isEqualTo("COUNTESS");
        }
    }

    @Nested
    class Rename {
        @Test
        void takesTheUsernameAlongWhenItWasTheAddress() {
            JsonNode before = tenant.user("ada@" + domain);

            Answer renamed = client.patch("users/ada@" + domain, """
                    {"address": "Lovelace@%s"}""".formatted(domain));

            assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
            assertThat(renamed.json().path("username").asText()).isEqualTo("Lovelace@" + domain);
            assertThat(renamed.json().path("id")).isEqualTo(before.path("id"));
            assertProblem(client.get("users/ada@" + domain), 404, "user-not-found");
            assertThat(tenant.usersCount(domain)).isEqualTo(1);
        }

        @Test
        void leavesAnotherUsername() {
            client.post("users", """
                    {"address": "ada@%s", "username": "ada"}""".formatted(domain));

            Answer renamed = client.patch("users/ada", """
                    {"address": "lovelace@%s"}""".formatted(domain));

            assertThat(renamed.json().path("username").asText()).isEqualTo("ada");
        }

        @Test
        void changesTheCaseOfTheAddress() {
            tenant.user("ada@" + domain);

            Answer renamed = client.patch("users/ada@" + domain, """
                    {"address": "ADA@%s"}""".formatted(domain));

            assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
            assertThat(renamed.json().path("address").asText()).isEqualTo("ADA@" + domain);
        }

        @Test
        void freesTheOldAddressAndHoldsTheNew() {
            tenant.user("ada@" + domain);
            client.patch("users/ada@" + domain, """
                    {"address": "lovelace@%s"}""".formatted(domain));

            assertProblem(client.post("users", """
                    {"address": "lovelace@%s", "username": "x"}""".formatted(domain)), 409, "address-taken");
            tenant.user("ada@" + domain);
        }

        @Test
        void refusesWhatSomebodyHolds() {
            tenant.user("ada@" + domain);
            tenant.user("bob@" + domain);
            tenant.alias("info@" + domain, "ada@" + domain);

            for (String held : List.of("bob", "info")) {
                Answer refused = client.patch("users/ada@" + domain, """
                        {"address": "%s@%s", "username": "x"}""".formatted(held, domain));
                assertProblem(refused, 409, "address-taken");
            }
            assertThat(client.get("users/ada@" + domain).status()).isEqualTo(200);
        }

        @Test
        void movesTheHomeToAnotherDomainOfTheOrganization() {
            tenant.user("ada@" + domain);

            Answer moved = client.patch("users/ada@" + domain, """
                    {"address": "ada@%s"}""".formatted(other));

            assertThat(moved.json().path("domainId"))
                    .isEqualTo(client.get("domains/" + other).json().path("id"));
            assertThat(tenant.usersCount(domain)).isZero();
            assertThat(tenant.usersCount(other)).isEqualTo(1);
            assertThat(membersOf(domain)).isEmpty();
            assertThat(membersOf(other)).containsExactly("ada@" + other);
        }

        @Test
        void makesAHomeOfADomainWhereTheUserWasAGuest() {
            tenant.user("ada@" + domain);
            client.put("domains/" + other + "/members/ada@" + domain, "");

            Answer moved = client.patch("users/ada@" + domain, """
                    {"address": "ada@%s"}""".formatted(other));

            assertThat(moved.status()).as(moved.text()).isEqualTo(200);
            assertThat(membersOf(other)).containsExactly("ada@" + other);
        }

        @Test
        void doesNotLeaveTheOrganizationsDomainsWithAMailbox() {
            tenant.user("ada@" + domain);

            assertProblem(client.patch("users/ada@" + domain, """
                    {"address": "ada@elsewhere.example"}"""), 400, "address-outside");
            Answer noted = client.patch("users/ada@" + domain, """
                    {"address": "ada@elsewhere.example", "mailbox": false}""");
            assertThat(noted.status()).isEqualTo(200);
            assertThat(tenant.usersCount(domain)).isZero();
        }

        @Test
        void takesAliasesAlong() {
            tenant.user("ada@" + domain);
            tenant.alias("info@" + domain, "ADA@" + domain);
            client.post("aliases", """
                    {"address": "team@%1$s", "destinations": ["x@elsewhere.example", "ada@%1$s", "ada@%2$s"]}""".formatted(domain, other));
            String etag = client.get("aliases/info@" + domain).etag();

            client.patch("users/ada@" + domain, """
                    {"address": "ada@%s"}""".formatted(other));

            Answer info = client.get("aliases/info@" + domain);
            assertThat(info.json().path("destinations"))
                    .extracting(JsonNode::asText)
                    .containsExactly("ada@" + other);
            assertThat(info.etag()).isNotEqualTo(etag);
            assertThat(client.get("aliases/team@" + domain).json().path("destinations"))
                    .extracting(JsonNode::asText)
                    .containsExactly("x@elsewhere.example", "ada@" + other);
            assertThat(Lists.texts(client, "aliases?destination=ada@" + other, "address"))
                    .hasSize(2);
        }
    }

    @Nested
    class Mailbox {
        @Test
        void claimsTheAddressByPatch() {
            client.post("users", """
                    {"address": "ada@%s", "username": "ada", "mailbox": false}""".formatted(domain));

            Answer claimed = client.patch("users/ada", """
                    {"mailbox": true}""");

            assertThat(claimed.json().path("mailbox").asBoolean()).isTrue();
            assertThat(claimed.json().has("domainId")).isTrue();
            assertThat(tenant.usersCount(domain)).isEqualTo(1);
            assertThat(membersOf(domain)).containsExactly("ada");
            assertProblem(client.post("users", """
                    {"address": "ada@%s", "username": "second"}""".formatted(domain)), 409, "address-taken");
        }

        @Test
        void cannotClaimWhatSomebodyHolds() {
            client.post("users", """
                    {"address": "ada@%s", "username": "ada", "mailbox": false}""".formatted(domain));
            tenant.user("ada@" + domain);

            assertProblem(client.patch("users/ada", """
                    {"mailbox": true}"""), 409, "address-taken");
            assertThat(tenant.usersCount(domain)).isEqualTo(1);
        }

        @Test
        void cannotBeOutsideOfTheOrganizationsDomains() {
            named("ada");

            assertProblem(client.patch("users/ada", """
                    {"mailbox": true}"""), 400, "address-outside");
        }

        @Test
        void freesTheAddressAndWhatDeliversToItWhenItEnds() {
            tenant.user("ada@" + domain);
            tenant.alias("info@" + domain, "ada@" + domain);

            Answer noted = client.patch("users/ada@" + domain, """
                    {"mailbox": false, "username": "ada"}""");

            assertThat(noted.json().path("address").asText()).isEqualTo("ada@" + domain);
            assertThat(noted.json().has("domainId")).isFalse();
            assertThat(tenant.usersCount(domain)).isZero();
            assertThat(membersOf(domain)).isEmpty();
            assertProblem(client.get("aliases/info@" + domain), 404, "alias-not-found");
            assertThat(tenant.user("ada@" + domain).path("mailbox").asBoolean()).isTrue();
        }

        @Test
        void isNotMadeByADomainMadeLater() {
            named("ada");
            client.post("domains", """
                    {"name": "later.%s"}""".formatted(domain));
            JsonNode before = client.post("users", """
                    {"address": "bob@sub.later.%1$s", "username": "bob"}""".formatted(domain)).json();

            client.post("domains", """
                    {"name": "sub.later.%s"}""".formatted(domain));

            assertThat(client.get("users/bob").json()).isEqualTo(before);
            assertThat(client.patch("users/bob", """
                            {"displayName": "Bob"}""").json().path("mailbox").asBoolean(true))
                    .isFalse();
        }
    }
}
