package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users, one at a time. */
class UsersIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();

    @Nested
    class Post {
        @Test
        void makesAUserWithAllItsFields() {
            Answer made = client.post("users", """
                    {"address": "Ada@%s", "username": "ada", "displayName": "Ada Lovelace", "status": "disabled",
                     "protected": true, "password": "four-odd-words-together",
                     "profile": {"city": "London"}, "preferences": {"locale": "en-GB"}}""".formatted(domain));

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            JsonNode user = made.json();
            assertThat(user.path("address").asText()).isEqualTo("Ada@" + domain);
            assertThat(user.path("username").asText()).isEqualTo("ada");
            assertThat(user.path("displayName").asText()).isEqualTo("Ada Lovelace");
            assertThat(user.path("status").asText()).isEqualTo("disabled");
            assertThat(user.path("protected").asBoolean()).isTrue();
            assertThat(user.path("mailbox").asBoolean()).isTrue();
            assertThat(user.path("domainId"))
                    .isEqualTo(client.get("domains/" + domain).json().path("id"));
            assertThat(user.path("number").isIntegralNumber()).isTrue();
            assertThat(user.path("accountCode").asText()).matches("[a-z]{2}[0-9]{5}");
            assertThat(user.path("createdAt")).isEqualTo(user.path("updatedAt"));
            assertThat(user.has("lastAccessAt")).isFalse();
            assertThat(made.etag()).isEqualTo('"' + user.path("etag").asText() + '"');
            assertThat(made.text()).doesNotContain("four-odd", "argon2", "assword");
            assertThat(client.get(made.location()).json()).isEqualTo(user);
            assertThat(client.get("users/ada/profile").json().path("city").asText())
                    .isEqualTo("London");
            assertThat(client.get("users/ada/preferences").json().path("locale").asText())
                    .isEqualTo("en-GB");
        }

        @Test
        void namesTheUserByTheAddressUnlessTold() {
            JsonNode user = tenant.user("Ada@" + domain);

            assertThat(user.path("username").asText()).isEqualTo("Ada@" + domain);
            assertThat(user.path("status").asText()).isEqualTo("enabled");
            assertThat(user.path("protected").asBoolean(true)).isFalse();
            assertThat(user.has("displayName")).isFalse();
        }

        @Test
        void makesAMailboxExactlyInTheOrganizationsDomains() {
            assertThat(tenant.user("in@" + domain).path("mailbox").asBoolean()).isTrue();

            JsonNode outside = tenant.user("out@elsewhere.example");
            assertThat(outside.path("mailbox").asBoolean(true)).isFalse();
            assertThat(outside.has("domainId")).isFalse();
            assertProblem(client.post("users", """
                    {"address": "no@elsewhere.example", "mailbox": true}"""), 400, "address-outside");
        }

        @Test
        void onlyNotesAnAddressWhenToldSo() {
            for (String username : List.of("one", "two")) {
                Answer noted = client.post("users", """
                        {"address": "ada@%s", "username": "%s", "mailbox": false}""".formatted(domain, username));

                assertThat(noted.status()).isEqualTo(201);
                assertThat(noted.json().has("domainId")).isFalse();
            }
            tenant.user("ada@" + domain);
        }

        @Test
        void refusesAMailboxAddressInUseInAnotherCase() {
            tenant.user("ada@" + domain);

            assertProblem(client.post("users", """
                    {"address": "ADA@%s", "username": "other"}""".formatted(domain.toUpperCase())), 409, "address-taken");
        }

        @Test
        void refusesAnAddressThatIsAnAlias() {
            tenant.alias("info@" + domain, "ada@elsewhere.example");

            assertProblem(client.post("users", """
                    {"address": "Info@%s"}""".formatted(domain)), 409, "address-taken");
        }

        @Test
        void keepsTheLocalPartAsWrittenAndTheDomainAsALabels() {
            String label = unique("käse");
            client.post("domains", """
                    {"name": "%s.example"}""".formatted(label));

            JsonNode user = tenant.user("Jörg.O'Neil+tag@" + label.toUpperCase() + ".Example");

            assertThat(user.path("address").asText())
                    .startsWith("Jörg.O'Neil+tag@xn--")
                    .endsWith(".example");
            assertThat(user.path("mailbox").asBoolean()).isTrue();
            assertThat(client.get("users/" + Lists.encode("jÖrg.o'neil+tag@" + label + ".example"))
                            .json())
                    .isEqualTo(user);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a@b@DOMAIN",
                    "ada@DOMAIN.",
                    "ada",
                    "@DOMAIN",
                    "ada@",
                    ".ada@DOMAIN",
                    "ada.@DOMAIN",
                    "a..da@DOMAIN",
                    "a da@DOMAIN",
                    "ada@[192.0.2.1]",
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@DOMAIN",
                    "ada@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example"
                })
        void refusesWhatIsNoAddress(String wrong) {
            assertInvalid(client.post("users", """
                    {"address": "%s"}""".formatted(wrong.replace("DOMAIN", domain))), "/address");
        }

        @Test
        void takes64CharactersBeforeTheAt() {
            assertThat(tenant.user("a".repeat(64) + "@" + domain)
                            .path("mailbox")
                            .asBoolean())
                    .isTrue();
        }

        @Test
        void refusesWhatBreaksARule() {
            assertInvalid(client.post("users", "{}"), "/address");
            assertInvalid(client.post("users", """
                    {"address": "ada@%s", "id": "1"}""".formatted(domain)), "/id");
            assertInvalid(client.post("users", """
                    {"address": "ada@%s", "status": "away"}""".formatted(domain)), "/status");
            assertInvalid(client.post("users", """
                    {"address": "ada@%s", "mailbox": "true"}""".formatted(domain)), "/mailbox");
            assertInvalid(client.post("users", """
                    {"address": "ada@%s", "displayName": "%s"}""".formatted(domain, "x".repeat(201))), "/displayName");
            assertInvalid(client.post("users", """
                    {"address": "ada@%s", "profile": {"phone1": "+12"}}""".formatted(domain)), "/profile/phone1");
            assertInvalid(client.post("users", """
                    {"address": "ada@%s", "preferences": {"itemsPerPage": 1}}""".formatted(domain)), "/preferences/itemsPerPage");
        }

        @Test
        void makesOneOf300WithTheSameAddressAtOnce() {
            List<Answer> answers = AtOnce.call(300, i -> client.post("users", """
                    {"address": "ada@%s", "username": "ada%d"}""".formatted(domain, i)));

            assertThat(answers.stream().filter(answer -> answer.status() == 201))
                    .hasSize(1);
            answers.stream()
                    .filter(answer -> answer.status() != 201)
                    .forEach(answer -> assertProblem(answer, 409, "address-taken"));
            assertThat(Lists.all(client, "users", 1000)).hasSize(1);
            assertThat(tenant.usersCount(domain)).isEqualTo(1);
        }
    }

    @Nested
    class PostWithAnIdempotencyKey {
        private final ApiClient once = client.with("Idempotency-Key", unique("key-"));
        private final String body = """
                {"address": "ada@%s", "displayName": "Ada", "protected": true}""".formatted(domain);

        @Test
        void answersARepeatTheSame() {
            Answer first = once.post("users", body);
            Answer second = once.post("users", body);

            assertThat(second.status()).isEqualTo(201);
            assertThat(second.json()).isEqualTo(first.json());
            assertThat(second.location()).isEqualTo(first.location());
            assertThat(second.etag()).isEqualTo(first.etag());
            assertThat(Lists.all(client, "users", 100)).hasSize(1);
        }

        @Test
        void refusesAnotherBody() {
            once.post("users", body);

            assertProblem(once.post("users", body.replace("Ada", "Eve")), 400, "idempotency-key-reused");
        }

        @Test
        void makesOneUserFromManyThreadsAtOnce() {
            List<Answer> answers = AtOnce.call(8, i -> once.post("users", body));

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers)
                    .extracting(Answer::text)
                    .containsOnly(answers.get(0).text());
            assertThat(Lists.all(client, "users", 100)).hasSize(1);
        }

        @Test
        void keepsNothingOfARefusal() {
            client.post("domains", """
                    {"name": "full.%s", "maxUsers": 0}""".formatted(domain));
            String refused = """
                    {"address": "ada@full.%s"}""".formatted(domain);
            assertProblem(once.post("users", refused), 409, "domain-full");
            client.patch("domains/full." + domain, """
                    {"maxUsers": 1}""");

            assertThat(once.post("users", refused).status()).isEqualTo(201);
        }

        @Test
        void isOnesOwn() {
            once.post("users", body);
            ApiClient other = tenant.codeWithout();

            Answer answer = other.with("Idempotency-Key", unique("key-")).post("users", body);

            assertProblem(answer, 409, "username-taken");
        }
    }

    @Nested
    class Get {
        @Test
        void findsTheUserByIdAndByNameInAnyCase() {
            JsonNode user = client.post("users", """
                    {"address": "ada@%s", "username": "Grüße an Ada"}""".formatted(domain)).json();

            assertThat(client.get("users/" + user.path("id").asText()).json()).isEqualTo(user);
            assertThat(client.get("users/" + Lists.encode("GRÜSSE AN ADA")).json())
                    .isEqualTo(user);
            assertProblem(client.get("users/" + UUID.randomUUID()), 404, "user-not-found");
            assertProblem(client.get("users/none"), 404, "user-not-found");
            assertProblem(client.get("users/ada@" + domain), 404, "user-not-found");
        }

        @Test
        void answersNotModifiedToWhoeverHasIt() {
            String etag = client.get(
                            "users/" + tenant.user("ada@" + domain).path("id").asText())
                    .etag();

            Answer again = client.with("If-None-Match", etag).get("users/ada@" + domain);

            assertThat(again.status()).isEqualTo(304);
            assertThat(again.etag()).isEqualTo(etag);
        }
    }

    @Nested
    class Patch {
        @Test
        void changesWhatItNamesAndNothingElse() {
            JsonNode before = client.post("users", """
                    {"address": "ada@%s", "displayName": "Ada"}""".formatted(domain)).json();

            JsonNode after = client.patch("users/ada@" + domain, """
                    {"status": "disabled"}""").json();

            assertThat(after.path("status").asText()).isEqualTo("disabled");
            assertThat(after.path("displayName").asText()).isEqualTo("Ada");
            assertThat(after.path("id")).isEqualTo(before.path("id"));
            assertThat(after.path("createdAt")).isEqualTo(before.path("createdAt"));
            assertThat(after.path("etag")).isNotEqualTo(before.path("etag"));
            assertThat(Instant.parse(after.path("updatedAt").asText()))
                    .isAfter(Instant.parse(before.path("updatedAt").asText()));
        }

        @Test
        void unsetsTheDisplayNameAndNothingThatIsNeeded() {
            client.post("users", """
                    {"address": "ada@%s", "displayName": "Ada"}""".formatted(domain));

            assertThat(client.patch("users/ada@" + domain, """
                            {"displayName": null}""").json().has("displayName"))
                    .isFalse();
            for (String needed : List.of("address", "username", "status", "mailbox", "protected")) {
                assertInvalid(client.patch("users/ada@" + domain, """
                        {"%s": null}""".formatted(needed)), "/" + needed);
            }
        }

        @Test
        void refusesWhatBreaksARule() {
            tenant.user("ada@" + domain);

            assertInvalid(client.patch("users/ada@" + domain, """
                    {"address": "a@b@%s"}""".formatted(domain)), "/address");
            assertInvalid(client.patch("users/ada@" + domain, """
                    {"password": "four-odd-words-together"}"""), "/password");
            assertInvalid(client.patch("users/ada@" + domain, """
                    {"number": 1}"""), "/number");
            assertInvalid(client.patch("users/ada@" + domain, "[]"), "");
        }

        @Test
        void needsAUsernameWhereTheNewAddressIsNone() {
            String path = "users/" + tenant.user("ada@" + domain).path("id").asText();

            for (String address : List.of("a/da@" + domain, "ada@" + "long.".repeat(30) + "example")) {
                assertInvalid(client.patch(path, """
                        {"address": "%s"}""".formatted(address)), "/username");
            }
            assertThat(client.patch(path, """
                            {"address": "a/da@%s", "username": "ada"}""".formatted(domain)).status()).isEqualTo(200);
        }

        @Test
        void letsOneOfTwoThroughWithTheSameEtag() {
            tenant.user("ada@" + domain);
            ApiClient matching =
                    client.with("If-Match", client.get("users/ada@" + domain).etag());

            List<Answer> answers = AtOnce.call(2, i -> matching.patch("users/ada@" + domain, """
                    {"displayName": "Ada %d"}""".formatted(i)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
            assertProblem(
                    answers.stream()
                            .filter(answer -> answer.status() == 412)
                            .findFirst()
                            .orElseThrow(),
                    412,
                    "stale-version");
        }
    }

    @Nested
    class Delete {
        @Test
        void takesTheUser() {
            String id = tenant.user("ada@" + domain).path("id").asText();

            assertThat(client.delete("users/ada@" + domain).status()).isEqualTo(204);

            assertProblem(client.get("users/" + id), 404, "user-not-found");
            assertProblem(client.delete("users/" + id), 404, "user-not-found");
            assertThat(tenant.usersCount(domain)).isZero();
        }

        @Test
        void refusesAStaleVersion() {
            tenant.user("ada@" + domain);

            assertProblem(client.with("If-Match", "\"old\"").delete("users/ada@" + domain), 412, "stale-version");
        }

        @Test
        void countsAUserOutOnce() {
            tenant.user("bob@" + domain);
            for (int round = 0; round < 5; round++) {
                tenant.user("ada@" + domain);

                List<Answer> answers = AtOnce.call(8, i -> client.delete("users/ada@" + domain));

                assertThat(answers)
                        .extracting(Answer::status)
                        .containsOnlyOnce(204)
                        .containsOnly(204, 404);
                assertThat(tenant.usersCount(domain)).isEqualTo(1);
            }
        }

        @Test
        void isOfTheVersionThatWasRead() {
            for (int round = 0; round < 20; round++) {
                ApiClient matching = client.with(
                        "If-Match",
                        '"' + tenant.user("ada@" + domain).path("etag").asText() + '"');

                List<Answer> answers = AtOnce.call(
                        2,
                        i -> i == 0
                                ? matching.delete("users/ada@" + domain)
                                : matching.patch("users/ada@" + domain, """
                        {"displayName": "Ada"}"""));

                assertThat(answers).extracting(Answer::status).isIn(List.of(204, 404), List.of(412, 200));
                client.delete("users/ada@" + domain);
            }
        }

        @Test
        void endsCleanWhileItsAddressChanges() {
            String other = tenant.domain();
            for (int round = 0; round < 10; round++) {
                String path = "users/" + tenant.user("ada@" + domain).path("id").asText();

                List<Answer> answers =
                        AtOnce.call(4, i -> i == 0 ? client.delete(path) : client.patch(path, """
                        {"address": "ada%d@%s"}""".formatted(i, other)));

                assertThat(answers.get(0).status()).as(answers.get(0).text()).isEqualTo(204);
                assertThat(answers).extracting(Answer::status).isSubsetOf(200, 204, 404);
                assertThat(tenant.usersCount(domain)).isZero();
                assertThat(tenant.usersCount(other)).isZero();
            }
        }

        @Test
        void leavesNothingToAUserMadeAgain() {
            String guests = tenant.domain();
            client.post("users", """
                    {"address": "ada@%s", "displayName": "Ada", "profile": {"city": "London"},
                     "preferences": {"locale": "fr", "custom": {"theme": "dark"}}}""".formatted(domain));
            client.put("domains/" + guests + "/members/ada@" + domain, "");
            tenant.user("bob@" + domain);
            tenant.alias("only@" + domain, "ada@" + domain);
            client.post("aliases", """
                    {"address": "both@%1$s", "destinations": ["Ada@%1$s", "bob@%1$s"]}""".formatted(domain));
            JsonNode before = client.get("users/ada@" + domain).json();
            client.delete("users/ada@" + domain);

            JsonNode again = tenant.user("ada@" + domain);

            assertThat(again.path("id")).isNotEqualTo(before.path("id"));
            assertThat(again.path("etag")).isNotEqualTo(before.path("etag"));
            assertThat(again.path("number")).isNotEqualTo(before.path("number"));
            assertThat(again.has("displayName")).isFalse();
            assertThat(client.get("users/ada@" + domain + "/profile").json()).isEmpty();
            JsonNode preferences =
                    client.get("users/ada@" + domain + "/preferences").json();
            assertThat(preferences.path("locale").asText()).isEqualTo("en");
            assertThat(preferences.has("custom")).isFalse();
            assertThat(Lists.all(client, "domains/" + guests + "/members", 100)).isEmpty();
            assertProblem(client.get("aliases/only@" + domain), 404, "alias-not-found");
            assertThat(client.get("aliases/both@" + domain).json().path("destinations"))
                    .extracting(JsonNode::asText)
                    .containsExactly("bob@" + domain);
        }
    }
}
