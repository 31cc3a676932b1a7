package org.gatehouse.aliases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Addresses that deliver elsewhere, or bounce. */
class AliasesIT {
    private static final String ELSEWHERE = "ada@elsewhere.example";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String info = "info@" + domain;

    private static List<String> destinations(JsonNode alias) {
        List<String> destinations = new ArrayList<>();
        alias.path("destinations").forEach(each -> destinations.add(each.asText()));
        return destinations;
    }

    @Nested
    class Post {
        @Test
        void makesAnAliasWithAllItsFields() {
            Answer made = client.post("aliases", """
                    {"address": "Info@%s", "action": "deliver", "destinations": ["Ada@Elsewhere.example", "bob@elsewhere.example"],
                     "enabled": false, "description": "Questions"}""".formatted(domain));

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            JsonNode alias = made.json();
            assertThat(alias.path("address").asText()).isEqualTo("Info@" + domain);
            assertThat(alias.path("domainId"))
                    .isEqualTo(client.get("domains/" + domain).json().path("id"));
            assertThat(alias.path("action").asText()).isEqualTo("deliver");
            assertThat(destinations(alias)).containsExactly("Ada@elsewhere.example", "bob@elsewhere.example");
            assertThat(alias.path("enabled").asBoolean(true)).isFalse();
            assertThat(alias.path("description").asText()).isEqualTo("Questions");
            assertThat(alias.path("number").asLong()).isPositive();
            assertThat(alias.path("createdAt")).isEqualTo(alias.path("updatedAt"));
            assertThat(made.etag()).isEqualTo('"' + alias.path("etag").asText() + '"');
            assertThat(client.get(made.location()).json()).isEqualTo(alias);
        }

        @Test
        void deliversAndEnablesUnlessTold() {
            JsonNode alias = tenant.alias(info, ELSEWHERE);

            assertThat(alias.path("action").asText()).isEqualTo("deliver");
            assertThat(alias.path("enabled").asBoolean()).isTrue();
            assertThat(alias.has("description")).isFalse();
        }

        @Test
        void bouncesWithoutDestinations() {
            Answer bounce = client.post("aliases", """
                    {"address": "%s", "action": "bounce"}""".formatted(info));

            assertThat(bounce.status()).isEqualTo(201);
            assertThat(bounce.json().path("destinations")).isEmpty();
            assertInvalid(client.post("aliases", """
                    {"address": "x@%s", "action": "bounce", "destinations": ["%s"]}""".formatted(domain, ELSEWHERE)), "/destinations");
        }

        @Test
        void needsDestinationsToDeliver() {
            assertInvalid(client.post("aliases", """
                    {"address": "%s"}""".formatted(info)), "/destinations");
            assertInvalid(client.post("aliases", """
                    {"address": "%s", "destinations": []}""".formatted(info)), "/destinations");
        }

        @Test
        void makesTheCatchAllOfADomain() {
            JsonNode catchAll = tenant.alias("@" + domain.toUpperCase(), ELSEWHERE);

            assertThat(catchAll.path("address").asText()).isEqualTo("@" + domain);
            assertThat(client.get("aliases/@" + domain).json()).isEqualTo(catchAll);
            assertProblem(client.post("aliases", """
                    {"address": "@%s", "action": "bounce"}""".formatted(domain)), 409, "address-taken");
        }

        @Test
        void keepsEachDestinationOnce() {
            Answer made = client.post("aliases", """
                    {"address": "%s", "destinations": ["ada@elsewhere.example", "ADA@elsewhere.example", "bob@x.example"]}""".formatted(info));

            assertThat(destinations(made.json())).containsExactly("ada@elsewhere.example", "bob@x.example");
        }

        @Test
        void refusesAnAddressThatAUserOrAliasHolds() {
            tenant.user("ada@" + domain);
            tenant.alias(info, ELSEWHERE);

            for (String held : List.of("ADA@" + domain, info.toUpperCase())) {
                assertProblem(client.post("aliases", """
                        {"address": "%s", "action": "bounce"}""".formatted(held)), 409, "address-taken");
            }
        }

        @Test
        void takesAnAddressThatAUserOnlyNotes() {
            client.post("users", """
                    {"address": "%s", "mailbox": false}""".formatted(info));

            tenant.alias(info, ELSEWHERE);
        }

        @Test
        void refusesAnAddressOutsideOfTheOrganizationsDomains() {
            for (String outside : List.of(ELSEWHERE, "@elsewhere.example", "x@sub." + domain)) {
                assertProblem(client.post("aliases", """
                        {"address": "%s", "action": "bounce"}""".formatted(outside)), 400, "address-outside");
            }
        }

        @Test
        void refusesWhatBreaksARule() {
            assertInvalid(client.post("aliases", """
                    {"destinations": ["%s"]}""".formatted(ELSEWHERE)), "/address");
            for (String wrong : List.of("a@b@" + domain, "@", "info", info + ".", "x".repeat(65) + "@" + domain)) {
                assertInvalid(client.post("aliases", """
                        {"address": "%s", "destinations": ["%s"]}""".formatted(wrong, ELSEWHERE)), "/address");
            }
            assertInvalid(client.post("aliases", """
                    {"address": "%s", "destinations": ["%s", "@%s"]}""".formatted(info, ELSEWHERE, domain)), "/destinations/1");
            assertInvalid(client.post("aliases", """
                    {"address": "%s", "destinations": [null]}""".formatted(info)), "/destinations/0");
            assertInvalid(client.post("aliases", """
                    {"address": "%s", "action": "drop"}""".formatted(info)), "/action");
            String many = "\"x@elsewhere.example\",".repeat(101);
            assertInvalid(
                    client.post("aliases", """
                    {"address": "%s", "destinations": [%s]}""".formatted(info, many.substring(0, many.length() - 1))), "/destinations");
        }

        @Test
        void makesOneOfManyAtOnce() {
            List<Answer> answers = AtOnce.call(20, i -> client.post("aliases", """
                    {"address": "%s", "destinations": ["%s"]}""".formatted(info, ELSEWHERE)));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        }

        @Test
        void leavesTheAddressToAUserOrAnAliasOfManyAtOnce() {
            List<Answer> answers = AtOnce.call(
                    20,
                    i -> i % 2 == 0
                            ? client.post("aliases", """
                    {"address": "%s", "destinations": ["%s"]}""".formatted(info, ELSEWHERE))
                            : client.post("users", """
                    {"address": "%s", "username": "info%d"}""".formatted(info, i)));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        }

        @Test
        void answersARepeatWithTheSameKeyTheSame() {
            ApiClient once = client.with("Idempotency-Key", unique("key-"));
            String body = """
                    {"address": "@%s", "destinations": ["%s"]}""".formatted(domain, ELSEWHERE);

            Answer first = once.post("aliases", body);
            Answer second = once.post("aliases", body);

            assertThat(second.status()).as(second.text()).isEqualTo(201);
            assertThat(second.json()).isEqualTo(first.json());
        }
    }

    @Nested
    class Listing {
        @Test
        void isByAddressAndGoesToTheEndPageByPage() {
            List<String> made = List.of("@" + domain, "a@" + domain, "b@" + domain, "c@" + domain, "d@" + domain);
            made.forEach(address -> tenant.alias(address, ELSEWHERE));

            for (int limit : List.of(1, 2, 5, 6)) {
                assertThat(Lists.all(client, "aliases", limit))
                        .extracting(alias -> alias.path("address").asText())
                        .containsExactlyElementsOf(made);
            }
        }

        @Test
        void isFilteredByDomainAndDestination() {
            String other = tenant.domain();
            tenant.alias(info, ELSEWHERE);
            tenant.alias("info@" + other, ELSEWHERE);
            tenant.alias("sales@" + other, "bob@elsewhere.example");

            assertThat(Lists.texts(client, "aliases?domain=" + domain, "address"))
                    .containsExactly(info);
            assertThat(Lists.texts(client, "aliases?destination=ADA@Elsewhere.example", "address"))
                    .containsExactlyInAnyOrder(info, "info@" + other);
            assertThat(Lists.texts(client, "aliases?domain=" + other + "&destination=" + ELSEWHERE, "address"))
                    .containsExactly("info@" + other);
            assertProblem(client.get("aliases?destination=nobody"), 400, "invalid-parameter");
            assertProblem(client.get("aliases?domain=none.example"), 404, "domain-not-found");
        }
    }

    @Nested
    class Get {
        @Test
        void findsItByIdAndByAddressInAnyCase() {
            JsonNode alias = tenant.alias(info, ELSEWHERE);

            assertThat(client.get("aliases/" + alias.path("id").asText()).json())
                    .isEqualTo(alias);
            assertThat(client.get("aliases/" + info.toUpperCase()).json()).isEqualTo(alias);
            assertProblem(client.get("aliases/" + UUID.randomUUID()), 404, "alias-not-found");
            assertProblem(client.get("aliases/none"), 404, "alias-not-found");
        }
    }

    @Nested
    class Patch {
        @Test
        void changesWhatItNamesAndNothingElse() {
            JsonNode before = tenant.alias(info, ELSEWHERE);

            JsonNode after = client.patch("aliases/" + info, """
                    {"enabled": false, "description": "Off"}""").json();

            assertThat(after.path("enabled").asBoolean(true)).isFalse();
            assertThat(after.path("description").asText()).isEqualTo("Off");
            assertThat(after.path("destinations")).isEqualTo(before.path("destinations"));
            assertThat(after.path("etag")).isNotEqualTo(before.path("etag"));
        }

        @Test
        void replacesTheDestinationsWhole() {
            String etag = client.get("aliases/"
                            + tenant.alias(info, ELSEWHERE).path("id").asText())
                    .etag();

            Answer patched = client.patch("aliases/" + info, """
                    {"destinations": ["b@x.example", "ada@elsewhere.example", "a@x.example"]}""");

            assertThat(destinations(patched.json())).containsExactly("b@x.example", ELSEWHERE, "a@x.example");
            assertThat(patched.etag()).isNotEqualTo(etag);
            assertInvalid(client.patch("aliases/" + info, """
                    {"destinations": null}"""), "/destinations");
        }

        @Test
        void turnsDeliveryIntoBouncingAndBack() {
            tenant.alias(info, ELSEWHERE);

            assertThat(client.patch("aliases/" + info, """
                            {"action": "bounce", "destinations": []}""").json().path("destinations"))
                    .isEmpty();
            assertThat(client.patch("aliases/" + info, """
                            {"action": "deliver", "destinations": ["%s"]}""".formatted(ELSEWHERE)).status())
                    .isEqualTo(200);
        }

        @Test
        void movesItToAnotherAddress() {
            String other = tenant.domain();
            tenant.alias(info, ELSEWHERE);

            Answer moved = client.patch("aliases/" + info, """
                    {"address": "sales@%s"}""".formatted(other));

            assertThat(moved.json().path("domainId"))
                    .isEqualTo(client.get("domains/" + other).json().path("id"));
            assertProblem(client.get("aliases/" + info), 404, "alias-not-found");
            tenant.user(info);
            assertProblem(client.patch("aliases/sales@" + other, """
                    {"address": "%s"}""".formatted(info)), 409, "address-taken");
            assertProblem(client.patch("aliases/sales@" + other, """
                    {"address": "%s"}""".formatted(ELSEWHERE)), 400, "address-outside");
        }

        @Test
        void letsOneOfTwoThroughWithTheSameEtag() {
            tenant.alias(info, ELSEWHERE);
            ApiClient matching =
                    client.with("If-Match", client.get("aliases/" + info).etag());

            List<Answer> answers = AtOnce.call(2, i -> matching.patch("aliases/" + info, """
                    {"destinations": ["user%d@elsewhere.example"]}""".formatted(i)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Nested
    class Delete {
        @Test
        void takesTheAliasAndFreesTheAddress() {
            tenant.alias(info, ELSEWHERE);

            assertThat(client.delete("aliases/" + info).status()).isEqualTo(204);

            assertProblem(client.delete("aliases/" + info), 404, "alias-not-found");
            tenant.user(info);
        }

        @Test
        void refusesAStaleVersion() {
            tenant.alias(info, ELSEWHERE);

            assertProblem(client.with("If-Match", "\"old\"").delete("aliases/" + info), 412, "stale-version");
        }
    }

    @Nested
    class WhatDeliversToAnAlias {
        private final String all = "all@" + domain;
        private final String team = "team@" + domain;

        @BeforeEach
        void makeThem() {
            tenant.alias(info, ELSEWHERE);
            tenant.alias(team, info);
            client.post("aliases", """
                    {"address": "%s", "destinations": ["%s", "bob@elsewhere.example", "%s"]}""".formatted(all, team, info));
        }

        @Test
        void losesItWhenItIsDeletedAndGoesWithTheLastOne() {
            assertThat(client.delete("aliases/" + info).status()).isEqualTo(204);

            assertProblem(client.get("aliases/" + team), 404, "alias-not-found");
            assertThat(destinations(client.get("aliases/" + all).json())).containsExactly("bob@elsewhere.example");
        }

        @Test
        void losesItWhenItsDomainIsDeleted() {
            String other = tenant.domain();
            tenant.alias("x@" + other, info);

            assertThat(client.delete("domains/" + domain + "?cascade=true").status())
                    .isEqualTo(200);

            assertThat(Lists.all(client, "aliases", 10)).isEmpty();
        }

        @Test
        void followsItToAnotherAddress() {
            client.patch("aliases/" + info, """
                    {"address": "Questions@%s"}""".formatted(domain));

            assertThat(destinations(client.get("aliases/" + team).json())).containsExactly("Questions@" + domain);
            assertThat(destinations(client.get("aliases/" + all).json()))
                    .containsExactly(team, "bob@elsewhere.example", "Questions@" + domain);
        }

        @Test
        void losesItWhenItBecomesTheCatchAll() {
            client.patch("aliases/" + info, """
                    {"address": "@%s"}""".formatted(domain));

            assertProblem(client.get("aliases/" + team), 404, "alias-not-found");
            assertThat(destinations(client.get("aliases/" + all).json())).containsExactly("bob@elsewhere.example");
        }
    }

    @Nested
    class WhenUsersGo {
        @Test
        void theirDestinationGoesAndTheAliasWithTheLastOne() {
            tenant.user("ada@" + domain);
            tenant.alias(info, "ada@" + domain);
            client.post("aliases", """
                    {"address": "team@%s", "destinations": ["ADA@%s", "%s"]}""".formatted(domain, domain, ELSEWHERE));

            client.delete("users/ada@" + domain);

            assertProblem(client.get("aliases/" + info), 404, "alias-not-found");
            assertThat(destinations(client.get("aliases/team@" + domain).json()))
                    .containsExactly(ELSEWHERE);
        }

        @Test
        void whatDeliveredToAnAliasThatGoesWithThemGoesToo() {
            tenant.user("ada@" + domain);
            tenant.alias(info, "ada@" + domain);
            tenant.alias("all@" + domain, info);

            client.delete("users/ada@" + domain);

            assertThat(Lists.all(client, "aliases", 10)).isEmpty();
        }

        @Test
        void nothingBreaksForThoseWhoChangeTheirAliases() {
            for (int round = 0; round < 10; round++) {
                tenant.user("ada@" + domain);
                tenant.alias(info, "ada@" + domain);

                List<Answer> answers = AtOnce.call(
                        4,
                        i -> i == 0
                                ? client.delete("users/ada@" + domain)
                                : client.patch("aliases/" + info, """
                        {"destinations": ["ada@%s", "user%d@elsewhere.example"]}""".formatted(domain, i)));

                assertThat(answers.get(0).status()).as(answers.get(0).text()).isEqualTo(204);
                assertThat(answers).extracting(Answer::status).isSubsetOf(200, 204, 404);
                client.delete("aliases/" + info);
            }
        }

        @Test
        void inBatchesTheirDestinationsGoToo() {
            tenant.user("ada@" + domain);
            tenant.user("bob@" + domain);
            client.post("aliases", """
                    {"address": "team@%1$s", "destinations": ["ada@%1$s", "bob@%1$s", "%2$s"]}""".formatted(domain, ELSEWHERE));

            client.post("users/batch", """
                    {"operations": [{"op": "delete", "id": "ada@%1$s"}, {"op": "delete", "id": "bob@%1$s"}]}""".formatted(domain));

            assertThat(destinations(client.get("aliases/team@" + domain).json()))
                    .containsExactly(ELSEWHERE);
        }
    }
}
