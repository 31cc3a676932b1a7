package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords of programs, as clients of the dialect make, list and delete them, and log in with them. */
class LuxSciAppPasswordsIT {
    private static final String OWN = "four-odd-words-together";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";
    private static final String[] SCOPES = {
        Scope.USERS_READ, Scope.APPLICATION_PASSWORDS_READ, Scope.APPLICATION_PASSWORDS_WRITE
    };

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final String domain = tenant.domain();
    private final String ada = user("ada");
    private final LuxSciClient client = LuxSciClient.with(tenant, SCOPES);
    private final String adas = "/user/" + ada + "/app_passwords";
    private final String all = "/account/" + LuxSciClient.account(tenant) + "/app_passwords";

    @Nested
    class OfAUser {
        @Test
        void isShownOnce() {
            JsonNode made = data(client.post(adas, "{\"name\": \"sync at night\"}"));

            assertThat(made.path("password").asText()).matches("gateapp_[0-9A-Za-z]{49}");
            assertThat(made.path("id").isIntegralNumber()).isTrue();
            assertThat(made.path("user").asText()).isEqualTo(ada);
            assertThat(made.path("name").asText()).isEqualTo("sync at night");
            assertThat(made.path("created").asText()).matches(TIME);
            assertThat(made.path("expires").asText(null)).isEmpty();
            assertThat(made.path("last_used").asText(null)).isEmpty();
            assertThat(data(client.get(adas))).containsExactly(((ObjectNode) made.deepCopy()).without("password"));
        }

        @Test
        void isTheSameAsOnV1() {
            JsonNode made = data(client.post(adas, "{\"name\": \"x\", \"expires\": \"2999-01-01 12:30:00\"}"));

            JsonNode there =
                    owner.get("users/" + ada + "/application-passwords").json().at("/items/0");
            assertThat(there.path("number")).isEqualTo(made.path("id"));
            assertThat(there.path("expiresAt").asText()).isEqualTo("2999-01-01T12:30:00Z");
            assertThat(made.path("expires").asText()).isEqualTo("2999-01-01 12:30:00");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|name",
                    "{\"name\": \"\"}|name",
                    "{\"name\": [1]}|name",
                    "{\"name\": \"x\", \"expires\": \"2020-01-01 00:00:00\"}|expires",
                    "{\"name\": \"x\", \"expires\": \"tomorrow\"}|expires",
                    "{\"name\": \"x\", \"password\": \"mine\"}|password"
                })
        void isRefusedByTheNameOfTheField(String body, String field) {
            Answer answer = client.post(adas, body);

            assertRefused(answer, 400, "invalid-body");
            assertThat(answer.json().path("error_message").asText()).contains(": " + field + " ");
            assertThat(data(client.get(adas))).isEmpty();
        }

        @Test
        void isDeletedByItsNumber() {
            long number =
                    data(client.post(adas, "{\"name\": \"x\"}")).path("id").asLong();
            String bobs = "/user/" + user("bob") + "/app_passwords/";

            assertRefused(client.delete(bobs + number), 404, "application-password-not-found");
            Answer gone = client.delete(adas + "/" + number);
            assertThat(gone.text()).isEqualTo("{\"success\":1}");
            assertRefused(client.delete(adas + "/" + number), 404, "application-password-not-found");
            assertThat(data(client.get(adas))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999999999999", "01a2a7c1-5b0e-7d10-9a4f-3c2b1a0f9e8d"})
        void isNotFoundByWhatIsNoNumber(String number) {
            assertRefused(client.delete(adas + "/" + number), 404, "application-password-not-found");
        }

        @Test
        void needsItsScopes() {
            LuxSciClient reader = LuxSciClient.with(tenant, Scope.APPLICATION_PASSWORDS_READ);
            LuxSciClient other = LuxSciClient.with(tenant, Scope.USERS_READ, Scope.USERS_PASSWORD_WRITE);

            data(reader.get(adas));
            assertRefused(reader.post(adas, "{\"name\": \"x\"}"), 403, "scope-missing");
            assertRefused(reader.delete(adas + "/1"), 403, "scope-missing");
            assertRefused(other.get(adas), 403, "scope-missing");
            assertRefused(other.get(all), 403, "scope-missing");
        }

        @Test
        void isTheOwnInUserMode() {
            LuxSciClient self = LuxSciClient.as(tenant, ada, OWN, SCOPES);

            long number = data(self.post(adas, "{\"name\": \"x\"}")).path("id").asLong();
            assertThat(data(self.get(adas))).hasSize(1);
            assertRefused(self.get("/user/" + user("bob") + "/app_passwords"), 404, "user-not-found");
            assertRefused(self.get(all), 403, "not-in-user-mode");
            assertThat(self.delete(adas + "/" + number).status()).isEqualTo(200);
        }
    }

    @Nested
    class OfAll {
        @Test
        void areEveryUsersByNumber() {
            String bob = user("bob");
            List<Long> numbers = new ArrayList<>();
            for (String name : List.of(ada, bob, ada)) {
                numbers.add(data(client.post("/user/" + name + "/app_passwords", "{\"name\": \"x\"}"))
                        .path("id")
                        .asLong());
            }

            JsonNode found = data(client.get(all));

            assertThat(found.isArray()).isTrue();
            assertThat(found.findValuesAsText("id"))
                    .isEqualTo(numbers.stream().sorted().map(String::valueOf).toList());
            assertThat(found.findValuesAsText("user")).containsExactlyInAnyOrder(ada, bob, ada);
            assertThat(found.findValues("password")).isEmpty();
        }

        /** More than are read at a time. */
        @Test
        void areComplete() {
            List<String> numbers = new ArrayList<>();
            for (int user = 0; user < 11; user++) {
                String path = "/user/"
                        + tenant.user("u" + user + "@" + domain)
                                .path("username")
                                .asText() + "/app_passwords";
                for (int i = 0; i < 50; i++) {
                    numbers.add(data(client.post(path, "{\"name\": \"x\"}"))
                            .path("id")
                            .asText());
                }
            }

            assertThat(data(client.get(all)).findValuesAsText("id")).containsExactlyInAnyOrderElementsOf(numbers);
        }

        @Test
        void areNotThoseOfUsersOutOfReach() {
            String bob = user("bob");
            String carol = user("carol");
            String dave = "dave@" + tenant.domain();
            made(owner.post("users", "{\"address\": \"" + dave + "\"}"));
            String visitor = made(owner.post("users", """
                            {"username": "visitor", "address": "visitor@elsewhere.example", "mailbox": false}""")).path("id").asText();
            assertThat(owner.send("PUT", "domains/" + domain + "/members/" + visitor)
                            .status())
                    .isBetween(200, 299);
            for (String name : List.of(ada, bob, carol, dave, "visitor")) {
                data(client.post("/user/" + name + "/app_passwords", "{\"name\": \"x\"}"));
            }
            owner.patch("users/" + carol, "{\"protected\": true}");

            assertThat(users(bound("\"protectedUsers\": [\"" + bob + "\"]")))
                    .containsExactlyInAnyOrder(ada, dave, "visitor");
            assertThat(users(bound("\"domains\": [\"" + domain + "\"]")))
                    .containsExactlyInAnyOrder(ada, bob, "visitor");
            assertThat(users(LuxSciClient.with(tenant, Scope.APPLICATION_PASSWORDS_READ, Scope.USERS_PROTECTED_WRITE)))
                    .containsExactlyInAnyOrder(ada, bob, carol, dave, "visitor");
        }

        @Test
        void areOfNoOtherAccount() {
            client.post(adas, "{\"name\": \"x\"}");
            Tenant other = Tenant.fresh();
            LuxSciClient stranger = LuxSciClient.with(other, SCOPES);

            assertRefused(stranger.get(all), 404, "organization-not-found");
            assertRefused(stranger.get(adas), 404, "user-not-found");
            assertThat(data(stranger.get("/account/" + LuxSciClient.account(other) + "/app_passwords")))
                    .isEmpty();
        }

        private LuxSciClient bound(String member) {
            ObjectNode draft = LuxSciClient.draft("administrative", Scope.APPLICATION_PASSWORDS_READ);
            draft.setAll((ObjectNode) LuxSciClient.json("{" + member + "}"));
            return LuxSciClient.ofCode(LuxSciClient.made(owner, draft)).loggedIn();
        }

        private List<String> users(LuxSciClient caller) {
            return data(caller.get(all)).findValuesAsText("user");
        }
    }

    @Nested
    class Sessions {
        private final JsonNode made = data(client.post(adas, "{\"name\": \"sync\"}"));
        private final String secret = made.path("password").asText();

        @Test
        void beginWithoutASecondFactor() {
            owner.patch("organization/second-factor", "{\"required\": \"everybody\"}");

            LuxSciClient program = LuxSciClient.as(tenant, ada, secret, SCOPES);

            assertThat(data(program.get(adas))).hasSize(1);
            assertThat(data(program.get(adas)).get(0).path("last_used").asText())
                    .matches(TIME);
        }

        @Test
        void makeNoOtherPassword() {
            LuxSciClient program = LuxSciClient.as(tenant, ada, secret, SCOPES);

            assertRefused(program.post(adas, "{\"name\": \"another\"}"), 403, "own-password-needed");
            assertThat(data(client.get(adas))).hasSize(1);
        }

        @Test
        void deleteNoPasswordButTheirs() {
            String other =
                    data(client.post(adas, "{\"name\": \"other\"}")).path("id").asText();
            LuxSciClient program = LuxSciClient.as(tenant, ada, secret, SCOPES);

            assertRefused(program.delete(adas + "/" + other), 403, "own-password-needed");
            assertThat(data(client.get(adas))).hasSize(2);

            data(program.delete(adas + "/" + made.path("id").asText()));
            assertThat(data(client.get(adas)).findValuesAsText("id")).containsExactly(other);
        }

        /** That of the own one goes on. */
        @Test
        void endAtOnceWhenItIsDeleted() {
            LuxSciClient program = LuxSciClient.as(tenant, ada, secret, SCOPES);
            LuxSciClient own = LuxSciClient.as(tenant, ada, OWN, SCOPES);
            data(program.get(adas));

            data(client.delete(adas + "/" + made.path("id").asText()));

            assertRefused(program.get(adas), 401, "credentials-wrong");
            data(own.get(adas));
        }

        @Test
        void endWithTheirPasswordInTime() {
            Instant end = Instant.now().plusSeconds(8);
            String brief = owner.post(
                            "users/" + ada + "/application-passwords",
                            "{\"name\": \"x\", \"expiresAt\": \"" + end + "\"}")
                    .json()
                    .path("password")
                    .asText();
            LuxSciClient program = LuxSciClient.as(tenant, ada, brief, SCOPES);
            data(program.get(adas));

            Waiting.until(() -> program.get(adas).status() == 401, Duration.ofSeconds(30), () -> "it counts for ever");

            assertThat(Instant.now()).isAfter(end);
        }

        @Test
        void endWhenTheUserGetsAnotherPasswordOrIsDisabled() {
            LuxSciClient program = LuxSciClient.as(tenant, ada, secret, SCOPES);
            owner.put("users/" + ada + "/password", "{\"password\": \"five-even-words-apart\"}");
            assertRefused(program.get(adas), 401, "credentials-wrong");

            LuxSciClient again = LuxSciClient.as(tenant, ada, secret, SCOPES);
            owner.patch("users/" + ada, "{\"status\": \"disabled\"}");
            assertRefused(again.get(adas), 401, "credentials-wrong");
        }
    }

    /** With a password; the login. */
    private String user(String local) {
        String address = local + "@" + domain;
        made(owner.post("users", "{\"address\": \"" + address + "\", \"password\": \"" + OWN + "\"}"));
        return address;
    }

    private static JsonNode made(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }
}
