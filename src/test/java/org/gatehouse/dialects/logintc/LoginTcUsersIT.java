package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.logintc.LoginTcKey.TYPE;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertDone;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertError;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertOk;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users as clients of LoginTC make, find, change and delete them. */
class LoginTcUsersIT {
    private final Tenant tenant = Tenant.fresh();
    private final LoginTcKey key = LoginTcKey.of(tenant);

    @Nested
    class Create {
        @Test
        void answersTheUserWithEveryMember() {
            Answer made = key.post("users", """
                    {"username":"ada","name":"Ada Lovelace","email":"ada@elsewhere.example"}""");

            assertOk(made);
            String id = made.json().path("id").asText();
            assertThat(id).matches("[0-9a-f]{40}");
            assertThat(made.text())
                    .isEqualTo(
                            "{\"id\":\"" + id + "\",\"username\":\"ada\",\"name\":\"Ada Lovelace\","
                                    + "\"email\":\"ada@elsewhere.example\",\"domains\":[],\"bypasscodes\":[],\"hardware\":\"\"}");
        }

        @Test
        void makesNoMailboxEvenInADomainOfTheOrganization() {
            String domain = tenant.domain();

            assertOk(key.post("users", """
                    {"username":"grace","name":"Grace","email":"grace@%s"}""".formatted(domain)));

            JsonNode user = tenant.client().get("users/grace").json();
            assertThat(user.path("mailbox").asBoolean()).isFalse();
            assertThat(user.path("displayName").asText()).isEqualTo("Grace");
            assertThat(tenant.usersCount(domain)).isZero();
        }

        /** As the Java client sends it, which does not say in which charset. */
        @Test
        void readsLatin1WhereItIsNoUtf8() {
            Answer made = key.send(
                    "POST",
                    "users",
                    "Accept: " + TYPE + "\nContent-Type: " + TYPE,
                    "{\"username\":\"jorg\",\"name\":\"J\u00f6rg\",\"email\":\"jorg@elsewhere.example\"}"
                            .getBytes(StandardCharsets.ISO_8859_1));

            assertOk(made);
            assertThat(made.text()).contains("\"name\":\"J\\u00f6rg\"".replace("00f6", "00F6"));
            assertThat(made.json().path("name").asText()).isEqualTo("J\u00f6rg");
        }

        @Test
        void readsUtf8AndEscapes() {
            assertThat(key.post("users", body("u1", "\u017dofie \ud83d\ude42"))
                            .json()
                            .path("name")
                            .asText())
                    .isEqualTo("\u017dofie \ud83d\ude42");
            Answer escaped = key.post("users", body("u2", "\\u017dofie \\ud83d\\ude42"));
            assertOk(escaped);
            assertThat(escaped.json().path("name").asText()).isEqualTo("\u017dofie \ud83d\ude42");
        }

        @Test
        void ignoresWhatItDoesNotKnow() {
            assertOk(key.post("users", """
                    {"username":"bob","name":"Bob","email":"bob@elsewhere.example","hardware":null,"x":{"y":[1]}}"""));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                {"name":"n","email":"a@b.example"}                                | invalid.username
                {"username":"","name":"n","email":"a@b.example"}                  | invalid.username
                {"username":null,"name":"n","email":"a@b.example"}                | invalid.username
                {"username":["u"],"name":"n","email":"a@b.example"}               | invalid.username
                {"username":"a/b","name":"n","email":"a@b.example"}               | invalid.username
                {"username":"a\\u0000b","name":"n","email":"a@b.example"}         | invalid.username
                {"username":"u","email":"a@b.example"}                            | invalid.name
                {"username":"u","name":"a\\nb","email":"a@b.example"}             | invalid.name
                {"username":"u","name":"\\ud800","email":"a@b.example"}           | invalid.name
                {"username":"u","name":"n"}                                       | invalid.email
                {"username":"u","name":"n","email":"nobody"}                      | invalid.email
                []                                                                | badrequest
                {"username":                                                      | badrequest
                username=u&name=n                                                 | badrequest
                {"username":"u"} trailing                                         | badrequest
                """)
        void refusesWithACodeThatNamesTheField(String body, String code) {
            assertError(key.post("users", body), 400, code);
        }

        @Test
        void refusesWhatIsTooLong() {
            assertError(key.post("users", body("x".repeat(129), "n")), 400, "invalid.username");
            assertError(key.post("users", body("x", "n".repeat(129))), 400, "invalid.name");
            assertOk(key.post("users", body("x".repeat(60), "n".repeat(128))));
            assertError(key.post("users", body("y", "n".repeat(1_100_000))), 413, "toolarge");
            assertError(key.post("users", "[".repeat(100_000)), 400, "badrequest");
        }

        @Test
        void refusesAUsernameThatIsTaken() {
            key.user("eve");

            assertError(key.post("users", body("EVE", "n")), 409, "duplicate.username");
        }

        @Test
        void isAudited() {
            key.user("frank");

            assertThat(tenant.client().get("audit-events?action=user.create").text())
                    .contains("frank");
        }
    }

    @Nested
    class Get {
        @Test
        void byId() {
            JsonNode user = key.user("ada");

            Answer found = key.get("users/" + user.path("id").asText());

            assertOk(found);
            assertThat(found.json()).isEqualTo(user);
        }

        /** Made elsewhere, perhaps without a name. */
        @Test
        void showsUsersOfOtherDoors() {
            JsonNode user = tenant.user("plain@elsewhere.example");
            String id = LoginTcId.USER.write(UUID.fromString(user.path("id").asText()));

            assertThat(key.get("users/" + id).text()).contains("\"name\":\"\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "ada", "batch", "0123456789012345678901234567890123456789", "%00", "a%2Fb"})
        void knowsNoOtherIds(String id) {
            key.user("ada");

            Answer answer = key.get("users/" + id);

            assertThat(answer.status()).isIn(400, 404);
            if (answer.text().startsWith("{")) { // else the server's own parser refused it
                assertThat(answer.json().path("errors").size()).isEqualTo(1);
            }
        }

        @Test
        void knowsIdsInTheirOwnFormOnly() {
            JsonNode user = key.user("ada");
            String id = user.path("id").asText();
            UUID ours = LoginTcId.USER.parse(id).orElseThrow();

            assertError(key.get("users/" + ours), 404, "notfound.user");
            assertError(key.get("users/" + id.toUpperCase()), 404, "notfound.user");
            assertError(key.get("users/" + LoginTcId.DOMAIN.write(ours)), 404, "notfound.user");
        }

        @Test
        void knowsNobodyOfOtherOrganizations() {
            String id = LoginTcKey.of(Tenant.fresh()).user("ada").path("id").asText();

            assertError(key.get("users/" + id), 404, "notfound.user");
            assertError(key.put("users/" + id, "{}"), 404, "notfound.user");
            assertError(key.delete("users/" + id), 404, "notfound.user");
        }
    }

    @Nested
    class ByUsername {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "ada | ada",
                    "ada | ADA",
                    "ada@elsewhere.example | ada%40elsewhere.example",
                    "ada@elsewhere.example | ada@elsewhere.example",
                    "a+b | a+b",
                    "a+b | a%2Bb",
                    "a&b=c | a&b=c",
                    "a&b | a%26b",
                    "a b | a%20b",
                    "100% | 100%25",
                    "j\u00f6rg | j%C3%B6rg"
                })
        void takesTheQueryAsClientsWriteIt(String username, String sent) {
            Answer made = key.post("users", """
                    {"username": "%s", "name": "n", "email": "n@elsewhere.example"}""".formatted(username));
            assertOk(made);

            Answer found = key.get("users?username=" + sent);

            assertOk(found);
            assertThat(found.json().isObject()).isTrue();
            assertThat(found.json()).isEqualTo(made.json());
        }

        @Test
        void doesNotMakeABlankOfAPlus() {
            key.post("users", body("a b", "n"));

            assertError(key.get("users?username=a+b"), 404, "notfound.user");
        }

        @Test
        void knowsNoIds() {
            String id = key.user("ada").path("id").asText();

            assertError(key.get("users?username=" + id), 404, "notfound.user");
            assertError(key.get("users?username=" + LoginTcId.USER.parse(id).orElseThrow()), 404, "notfound.user");
            assertError(key.get("users?username="), 404, "notfound.user");
            assertError(key.get("users?username=%00"), 404, "notfound.user");
            assertError(key.get("users?username=" + "x".repeat(2_000)), 404, "notfound.user");
        }
    }

    @Nested
    class Pages {
        @Test
        void areOfOneHundredInOrderOfMaking() {
            String operations = IntStream.range(0, 201)
                    .mapToObj(i -> "{\"op\":\"create\",\"content\":{\"address\":\"u%03d@elsewhere.example\"}}"
                            .formatted(200 - i))
                    .collect(Collectors.joining(","));
            tenant.client().post("users/batch", "{\"operations\":[" + operations + "]}");

            List<String> names = new ArrayList<>();
            for (int page = 1; page <= 3; page++) {
                Answer answer = key.get("users?page=" + page);
                assertOk(answer);
                assertThat(answer.json().size()).isEqualTo(page < 3 ? 100 : 1);
                names.addAll(answer.json().findValuesAsText("username"));
            }

            assertThat(names).doesNotHaveDuplicates().hasSize(201);
            assertThat(key.get("users").json().findValuesAsText("username")).isEqualTo(names.subList(0, 100));
            assertThat(key.get("users?page=4").text()).isEqualTo("[]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999", "%31", "10000001"})
        void areCountedFromOne(String page) {
            assertError(key.get("users?page=" + page), 400, "invalid.page");
        }

        @Test
        void areEmptyInTheEnd() {
            assertThat(key.get("users?page=10000000").text()).isEqualTo("[]");
            assertThat(key.get("users?page=").text()).isEqualTo("[]");
        }
    }

    @Nested
    class Update {
        private final JsonNode user = key.user("ada");
        private final String path = "users/" + user.path("id").asText();

        @Test
        void changesWhatIsSaidAndAnswersTheUser() {
            Answer named = key.put(path, "{\"name\":\"Countess\"}");
            assertOk(named);
            assertThat(named.json().path("name").asText()).isEqualTo("Countess");
            assertThat(named.json().path("email")).isEqualTo(user.path("email"));

            Answer addressed = key.put(path, "{\"email\":\"new@elsewhere.example\"}");
            assertThat(addressed.json().path("name").asText()).isEqualTo("Countess");
            assertThat(addressed.json().path("email").asText()).isEqualTo("new@elsewhere.example");
            assertThat(key.get(path).json()).isEqualTo(addressed.json());
        }

        /** As the PHP client sends what it does not know. */
        @Test
        void takesNullAsNothing() {
            Answer same = key.put(path, "{\"name\":null,\"email\":null}");

            assertOk(same);
            assertThat(same.json()).isEqualTo(user);
            assertThat(key.put(path).json()).isEqualTo(user);
        }

        @Test
        void neverChangesTheUsername() {
            Answer made = key.post("users", """
                    {"username": "me@elsewhere.example", "name": "n", "email": "me@elsewhere.example"}""");
            String other = "users/" + made.json().path("id").asText();

            Answer changed = key.put(other, "{\"email\":\"you@elsewhere.example\",\"username\":\"you\"}");

            assertThat(changed.json().path("username").asText()).isEqualTo("me@elsewhere.example");
            assertThat(changed.json().path("email").asText()).isEqualTo("you@elsewhere.example");
        }

        @Test
        void refusesAnAddressThatTheUsernameWouldHaveToFollow() {
            String domain = tenant.domain();
            String id = tenant.user("box@" + domain).path("id").asText();

            assertError(
                    key.put(
                            "users/" + LoginTcId.USER.write(UUID.fromString(id)),
                            "{\"email\":\"mail@" + domain + "\"}"),
                    400,
                    "invalid.username");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\u0001',
                value = {
                    "{\"email\":\"\"} | email",
                    "{\"email\":\"x\"} | email",
                    "{\"name\":\"\"} | name",
                    "{\"name\":{}} | name"
                })
        void refusesWhatIsNone(String body, String field) {
            assertError(key.put(path, body), 400, "invalid." + field);
        }
    }

    @Nested
    class Delete {
        @Test
        void isDoneOnce() {
            String path = "users/" + key.user("ada").path("id").asText();

            assertDone(key.delete(path));
            assertError(key.delete(path), 404, "notfound.user");
            assertError(key.get(path), 404, "notfound.user");
        }
    }

    private static String body(String username, String name) {
        return """
                {"username":"%s","name":"%s","email":"someone@elsewhere.example"}""".formatted(username, name);
    }
}
