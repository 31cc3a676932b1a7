package org.gatehouse.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail domains. */
class DomainsIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String name = unique("main") + ".example";

    @Nested
    class Post {
        @Test
        void makesADomainWithAllItsFields() {
            Answer made = client.post("domains", """
                    {"name": "%s", "enabled": false, "description": "Head office", "maxUsers": 25}""".formatted(name));

            assertThat(made.status()).isEqualTo(201);
            JsonNode domain = made.json();
            assertThat(domain.path("name").asText()).isEqualTo(name);
            assertThat(domain.path("unicodeName").asText()).isEqualTo(name);
            assertThat(domain.path("number").isIntegralNumber()).isTrue();
            assertThat(domain.path("enabled").asBoolean(true)).isFalse();
            assertThat(domain.path("verified").asBoolean()).isTrue();
            assertThat(domain.path("description").asText()).isEqualTo("Head office");
            assertThat(domain.path("maxUsers").asLong()).isEqualTo(25);
            assertThat(domain.path("usersCount").asLong(-1)).isZero();
            assertThat(domain.path("createdAt")).isEqualTo(domain.path("updatedAt"));
            assertThat(Instant.parse(domain.path("verifiedAt").asText())).isBefore(Instant.now());
            assertThat(made.etag()).isEqualTo('"' + domain.path("etag").asText() + '"');
            assertThat(client.get(made.location()).json()).isEqualTo(domain);
        }

        @Test
        void enablesItAndBoundsNothingUnlessTold() {
            JsonNode domain = client.post("domains", """
                    {"name": "%s"}""".formatted(name)).json();

            assertThat(domain.path("enabled").asBoolean()).isTrue();
            assertThat(domain.has("maxUsers")).isFalse();
            assertThat(domain.has("description")).isFalse();
        }

        @Test
        void refusesTheSameNameInAnotherCase() {
            client.post("domains", """
                    {"name": "%s"}""".formatted(name));

            Answer second = client.post("domains", """
                    {"name": "%s"}""".formatted(name.toUpperCase()));

            assertProblem(second, 409, "domain-taken");
        }

        @Test
        void refusesANameThatAnotherOrganizationHas() {
            assertProblem(client.post("domains", """
                    {"name": "%s"}""".formatted(Tenant.fresh().domain())), 409, "domain-taken");
        }

        @Test
        void takesAnInternationalNameAndItsALabelForTheSame() {
            String label = unique("bücher");
            Answer made = client.post("domains", """
                    {"name": "%s.example"}""".formatted(label));

            String ascii = made.json().path("name").asText();
            assertThat(ascii).startsWith("xn--").endsWith(".example");
            assertThat(made.json().path("unicodeName").asText()).isEqualTo(label + ".example");
            assertProblem(client.post("domains", """
                    {"name": "%s"}""".formatted(ascii)), 409, "domain-taken");
            assertThat(client.get("domains/" + Lists.encode(label + ".example")).json())
                    .isEqualTo(made.json());
        }

        @Test
        void refusesASubDomainOfAnotherOrganizationsDomain() {
            String theirs = Tenant.fresh().domain();

            assertProblem(client.post("domains", """
                    {"name": "a.b.%s"}""".formatted(theirs)), 409, "domain-taken");
        }

        @Test
        void takesASubDomainOfTheOwn() {
            String own = tenant.domain();

            assertThat(client.post("domains", """
                            {"name": "sub.%s"}""".formatted(own)).status()).isEqualTo(201);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "example.com.",
                    "example",
                    "192.0.2.1",
                    "[192.0.2.1]",
                    "-a.example",
                    "a..example",
                    "under_score.example",
                    "",
                    "a b.example",
                    "xn--a.example",
                    "toolong-toolong-toolong-toolong-toolong-toolong-toolong-toolong-.example"
                })
        void refusesWhatIsNoDomainName(String wrong) {
            assertInvalid(client.post("domains", """
                    {"name": "%s"}""".formatted(wrong)), "/name");
        }

        @Test
        void refusesALabelOf64ButNotOf63() {
            assertInvalid(client.post("domains", """
                    {"name": "%s.example"}""".formatted("a".repeat(64))), "/name");
            String end = unique("x");
            assertThat(client.post("domains", """
                            {"name": "%s.example"}""".formatted("x".repeat(63 - end.length()) + end))
                            .status())
                    .isEqualTo(201);
        }

        @Test
        void refusesWhatBreaksARule() {
            assertInvalid(client.post("domains", "{}"), "/name");
            assertInvalid(client.post("domains", """
                    {"name": "%s", "maxUsers": -1}""".formatted(name)), "/maxUsers");
            assertInvalid(client.post("domains", """
                    {"name": "%s", "maxUsers": 1.5}""".formatted(name)), "/maxUsers");
            assertInvalid(client.post("domains", """
                    {"name": "%s", "enabled": "yes"}""".formatted(name)), "/enabled");
            assertInvalid(client.post("domains", """
                    {"name": "%s", "description": "two\\nlines"}""".formatted(name)), "/description");
            assertInvalid(client.post("domains", """
                    {"name": "%s", "usersCount": 3}""".formatted(name)), "/usersCount");
        }

        @Test
        void changesNoUserWhoseAddressLiesInIt() {
            JsonNode before = tenant.user("ada@" + name);

            client.post("domains", """
                    {"name": "%s"}""".formatted(name));

            assertThat(client.get("users/ada@" + name).json()).isEqualTo(before);
            assertThat(before.path("mailbox").asBoolean(true)).isFalse();
            assertThat(tenant.usersCount(name)).isZero();
        }

        @Test
        void makesOneOfManyWithTheSameNameAtOnce() {
            List<Integer> statuses = AtOnce.call(
                    20, i -> client.post("domains", """
                    {"name": "%s"}""".formatted(name)).status());

            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        }
    }

    @Nested
    class PostWithAFirstUser {
        @Test
        void makesBoth() {
            Answer made = client.post("domains", """
                    {"name": "%1$s", "firstUser": {"address": "ada@%1$s", "password": "four-odd-words-together",
                     "profile": {"city": "London"}}}""".formatted(name));

            assertThat(made.status()).isEqualTo(201);
            assertThat(made.json().path("usersCount").asLong()).isEqualTo(1);
            assertThat(made.json().at("/firstUser/domainId"))
                    .isEqualTo(made.json().path("id"));
            assertThat(client.get("users/ada@" + name).json())
                    .isEqualTo(made.json().path("firstUser"));
            assertThat(client.get("users/ada@" + name + "/profile")
                            .json()
                            .path("city")
                            .asText())
                    .isEqualTo("London");
        }

        @Test
        void answersARepeatWithTheSameKeyTheSame() {
            ApiClient once = client.with("Idempotency-Key", unique("key-"));
            String body = """
                    {"name": "%1$s", "firstUser": {"address": "ada@%1$s"}}""".formatted(name);

            Answer first = once.post("domains", body);
            Answer second = once.post("domains", body);

            assertThat(second.status()).isEqualTo(201);
            assertThat(second.json()).isEqualTo(first.json());
        }

        @Test
        void leavesNoDomainWhenTheUserIsWrong() {
            tenant.user("taken@elsewhere.example");
            List<String> wrong = List.of("""
                    {"address": "ada@elsewhere.example"}""", """
                    {"address": "ada@%s", "password": "short"}""", """
                    {"address": "ada@%s", "password": "password1"}""", """
                    {"address": "ada@%s", "nickname": "x"}""", """
                    {"address": "ada@%s", "profile": {"country": "Atlantis"}}""", """
                    {"address": "ada@%s", "username": "taken@elsewhere.example"}""");

            for (String user : wrong) {
                Answer refused = client.post("domains", """
                        {"name": "%s", "firstUser": %s}""".formatted(name, user.formatted(name)));

                assertThat(refused.status()).as(user).isIn(400, 409);
                assertProblem(client.get("domains/" + name), 404, "domain-not-found");
            }
        }

        @Test
        void leavesNeitherWhenTheDomainIsFullFromTheStart() {
            assertProblem(client.post("domains", """
                    {"name": "%1$s", "maxUsers": 0, "firstUser": {"address": "ada@%1$s"}}""".formatted(name)), 409, "domain-full");
            assertProblem(client.get("domains/" + name), 404, "domain-not-found");
            assertProblem(client.get("users/ada@" + name), 404, "user-not-found");
        }

        @Test
        void needsTheScopesOfUsersToo() {
            String body = """
                    {"name": "%1$s", "firstUser": {"address": "ada@%1$s", "password": "four-odd-words-together"}}""".formatted(name);

            assertProblem(tenant.codeWithout("users:write").post("domains", body), 403, "scope-missing");
            assertProblem(tenant.codeWithout("users.password:write").post("domains", body), 403, "scope-missing");
            assertProblem(client.get("domains/" + name), 404, "domain-not-found");
        }
    }

    @Nested
    class Listing {
        @Test
        void isByNameAndGoesToTheEndPageByPage() {
            List<String> names = List.of("a." + name, "b." + name, "c." + name, "d." + name, "e." + name);
            names.forEach(each -> client.post("domains", """
                    {"name": "%s"}""".formatted(each)));

            assertThat(Lists.all(client, "domains", 2))
                    .extracting(item -> item.path("name").asText())
                    .containsExactlyElementsOf(names);
            assertThat(Lists.all(client, "domains", 5)).hasSize(5);
        }

        @Test
        void isFilteredByTheBeginningOfTheNameAndByEnabled() {
            client.post("domains", """
                    {"name": "on.%s"}""".formatted(name));
            client.post("domains", """
                    {"name": "off.%s", "enabled": false}""".formatted(name));

            assertThat(Lists.texts(client, "domains?name=ON.", "name")).containsExactly("on." + name);
            assertThat(Lists.texts(client, "domains?enabled=false", "name")).containsExactly("off." + name);
            assertThat(Lists.texts(client, "domains?enabled=true", "name")).containsExactly("on." + name);
            assertThat(Lists.texts(client, "domains?enabled=true&name=off", "name"))
                    .isEmpty();
        }

        @Test
        void refusesWrongParameters() {
            for (String query : List.of("limit=0", "limit=-1", "limit=x", "enabled=yes", "name=%25")) {
                assertProblem(client.get("domains?" + query), 400, "invalid-parameter");
            }
        }
    }

    @Nested
    class Get {
        @Test
        void findsItByIdAndByNameInAnyCase() {
            tenant.domain();
            JsonNode made = client.post("domains", """
                    {"name": "%s"}""".formatted(name)).json();

            assertThat(client.get("domains/" + made.path("id").asText()).json()).isEqualTo(made);
            assertThat(client.get("domains/" + name.toUpperCase()).json()).isEqualTo(made);
            assertProblem(client.get("domains/none.example"), 404, "domain-not-found");
            assertProblem(client.get("domains/no%20name"), 404, "domain-not-found");
        }
    }

    @Nested
    class Patch {
        @Test
        void changesWhatItNamesAndNothingElse() {
            JsonNode before = client.post("domains", """
                    {"name": "%s", "description": "Old", "maxUsers": 3}""".formatted(name)).json();

            JsonNode after = client.patch("domains/" + name, """
                    {"enabled": false, "maxUsers": null}""").json();

            assertThat(after.path("enabled").asBoolean(true)).isFalse();
            assertThat(after.has("maxUsers")).isFalse();
            assertThat(after.path("description").asText()).isEqualTo("Old");
            assertThat(after.path("createdAt")).isEqualTo(before.path("createdAt"));
            assertThat(after.path("etag")).isNotEqualTo(before.path("etag"));
        }

        @Test
        void keepsTheName() {
            tenant.domain();
            client.post("domains", """
                    {"name": "%s"}""".formatted(name));

            assertInvalid(client.patch("domains/" + name, """
                    {"name": "other.%s"}""".formatted(name)), "/name");
            assertThat(client.patch("domains/" + name, """
                            {"name": "%s"}""".formatted(name.toUpperCase()))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void letsOneOfTwoThroughWithTheSameEtag() {
            ApiClient matching = client.with(
                    "If-Match", client.post("domains", """
                    {"name": "%s"}""".formatted(name)).etag());

            List<Answer> answers = AtOnce.call(2, i -> matching.patch("domains/" + name, """
                    {"description": "Number %d"}""".formatted(i)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
        }

        @Test
        void doesNotChangeTheEtagWhenUsersCome() {
            String etag = client.post("domains", """
                    {"name": "%s"}""".formatted(name)).etag();

            tenant.user("ada@" + name);

            Answer now = client.get("domains/" + name);
            assertThat(now.etag()).isEqualTo(etag);
            assertThat(now.json().path("usersCount").asLong()).isEqualTo(1);
        }
    }

    @Nested
    class MaxUsers {
        @Test
        void refusesOneMore() {
            client.post("domains", """
                    {"name": "%s", "maxUsers": 1}""".formatted(name));
            tenant.user("ada@" + name);

            assertProblem(client.post("users", """
                    {"address": "bob@%s"}""".formatted(name)), 409, "domain-full");
            assertProblem(client.get("users/bob@" + name), 404, "user-not-found");
        }

        @Test
        void countsNobodyWhoseAddressIsOnlyNoted() {
            client.post("domains", """
                    {"name": "%s", "maxUsers": 0}""".formatted(name));

            assertThat(client.post("users", """
                            {"address": "ada@%s", "mailbox": false}""".formatted(name)).status()).isEqualTo(201);
            assertProblem(client.patch("users/ada@" + name, """
                    {"mailbox": true}"""), 409, "domain-full");
        }

        @Test
        void letsAUserOfAFullDomainTakeAnotherAddressInIt() {
            client.post("domains", """
                    {"name": "%s", "maxUsers": 1}""".formatted(name));
            tenant.user("ada@" + name);

            Answer renamed = client.patch("users/ada@" + name, """
                    {"address": "lovelace@%s"}""".formatted(name));

            assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        }

        @Test
        void hasRoomAgainWhenAUserGoes() {
            client.post("domains", """
                    {"name": "%s", "maxUsers": 1}""".formatted(name));
            tenant.user("ada@" + name);
            client.delete("users/ada@" + name);

            tenant.user("bob@" + name);

            assertThat(tenant.usersCount(name)).isEqualTo(1);
        }

        @Test
        void holdsUnderConcurrency() {
            client.post("domains", """
                    {"name": "%s", "maxUsers": 7}""".formatted(name));

            List<Answer> answers = AtOnce.call(40, i -> client.post("users", """
                    {"address": "user%d@%s"}""".formatted(i, name)));

            assertThat(answers.stream().filter(answer -> answer.status() == 201))
                    .hasSize(7);
            answers.stream()
                    .filter(answer -> answer.status() != 201)
                    .forEach(answer -> assertProblem(answer, 409, "domain-full"));
            assertThat(tenant.usersCount(name)).isEqualTo(7);
            assertThat(Lists.all(client, "users", 100)).hasSize(7);
        }
    }

    @Nested
    class Delete {
        @Test
        void takesAnEmptyDomain() {
            String domain = tenant.domain();

            Answer deleted = client.delete("domains/" + domain);

            assertThat(deleted.status()).isEqualTo(200);
            assertThat(deleted.json().path("users").asLong(-1)).isZero();
            assertProblem(client.get("domains/" + domain), 404, "domain-not-found");
        }

        @Test
        void leavesADomainWithUsersOrAliasesUnlessToldToCascade() {
            String withUser = tenant.domain();
            tenant.user("ada@" + withUser);
            String withAlias = tenant.domain();
            tenant.alias("info@" + withAlias, "ada@elsewhere.example");

            assertProblem(client.delete("domains/" + withUser), 409, "domain-not-empty");
            assertProblem(client.delete("domains/" + withAlias + "?cascade=false"), 409, "domain-not-empty");
            assertProblem(client.delete("domains/" + withAlias + "?cascade=yes"), 400, "invalid-parameter");
        }

        @Test
        void takesAllThatHangsOnItAndTellsHowMuch() {
            String domain = tenant.domain();
            String home = tenant.domain();
            tenant.user("ada@" + domain);
            tenant.user("bob@" + domain);
            tenant.user("guest@" + home);
            client.put("domains/" + domain + "/members/guest@" + home, "");
            tenant.alias("info@" + domain, "ada@" + domain);
            tenant.alias("@" + domain, "guest@" + home);
            tenant.alias("team@" + home, "ada@" + domain);

            Answer deleted = client.delete("domains/" + domain + "?cascade=true");

            assertThat(deleted.status()).as(deleted.text()).isEqualTo(200);
            assertThat(deleted.json().path("users").asLong()).isEqualTo(2);
            assertThat(deleted.json().path("aliases").asLong()).isEqualTo(2);
            assertThat(deleted.json().path("memberships").asLong()).isEqualTo(1);
            assertThat(Lists.texts(client, "users", "address")).containsExactly("guest@" + home);
            assertThat(Lists.texts(client, "aliases", "address")).isEmpty();
            assertThat(client.post("domains", """
                            {"name": "%s"}""".formatted(domain)).status()).isEqualTo(201);
            tenant.user("info@" + domain);
        }

        @Test
        void isRefusedWholeWhenItWouldReachAProtectedUser() {
            String domain = tenant.domain();
            tenant.user("ada@" + domain);
            tenant.user("root@" + domain);
            client.patch("users/root@" + domain, """
                    {"protected": true}""");

            Answer refused = tenant.codeWithout("users.protected:write").delete("domains/" + domain + "?cascade=true");

            assertProblem(refused, 403, "user-protected");
            assertThat(Lists.all(client, "users?domain=" + domain, 100)).hasSize(2);
            assertThat(client.delete("domains/" + domain + "?cascade=true").status())
                    .isEqualTo(200);
        }

        @Test
        void refusesAStaleVersion() {
            String domain = tenant.domain();

            assertProblem(client.with("If-Match", "\"old\"").delete("domains/" + domain), 412, "stale-version");
        }

        @Test
        void endsCleanWhileUsersAreBeingMade() {
            for (int round = 0; round < 5; round++) {
                String domain = tenant.domain();
                String path = "domains/" + domain + "?cascade=true";

                List<Answer> answers = AtOnce.call(
                        20, i -> i == 10 ? client.delete(path) : client.post("users", """
                    {"address": "user%d@%s", "mailbox": true}""".formatted(i, domain)));

                assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 400, 409);
                // once more, for the case that the first lost the race
                assertThat(client.delete(path).status()).isIn(200, 404);
                assertThat(Lists.all(client, "users", 100)).isEmpty();
            }
        }

        @Test
        void withoutCascadeTakesNobodyWhoCameMeanwhile() {
            for (int round = 0; round < 20; round++) {
                String domain = tenant.domain();

                List<Answer> answers = AtOnce.call(
                        6,
                        i -> i == 3
                                ? client.delete("domains/" + domain)
                                : client.post("users", """
                        {"address": "user%d@%s", "mailbox": true}""".formatted(i, domain)));

                assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 400, 409);
                long made = answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .count();
                assertThat(Lists.all(client, "users?q=" + domain, 100)).hasSize((int) made);
                client.delete("domains/" + domain + "?cascade=true");
            }
        }
    }
}
