package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords are set and never read. */
class PasswordsIT {
    private static final String HASH = "$1$gatehous$NvH81mCbVe1bO3IQTaGRh1";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String ada = "users/ada@" + domain;

    private Answer made(String password) {
        return client.post("users", """
                {"address": "bob@%s", "displayName": "Robert Tables", %s}""".formatted(domain, password));
    }

    @Nested
    class Put {
        @Test
        void setsAPasswordAndShowsNothingOfIt() {
            tenant.user("ada@" + domain);
            String before = client.get(ada).etag();

            Answer set = client.put(ada + "/password", """
                    {"password": "four-odd-words-together"}""");

            assertThat(set.status()).as(set.text()).isEqualTo(204);
            assertThat(set.text()).isEmpty();
            assertThat(client.get(ada).etag()).isNotEqualTo(before);
            assertThat(client.get(ada).text()).doesNotContain("assword", "argon2");
            assertThat(client.get("audit-events").text()).doesNotContain("four-odd-words", "argon2id$");
            assertProblem(client.get(ada + "/password"), 405, "method-not-allowed");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    HASH,
                    "{MD5-CRYPT}" + HASH,
                    "{CRYPT}" + HASH,
                    "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                    "{BLF-CRYPT}$2y$05$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                    "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b4dWRWJTmaaJObGRdescudvJCs"
                })
        void takesAHashFromAnotherSystem(String hash) {
            tenant.user("ada@" + domain);

            Answer set = client.put(ada + "/password", """
                    {"hash": "%s"}""".formatted(hash));

            assertThat(set.status()).as(set.text()).isEqualTo(204);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "plain",
                    "{SSHA}c29tZXNhbHRzb21lc2FsdA",
                    "{ARGON2ID}" + HASH,
                    "$2b$31$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                    "$argon2id$v=19$m=999999999,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b4dWRWJTmaaJObG"
                })
        void refusesAHashThatIsUnknownOrTooDear(String hash) {
            tenant.user("ada@" + domain);

            assertInvalid(client.put(ada + "/password", """
                    {"hash": "%s"}""".formatted(hash)), "/hash");
        }

        @Test
        void refusesNeitherAndBoth() {
            tenant.user("ada@" + domain);

            assertInvalid(client.put(ada + "/password", "{}"), "");
            assertInvalid(client.put(ada + "/password", """
                    {"password": "four-odd-words-together", "hash": "%s"}""".formatted(HASH)), "");
        }

        @Test
        void refusesTooShortAndTooLong() {
            tenant.user("ada@" + domain);

            for (String wrong : new String[] {"", "seven-7", "x9 ".repeat(43)}) {
                assertInvalid(client.put(ada + "/password", """
                        {"password": "%s"}""".formatted(wrong)), "/password");
            }
            String longest = IntStream.range(0, 128)
                    .mapToObj(i -> Character.toString("kü7 zÄ-q".charAt(i * i * i % 61 % 8)))
                    .collect(Collectors.joining());
            assertThat(client.put(ada + "/password", """
                            {"password": "%s"}""".formatted(longest)).status())
                    .isEqualTo(204);
        }

        @Test
        void refusesWhatIsEasyToGuess() {
            client.post("users", """
                    {"address": "ada@%s", "displayName": "Augusta Byron"}""".formatted(domain));

            for (String weak : new String[] {"passw0rd", "qwertyuiop", "12345678", "augustabyron", "ada@" + domain}) {
                Answer refused = client.put(ada + "/password", """
                        {"password": "%s"}""".formatted(weak));
                assertProblem(refused, 400, "password-refused");
                assertThat(refused.text()).doesNotContain(weak);
            }
        }

        @Test
        void refusesWhatTheOrganizationFindsTooShort() {
            JsonNode before = tenant.user("ada@" + domain);
            assertInvalid(client.patch("organization", """
                    {"settings": {"passwordMinLength": 7}}"""), "/settings/passwordMinLength");
            assertThat(client.patch("organization", """
                            {"settings": {"passwordMinLength": 15}}""").status()).isEqualTo(200);

            Answer refused = client.put(ada + "/password", """
                    {"password": "q8-Zebra wolly"}""");
            assertProblem(refused, 400, "password-refused");
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/password");
            assertProblem(made("\"password\": \"q8-Zebra wolly\""), 400, "password-refused");
            assertThat(client.get(ada).json().path("etag")).isEqualTo(before.path("etag"));

            assertThat(client.put(ada + "/password", """
                            {"password": "q8-Zebra w0olly"}""").status()).isEqualTo(204);
        }

        @Test
        void needsItsOwnScope() {
            tenant.user("ada@" + domain);
            String body = """
                    {"password": "four-odd-words-together"}""";

            assertProblem(
                    tenant.codeWithout("users.password:write").put(ada + "/password", body), 403, "scope-missing");
            assertThat(tenant.codeWith("users.password:write")
                            .put(ada + "/password", body)
                            .status())
                    .isEqualTo(204);
        }

        @Test
        void honoursIfMatch() {
            tenant.user("ada@" + domain);
            String etag = client.get(ada).etag();
            String body = """
                    {"hash": "%s"}""".formatted(HASH);

            assertThat(client.with("If-Match", etag)
                            .put(ada + "/password", body)
                            .status())
                    .isEqualTo(204);
            assertProblem(client.with("If-Match", etag).put(ada + "/password", body), 412, "stale-version");
        }
    }

    @Nested
    class InANewUser {
        @Test
        void areTakenAsTextOrHash() {
            assertThat(made("\"password\": \"four-odd-words-together\"").status())
                    .isEqualTo(201);
            client.delete("users/bob@" + domain);
            assertThat(made("\"passwordHash\": \"%s\"".formatted(HASH)).status())
                    .isEqualTo(201);
        }

        @Test
        void areHeldToTheSameRules() {
            assertInvalid(made("\"password\": \"short\""), "/password");
            assertInvalid(made("\"passwordHash\": \"plain\""), "/passwordHash");
            assertInvalid(
                    made("\"password\": \"four-odd-words-together\", \"passwordHash\": \"%s\"".formatted(HASH)),
                    "/passwordHash");
            assertProblem(made("\"password\": \"roberttables\""), 400, "password-refused");
            assertThat(Lists.all(client, "users", 100)).isEmpty();
        }

        @Test
        void needTheirOwnScope() {
            ApiClient weak = tenant.codeWithout("users.password:write");

            for (String password :
                    new String[] {"\"password\": \"four-odd-words-together\"", "\"passwordHash\": \"" + HASH + "\""}) {
                assertProblem(weak.post("users", """
                        {"address": "eve@%s", %s}""".formatted(domain, password)), 403, "scope-missing");
            }
            Answer batch = weak.post("users/batch", """
                    {"operations": [{"op": "create", "content": {"address": "eve@%s", "passwordHash": "%s"}}]}""".formatted(domain, HASH));
            assertThat(batch.json().at("/items/0/problem/type").asText()).isEqualTo("/problems/scope-missing");
            assertThat(Lists.all(client, "users", 100)).isEmpty();
        }
    }
}
