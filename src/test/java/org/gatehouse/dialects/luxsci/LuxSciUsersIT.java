package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The users of an account. */
class LuxSciUsersIT {
    private static final String PASSWORD = "four-odd-words-together";
    private static final String NEXT = "five-even-words-apart";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final String domain = tenant.domain();
    private final String ada = "ada@" + domain;
    private final LuxSciClient client =
            LuxSciClient.with(tenant, Scope.USERS_READ, Scope.USERS_WRITE, Scope.USERS_PASSWORD_WRITE);
    private final String users = "/account/" + LuxSciClient.account(tenant) + "/users";

    private JsonNode user(String address, String members) {
        Answer made = owner.post("users", """
                {"address": "%s"%s}""".formatted(address, members));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private List<String> names(String query) {
        return names(client.get(users + query));
    }

    private static List<String> names(Answer answer) {
        List<String> names = new ArrayList<>();
        data(answer).forEach(user -> names.add(user.path("user").asText()));
        return names;
    }

    private boolean logsIn(String username, String password) {
        int status =
                owner.post("access-tokens", """
                        {"username": "%s", "password": "%s"}""".formatted(username, password)).status();
        assertThat(status).isIn(200, 401);
        return status == 200;
    }

    @Nested
    class Lists {
        @Test
        void haveNobodyWhereNobodyIs() {
            Answer answer = client.get(users);

            assertThat(data(answer)).isEmpty();
            assertThat(answer.text()).isEqualTo("{\"success\":1,\"data\":[]}");
            assertThat(answer.header("Content-Type")).startsWith("application/json");
        }

        @Test
        void haveEverybodyInOrderOfMakingWithAllMembers() {
            user("zoe@" + domain, ", \"profile\": {\"contact\": \"Zoe\", \"city\": \"Köln\"}");
            user(ada, "");
            user("bob@elsewhere.example", ", \"username\": \"bob\"");

            JsonNode all = data(client.get(users));

            assertThat(names("")).containsExactly("zoe@" + domain, ada, "bob");
            assertThat(all.get(0).path("city").asText()).isEqualTo("Köln");
            for (JsonNode one : all) {
                assertThat(one)
                        .isEqualTo(
                                data(client.get(users + "/" + one.path("user").asText())))
                        .isEqualTo(data(client.get("/user/" + one.path("user").asText() + "/profile")));
            }
        }

        @Test
        void areOfAStatus() {
            user(ada, "");
            user("bob@" + domain, ", \"status\": \"disabled\"");

            assertThat(names("?status=enabled")).containsExactly(ada);
            assertThat(names("?status=disabled")).containsExactly("bob@" + domain);
            assertThat(names("?status=")).hasSize(2);
            assertRefused(client.get(users + "?status=gone"), 400, "invalid-parameter");
        }

        @Test
        void areOfADomain() {
            String other = tenant.domain();
            user(ada, "");
            user("bob@" + other, "");

            assertThat(names("?domain=" + other)).containsExactly("bob@" + other);
            assertThat(names("?domain=" + domain.toUpperCase() + "&status=enabled"))
                    .containsExactly(ada);
            assertRefused(client.get(users + "?domain=none.example"), 404, "domain-not-found");
            assertRefused(client.get(users + "?domain=%00"), 404, "domain-not-found");
        }

        @Test
        void areOfAnAge() {
            String made = user(ada, "").path("createdAt").asText();
            String second = made.substring(0, 19).replace("T", "%20");

            for (String young : List.of(
                    "1", "0001", "99999", "1970-01-01", "2026-01-01%2000:00:00", "2026-01-01+00:00:00", second)) {
                assertThat(names("?younger_than=" + young)).as(young).containsExactly(ada);
                assertThat(names("?older_than=" + young)).as(young).isEmpty();
            }
            for (String old : List.of("0", "2999-12-31", "2999-12-31%2023:59:59")) {
                assertThat(names("?older_than=" + old)).as(old).containsExactly(ada);
                assertThat(names("?younger_than=" + old)).as(old).isEmpty();
            }
            assertThat(names("?younger_than=1970-01-02&older_than=2999-01-01")).containsExactly(ada);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-1",
                    "1.5",
                    "100000",
                    "x",
                    "1969-12-31",
                    "2026-02-30",
                    "2026-01-01%2024:00:00",
                    "2026-01-01T00:00:00Z",
                    "20260101",
                    "%00"
                })
        void areOfAnAgeThatIsOne(String age) {
            assertRefused(client.get(users + "?younger_than=" + age), 400, "invalid-parameter");
            assertRefused(client.get(users + "?older_than=" + age), 400, "invalid-parameter");
        }

        @Test
        void leaveOutWhoIsProtected() {
            user(ada, "");
            user("eve@" + domain, ", \"protected\": true");

            assertThat(names("")).containsExactly(ada);
            assertThat(names("?domain=" + domain)).containsExactly(ada);
            assertThat(names(LuxSciClient.with(tenant, Scope.USERS_READ, Scope.USERS_PROTECTED_WRITE)
                            .get(users)))
                    .containsExactly(ada, "eve@" + domain);
        }

        /** More than what is read at once. */
        @Test
        void haveEachOfManyOnce() {
            String operations = IntStream.range(0, 1203)
                    .mapToObj(i -> """
                            {"op": "create", "content": {"address": "u%04d@%s", "status": "%s"}}""".formatted(i, domain, i % 3 == 0 ? "disabled" : "enabled"))
                    .collect(Collectors.joining(",", "{\"operations\": [", "]}"));
            assertThat(owner.post("users/batch", operations).status()).isEqualTo(200);

            List<String> all = names("");

            assertThat(all).hasSize(1203).doesNotHaveDuplicates();
            assertThat(names("?domain=" + domain)).containsExactlyElementsOf(all);
            assertThat(names("?status=disabled")).hasSize(401);
            assertThat(names("?younger_than=1&status=enabled")).hasSize(802);
        }
    }

    @Nested
    class Create {
        @Test
        void makesAUserWhoLogsIn() {
            JsonNode made = data(client.post(users, """
                    {"user":"%s","password":"%s","contact":"Ada","country":"GB","zip":10115,"status":"enabled"}""".formatted(ada, PASSWORD)));

            assertThat(made.path("user").asText()).isEqualTo(ada);
            assertThat(made.path("contact").asText()).isEqualTo("Ada");
            assertThat(made.path("zip").asText()).isEqualTo("10115");
            assertThat(made.path("uid"))
                    .isEqualTo(owner.get("users/" + ada).json().path("number"));
            assertThat(made.path("services")).hasSize(2);
            assertThat(made).isEqualTo(data(client.get(users + "/" + ada)));
            assertThat(logsIn(ada, PASSWORD)).isTrue();
        }

        @Test
        void takesTheLoginAsAnEmail() {
            assertThat(data(client.post(users, "{\"email\":\"" + ada + "\"}"))
                            .path("user")
                            .asText())
                    .isEqualTo(ada);
        }

        @Test
        void takesALoginBesideTheAddress() {
            JsonNode made = data(client.post(
                    users, "{\"user\":\"countess\",\"email\":\"ada@elsewhere.example\",\"status\":\"disabled\"}"));

            assertThat(made.path("user").asText()).isEqualTo("countess");
            assertThat(made.path("domainname").asText()).isEqualTo("elsewhere.example");
            assertThat(made.path("status").asText()).isEqualTo("disabled");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"disk_quota\":500",
                    "\"uid\":7",
                    "\"domainname\":\"elsewhere.example\"",
                    "\"services\":[\"pop3\"]",
                    "\"flags\":[\"vip\"]"
                })
        void doesNotPromiseWhatItDoesNotDo(String member) {
            Answer refused = client.post(users, "{\"user\":\"" + ada + "\"," + member + "}");

            assertRefused(refused, 400, "invalid-body");
            assertThat(refused.json().path("error_message").asText()).contains(member.split("\"")[1]);
            assertThat(names("")).isEmpty();
            data(client.post(users, """
                    {"user":"%s","uid":"","domainname":"%s","disk_quota":"0","services":["imap","smtp"],"flags":[]}""".formatted(ada, domain)));
        }

        @Test
        void refusesNamesAndAddressesThatAreTaken() {
            user(ada, "");
            tenant.alias("info@" + domain, ada);

            assertRefused(client.post(users, "{\"user\":\"" + ada.toUpperCase() + "\"}"), 409, "username-taken");
            assertRefused(client.post(users, "{\"user\":\"info@" + domain + "\"}"), 409, "address-taken");
            assertRefused(client.post(users, "{\"user\":\"x\",\"email\":\"" + ada + "\"}"), 409, "address-taken");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|invalid-body|user",
                    "{'user':''}|invalid-body|user",
                    "{'user':'ada'}|invalid-body|user",
                    "{'user':'a b@*'}|invalid-body|user",
                    "{'user':['ada@*']}|invalid-body|user",
                    "{'user':'ada@*','status':'gone'}|invalid-body|status",
                    "{'user':'ada@*','password':'short'}|invalid-body|password",
                    "{'user':'ada@*','password':''}|invalid-body|password",
                    "{'user':'ada@*','password':'          '}|password-refused|password",
                    "{'user':'ada@*','status':''}|invalid-body|status",
                    "{'user':'ada@*','password':'password1'}|password-refused|password",
                    "{'user':'ada@*','country':'England'}|invalid-body|country",
                    "{'user':'ada@*','shoe':9}|invalid-body|shoe"
                })
        void refusesWhatIsWrongAndMakesNobody(String body, String kind, String member) {
            Answer refused = client.post(users, body.replace('\'', '"').replace("*", domain));

            assertRefused(refused, 400, kind);
            assertThat(refused.json().path("error_message").asText()).contains(member);
            assertThat(refused.text()).doesNotContain("profile/");
            assertThat(names("")).isEmpty();
        }

        @Test
        void needsAScopeOfItsOwnForPasswords() {
            LuxSciClient poor = LuxSciClient.with(tenant, Scope.USERS_WRITE);

            assertRefused(
                    poor.post(users, "{\"user\":\"" + ada + "\",\"password\":\"" + PASSWORD + "\"}"),
                    403,
                    "scope-missing");
            data(poor.post(users, "{\"user\":\"" + ada + "\"}"));
        }
    }

    @Nested
    class Update {
        @Test
        void changesSeveralThingsAtOnce() {
            user(ada, ", \"password\": \"" + PASSWORD + "\", \"profile\": {\"city\": \"London\", \"zip\": \"1\"}");

            JsonNode changed = data(client.put(users + "/" + ada, """
                    {"company":"Engines","zip":null,"password":"%s"}""".formatted(NEXT)));

            assertThat(changed.path("company").asText()).isEqualTo("Engines");
            assertThat(changed.path("city").asText()).isEqualTo("London");
            assertThat(changed.path("zip").textValue()).isEmpty();
            assertThat(changed).isEqualTo(data(client.get(users + "/" + ada)));
            assertThat(logsIn(ada, NEXT)).isTrue();
            assertThat(logsIn(ada, PASSWORD)).isFalse();
        }

        @Test
        void disablesAndEndsTheSessions() {
            user(ada, ", \"password\": \"" + PASSWORD + "\"");
            LuxSciClient own = LuxSciClient.as(tenant, ada, PASSWORD, Scope.USERS_READ);

            assertThat(data(client.put(users + "/" + ada, "{\"status\":\"disabled\"}"))
                            .path("status")
                            .asText())
                    .isEqualTo("disabled");

            assertRefused(own.get("/user/" + ada + "/profile"), 401, "credentials-wrong");
            data(client.put(users + "/" + ada, "{\"status\":\"enabled\"}"));
            assertThat(logsIn(ada, PASSWORD)).isTrue();
        }

        @Test
        void renamesWithTheMailbox() {
            user(ada, "");
            tenant.alias("info@" + domain, ada);
            String other = tenant.domain();

            JsonNode renamed = data(client.put(users + "/" + ada, "{\"user\":\"Countess@" + other + "\"}"));

            assertThat(renamed.path("user").asText()).isEqualTo("Countess@" + other);
            assertThat(renamed.path("domainname").asText()).isEqualTo(other);
            assertRefused(client.get(users + "/" + ada), 404, "user-not-found");
            JsonNode user = owner.get("users/countess@" + other).json();
            assertThat(user.path("address").asText()).isEqualTo("Countess@" + other);
            assertThat(user.path("mailbox").asBoolean()).isTrue();
            assertThat(owner.get("aliases/info@" + domain)
                            .json()
                            .at("/destinations/0")
                            .asText())
                    .isEqualTo("Countess@" + other);
        }

        @Test
        void renamesAloneWhoIsNotNamedByTheAddress() {
            user(ada, ", \"username\": \"ada\"");

            data(client.put(users + "/ada", "{\"user\":\"lovelace@elsewhere.example\"}"));

            JsonNode user = owner.get("users/lovelace@elsewhere.example").json();
            assertThat(user.path("address").asText()).isEqualTo(ada);
        }

        @Test
        void renamesAndMovesApartWhenBothAreSaid() {
            user(ada, "");

            data(client.put(users + "/" + ada, "{\"user\":\"ada\",\"email\":\"lovelace@" + domain + "\"}"));

            assertThat(owner.get("users/ada").json().path("address").asText()).isEqualTo("lovelace@" + domain);
        }

        @Test
        void movesTheNameWithTheAddress() {
            user(ada, "");

            assertThat(data(client.put(users + "/" + ada, "{\"email\":\"lovelace@" + domain + "\"}"))
                            .path("user")
                            .asText())
                    .isEqualTo("lovelace@" + domain);
        }

        @Test
        void takesWhatWasReadBackAndChangesNothing() {
            JsonNode before = user(ada, "");
            JsonNode whole = data(client.get(users + "/" + ada));

            JsonNode put = data(client.put(users + "/" + ada, whole.toString()));

            assertThat(put.path("user")).isEqualTo(whole.path("user"));
            assertThat(owner.get("users/" + ada).json()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"disk_quota\":500",
                    "\"disk_quota\":\"1e999999999\"",
                    "\"uid\":1",
                    "\"domainname\":\"elsewhere.example\"",
                    "\"services\":[]",
                    "\"flags\":\"vip\"",
                    "\"password\":\"\"",
                    "\"status\":\"\"",
                    "\"email\":\"\"",
                    "\"user\":\"\""
                })
        void doesNotPromiseWhatItDoesNotDo(String member) {
            user(ada, "");

            Answer refused = client.put(users + "/" + ada, "{\"company\":\"Engines\"," + member + "}");

            assertRefused(refused, 400, "invalid-body");
            assertThat(refused.json().path("error_message").asText())
                    .contains(member.split("\"")[1].replace("email", "user"));
            assertThat(data(client.get(users + "/" + ada)).path("company").textValue())
                    .isEmpty();
        }

        @Test
        void isAllOrNothing() {
            user(ada, ", \"password\": \"" + PASSWORD + "\"");
            user("bob@" + domain, "");
            JsonNode before = data(client.get(users + "/" + ada));

            for (String[] wrong : new String[][] {
                {"\"country\":\"England\"", "400", "invalid-body"},
                {"\"password\":\"password1\"", "400", "password-refused"},
                {"\"user\":\"bob@" + domain + "\"", "409", "username-taken"},
                {"\"user\":\"ada@elsewhere.example\"", "400", "address-outside"},
                {"\"shoe\":1", "400", "invalid-body"}
            }) {
                Answer refused = client.put(users + "/" + ada, """
                        {"company":"Engines","status":"disabled",%s%s}""".formatted(
                                wrong[0].contains("password") ? "" : "\"password\":\"" + NEXT + "\",", wrong[0]));

                assertRefused(refused, Integer.parseInt(wrong[1]), wrong[2]);
                assertThat(data(client.get(users + "/" + ada))).isEqualTo(before);
                assertThat(logsIn(ada, PASSWORD)).isTrue();
            }
        }

        @Test
        void needsAScopeOfItsOwnForPasswords() {
            user(ada, "");

            assertRefused(
                    LuxSciClient.with(tenant, Scope.USERS_WRITE)
                            .put(users + "/" + ada, "{\"company\":\"E\",\"password\":\"" + NEXT + "\"}"),
                    403,
                    "scope-missing");
            assertThat(data(client.get(users + "/" + ada)).path("company").textValue())
                    .isEmpty();
        }

        @Test
        void refusesANameThatIsAlsoThePassword() {
            user(ada, "");

            assertRefused(client.put(users + "/" + ada, """
                            {"user":"kleopatra-selene@%s","password":"kleopatra-selene"}""".formatted(domain)), 400, "password-refused");
        }
    }

    @Nested
    class Delete {
        @Test
        void removesTheUserForGood() {
            user(ada, "");

            Answer answer = client.delete(users + "/" + ada);

            data(answer);
            assertThat(answer.text()).isEqualTo("{\"success\":1}");
            assertRefused(client.get(users + "/" + ada), 404, "user-not-found");
            assertRefused(client.delete(users + "/" + ada), 404, "user-not-found");
            assertRefused(client.put(users + "/" + ada, "{\"city\":\"x\"}"), 404, "user-not-found");
            assertThat(tenant.usersCount(domain)).isZero();
        }
    }
}
