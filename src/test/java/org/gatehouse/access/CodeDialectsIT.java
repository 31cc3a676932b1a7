package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which doors API codes open, and what each is opened with. */
class CodeDialectsIT {
    private static final String MADE_HERE = "gate_[0-9A-Za-z]{49}";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();

    @Nested
    class Dialects {
        @Test
        void areV1UnlessSaidOtherwise() {
            Answer code = made("");

            assertThat(code.json().path("dialects").toString()).isEqualTo("[\"v1\"]");
            assertThat(owner.get(code.location()).json().path("dialects").toString())
                    .isEqualTo("[\"v1\"]");
            assertThat(code.json().path("secret").asText()).matches(MADE_HERE);
            assertThat(code.json().has("token")).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"v1\"",
                    "\"logintc\"",
                    "\"luxsci\"",
                    "\"luxsci\", \"v1\", \"v1\"",
                    "\"logintc\", \"v1\"",
                    "\"luxsci\", \"logintc\"",
                    "\"v1\", \"logintc\", \"luxsci\""
                })
        void shareASecret(String dialects) {
            Answer code = made("\"dialects\": [" + dialects + "]");

            String form = dialects.contains("logintc") ? "gatehouseSecret[0-9A-Za-z]{49}" : MADE_HERE;
            assertThat(code.json().path("secret").asText()).matches(form);
            if (dialects.contains("v1")) {
                assertThat(holderOf(code).get("users").status()).isEqualTo(200);
            } else {
                assertProblem(holderOf(code).get("users"), 403, "dialect-not-allowed");
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "[\"smtp\"] | /dialects/0",
                    "[\"v1\", \"V1\"] | /dialects/1",
                    "[\"v1\", null] | /dialects/1",
                    "\"v1\" | /dialects",
                    "[\"v1\",\"v1\",\"v1\",\"v1\",\"v1\",\"v1\"] | /dialects"
                })
        void areOnlyThoseThatThereAre(String dialects, String pointer) {
            assertInvalid(owner.post("api-codes", "{\"name\": \"x\", \"dialects\": %s}".formatted(dialects)), pointer);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"authsmtp\", \"v1\"",
                    "\"easymail\", \"luxsci\"",
                    "\"logintc\", \"easymail\"",
                    "\"authsmtp\", \"easymail\""
                })
        void standAloneWhereThereIsALogin(String dialects) {
            assertInvalid(post("\"dialects\": [" + dialects + "], \"login\": \"panel\""), "/dialects");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"dialects\": [\"easymail\"] | /login",
                    "\"dialects\": [\"easymail\"], \"login\": \"aa12345\" | /login",
                    "\"dialects\": [\"easymail\"], \"login\": \"panel-x\", \"user\": \"ada\" | /user",
                    "\"dialects\": [\"authsmtp\"] | /user",
                    "\"dialects\": [\"authsmtp\"], \"user\": \"nobody\" | /user",
                    "\"dialects\": [\"authsmtp\"], \"user\": \"nobody\", \"login\": \"panel\" | /login",
                    "\"login\": \"panel\" | /login",
                    "\"user\": \"ada\" | /user",
                    "\"password\": \"violet tram ledger 48\" | /password",
                    "\"dialects\": [\"luxsci\"], \"password\": \"violet tram ledger 48\" | /password"
                })
        void sayWhatElseIsNeeded(String members, String pointer) {
            assertInvalid(post(members), pointer);
        }

        @Test
        void areFixedWhenTheCodeIsMade() {
            Answer code = made("\"dialects\": [\"v1\", \"luxsci\"]");

            assertInvalid(owner.patch(code.location(), "{\"dialects\": [\"v1\"]}"), "/dialects");
            assertInvalid(owner.patch(code.location(), "{\"dialects\": null}"), "/dialects");
            assertInvalid(owner.patch(code.location(), "{\"login\": \"panel\"}"), "/login");
            assertInvalid(owner.patch(code.location(), "{\"user\": \"ada\"}"), "/user");
            assertInvalid(owner.patch(code.location(), "{\"password\": \"violet tram ledger 48\"}"), "/password");
            Answer same = owner.patch(code.location(), "{\"dialects\": [\"luxsci\", \"v1\"], \"name\": \"y\"}");
            assertThat(same.status()).as(same.text()).isEqualTo(200);
        }

        @Test
        void areNoMoreThanTheGranters() {
            ApiClient narrow = tenant.codeWith("api-codes:write", "users:read");
            Answer wide = made("\"dialects\": [\"v1\", \"logintc\"]");

            Answer refused = narrow.post(
                    "api-codes", "{\"name\": \"x\", \"dialects\": [\"v1\", \"logintc\"], \"limits\": {\"perDay\": 1}}");
            assertProblem(refused, 403, "grant-too-wide");
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/dialects");
            assertProblem(narrow.post(wide.location() + "/rotate", "{}"), 403, "grant-too-wide");
            assertThat(narrow.patch(wide.location(), "{\"name\": \"y\"}").status())
                    .isEqualTo(200);
        }

        @Test
        void standInTheDryRun() {
            Answer code = made("\"dialects\": [\"logintc\"]");

            JsonNode atV1 = check(code, "{\"scope\": \"users:read\", \"address\": \"127.0.0.1\"}");
            assertThat(atV1.path("allowed").asBoolean()).isFalse();
            assertThat(atV1.findValuesAsText("type")).containsExactly("/problems/dialect-not-allowed");

            JsonNode atItsDoor =
                    check(code, "{\"scope\": \"users:read\", \"address\": \"127.0.0.1\", \"dialect\": \"logintc\"}");
            assertThat(atItsDoor.path("allowed").asBoolean()).isTrue();
        }
    }

    @Nested
    class Luxsci {
        @Test
        void hasATokenThatIsAlwaysShown() {
            Answer code = made("\"dialects\": [\"luxsci\"]");
            String token = code.json().path("token").asText();

            assertThat(token).matches("[0-9a-f]{32}");
            JsonNode read = owner.get(code.location()).json();
            assertThat(read.path("token").asText()).isEqualTo(token);
            assertThat(read.has("secret")).isFalse();

            Answer rotated = owner.post(code.location() + "/rotate", "{\"graceSeconds\": 60}");
            assertThat(rotated.json().path("token").asText()).isEqualTo(token);
            assertThat(rotated.json().path("secret").asText())
                    .matches(MADE_HERE)
                    .isNotEqualTo(code.json().path("secret").asText());
        }
    }

    @Nested
    class Logintc {
        @Test
        void keepsItsFormWhenItIsRotated() {
            Answer code = made("\"dialects\": [\"v1\", \"logintc\"]");

            Answer rotated = owner.post(code.location() + "/rotate", "{\"graceSeconds\": 60}");

            assertThat(rotated.json().path("secret").asText()).matches("[0-9A-Za-z]{64}");
            assertThat(holderOf(rotated).get("users").status()).isEqualTo(200);
            assertThat(holderOf(code).get("users").status()).isEqualTo(200);
        }

        @Test
        void keepsItsSecretOutOfTheQueryToo() {
            String secret = made("\"dialects\": [\"v1\", \"logintc\"]")
                    .json()
                    .path("secret")
                    .asText();

            assertProblem(owner.get("users?key=" + secret), 400, "credentials-in-query");
        }
    }

    @Nested
    class Easymail {
        private final String login = Tenant.unique("Panel-");

        @Test
        void hasAPasswordInPlaceOfASecret() {
            Answer code = easymail("");
            JsonNode view = code.json();

            assertThat(view.path("login").asText()).isEqualTo(login);
            assertThat(view.path("password").asText()).matches(MADE_HERE);
            assertThat(view.has("secret")).isFalse();
            assertThat(owner.get(code.location()).json().has("password")).isFalse();
            assertProblem(ApiClient.as(view.path("password").asText()).get("users"), 401, "credentials-wrong");
        }

        @Test
        void takesAGoodPassword() {
            Answer code = easymail(", \"password\": \"violet tram ledger 48\"");

            assertThat(code.status()).as(code.text()).isEqualTo(201);
            assertThat(code.json().has("password")).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"password1", "panelpanel", "12345678"})
        void refusesAPasswordThatIsEasyToGuess(String password) {
            Answer refused = easymail(", \"password\": \"" + password + "\"");

            assertProblem(refused, 400, "password-refused");
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/password");
        }

        @Test
        void hasALoginOfItsOwnInTheServer() {
            assertThat(easymail("").status()).isEqualTo(201);

            assertProblem(easymail(""), 409, "login-taken");
            Answer elsewhere = Tenant.fresh().client().post("api-codes", """
                    {"name": "x", "dialects": ["easymail"], "login": "%s"}""".formatted(login.toUpperCase()));
            assertProblem(elsewhere, 409, "login-taken");
        }

        @Test
        void isGivenAnotherPassword() {
            Answer code = easymail("");

            Answer made = owner.post(code.location() + "/rotate", "{\"graceSeconds\": 3600}");
            assertThat(made.status()).as(made.text()).isEqualTo(200);
            assertThat(made.json().path("password").asText())
                    .matches(MADE_HERE)
                    .isNotEqualTo(code.json().path("password").asText());
            assertThat(made.json().has("previousSecretUntil")).isTrue();

            Answer chosen = owner.post(code.location() + "/rotate", "{\"password\": \"violet tram ledger 48\"}");
            assertThat(chosen.status()).as(chosen.text()).isEqualTo(200);
            assertThat(chosen.json().has("password")).isFalse();
            assertThat(chosen.json().has("previousSecretUntil")).isFalse();
            assertProblem(
                    owner.post(code.location() + "/rotate", "{\"password\": \"password1\"}"), 400, "password-refused");
            assertInvalid(
                    owner.post(made("").location() + "/rotate", "{\"password\": \"violet tram ledger 48\"}"),
                    "/password");
        }

        @Test
        void keepsItsAnswerForTheSameKey() {
            ApiClient once = owner.with("Idempotency-Key", login);
            String draft = "{\"name\": \"x\", \"dialects\": [\"easymail\"], \"login\": \"%s\"}".formatted(login);

            Answer first = once.post("api-codes", draft);
            Answer again = once.post("api-codes", draft);

            assertThat(first.status()).as(first.text()).isEqualTo(201);
            assertThat(again.json()).isEqualTo(first.json());
        }

        private Answer easymail(String more) {
            return owner.post("api-codes", """
                    {"name": "panel", "dialects": ["easymail"], "login": "%s"%s}""".formatted(login, more));
        }
    }

    @Nested
    class Authsmtp {
        private final JsonNode user = tenant.user("ada@" + tenant.domain());

        @Test
        void isKnownByTheAccountCodeOfItsUser() {
            Answer code = authsmtp(owner, user.path("username").asText());

            assertThat(code.status()).as(code.text()).isEqualTo(201);
            assertThat(code.json().path("login")).isEqualTo(user.path("accountCode"));
            assertThat(code.json().path("userId")).isEqualTo(user.path("id"));
            assertThat(code.json().path("password").asText()).matches(MADE_HERE);
            assertThat(owner.patch(code.location(), "{\"enabled\": true}").status())
                    .isEqualTo(200);
            assertInvalid(owner.patch(code.location(), "{\"user\": \"other\"}"), "/user");
            assertProblem(authsmtp(owner, user.path("id").asText()), 409, "login-taken");
        }

        @Test
        void isNotForUsersOfOthers() {
            assertInvalid(authsmtp(Tenant.fresh().client(), user.path("id").asText()), "/user");
        }

        @Test
        void isForThoseWhoMaySeeTheUser() {
            String id = user.path("id").asText();
            owner.patch("users/" + id, "{\"protected\": true}");

            assertProblem(authsmtp(tenant.codeWithout("users.protected:write"), id), 403, "user-protected");
            assertProblem(authsmtp(tenant.codeWithout("users:read"), id), 403, "scope-missing");
            assertThat(authsmtp(owner, id).status()).isEqualTo(201);
        }

        @Test
        void isOutOfReachWithItsUser() {
            JsonNode user = tenant.user("relay@" + tenant.domain());
            Answer code = authsmtp(owner, user.path("id").asText());
            owner.patch("users/" + user.path("id").asText(), "{\"protected\": true}");
            ApiClient weak = tenant.codeWithout("users.protected:write");

            assertProblem(weak.post(code.location() + "/rotate", "{}"), 403, "user-protected");
            assertProblem(weak.patch(code.location(), "{\"enabled\": true}"), 403, "user-protected");
            assertProblem(weak.delete(code.location()), 403, "user-protected");
            assertThat(owner.post(code.location() + "/rotate", "{}").status()).isEqualTo(200);
        }

        @Test
        void goesWithItsUser() {
            Answer code = authsmtp(owner, user.path("id").asText());

            assertThat(owner.delete("users/" + user.path("id").asText()).status())
                    .isEqualTo(204);

            assertProblem(owner.get(code.location()), 404, "api-code-not-found");
        }

        @Test
        void goesWithItsOrganization() {
            authsmtp(owner, user.path("id").asText());

            Answer gone = ApiClient.administrator().delete("organizations/" + tenant.id());

            assertThat(gone.status()).as(gone.text()).isEqualTo(204);
        }

        private Answer authsmtp(ApiClient client, String idOrName) {
            return client.post("api-codes", """
                    {"name": "relay", "dialects": ["authsmtp"], "user": "%s"}""".formatted(idOrName));
        }
    }

    private JsonNode check(Answer code, String asked) {
        Answer answer = owner.post(code.location() + "/check", asked);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer made(String members) {
        Answer code = post(members);
        assertThat(code.status()).as(code.text()).isEqualTo(201);
        return code;
    }

    private Answer post(String members) {
        return owner.post("api-codes", """
                {"name": "door", "enabled": true, "scopes": ["users:read"]%s}""".formatted(members.isEmpty() ? "" : ", " + members));
    }

    private static ApiClient holderOf(Answer code) {
        return ApiClient.as(code.json().path("secret").asText());
    }
}
