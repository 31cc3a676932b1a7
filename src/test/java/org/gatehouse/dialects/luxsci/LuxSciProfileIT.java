package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.TunedServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profile, password, preferences and time zones of a user. */
class LuxSciProfileIT {
    private static final String PASSWORD = "four-odd-words-together";
    private static final String NEXT = "five-even-words-apart";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";

    private static final List<String> KEYS = List.of(
            "user",
            "uid",
            "status",
            "contact",
            "company",
            "street1",
            "street2",
            "city",
            "state",
            "zip",
            "country",
            "phone1",
            "phone2",
            "fax",
            "email1",
            "email2",
            "sms",
            "custom1",
            "custom2",
            "custom3",
            "domainname",
            "disk_quota",
            "disk_usage",
            "over_quota",
            "created",
            "modified",
            "last_access_date",
            "flags",
            "services");

    private static final String CONTACT = """
            {"contact":"Ada Lovelace","company":"Engines Ltd","street1":"12 St James Square","street2":"Second floor",
             "city":"London","state":"Greater London","zip":"SW1Y 4JH","country":"GB","phone1":"+442079460958",
             "phone2":"020 7946 0959","fax":"+442079460960","email1":"ada@example.org","email2":"lovelace@example.net",
             "sms":"+447700900123","custom1":"Room 12","custom2":"Cost centre 7","custom3":"Badge 1815 ä"}""";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final String domain = tenant.domain();
    private final String ada = "ada@" + domain;
    private final JsonNode made = made();
    private final LuxSciClient client = LuxSciClient.with(
            tenant, Scope.USERS_READ, Scope.USERS_WRITE, Scope.USERS_PASSWORD_WRITE, Scope.QUOTAS_READ);
    private final String profile = "/user/" + ada + "/profile";

    private JsonNode made() {
        Answer answer = owner.post("users", """
                {"address": "%s", "password": "%s"}""".formatted(ada, PASSWORD));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    @Nested
    class Profile {
        @Test
        void hasAllKeysInOrderAlsoWhereNothingIsSet() {
            JsonNode shown = data(client.get(profile));

            assertThat(shown.fieldNames()).toIterable().containsExactlyElementsOf(KEYS);
            assertThat(shown.path("user").asText()).isEqualTo(ada);
            assertThat(shown.path("uid")).isEqualTo(made.path("number"));
            assertThat(shown.path("status").asText()).isEqualTo("enabled");
            assertThat(shown.path("domainname").asText()).isEqualTo(domain);
            for (String key : KEYS.subList(KEYS.indexOf("contact"), KEYS.indexOf("domainname"))) {
                assertThat(shown.path(key).textValue()).as(key).isEmpty();
            }
            assertThat(shown.path("disk_quota").isIntegralNumber()).isTrue();
            assertThat(shown.path("disk_quota").asLong()).isZero();
            assertThat(shown.path("disk_usage").textValue()).isEmpty();
            assertThat(shown.path("over_quota").intValue()).isZero();
            assertThat(shown.path("created").asText())
                    .isEqualTo(made.path("createdAt").asText().substring(0, 19).replace('T', ' '));
            assertThat(shown.path("modified").asText()).matches(TIME);
            assertThat(shown.path("last_access_date").textValue()).isEmpty();
            assertThat(shown.path("flags").isArray()).isTrue();
            assertThat(shown.path("services")).extracting(JsonNode::asText).containsExactly("imap", "smtp");
        }

        @Test
        void tellsWhatTheMailboxMayHoldInWholeMebibytes() {
            assertThat(owner.put("users/" + ada + "/quota", "{\"mailboxBytes\": 1048577}")
                            .status())
                    .isEqualTo(200);

            assertThat(data(client.get(profile)).path("disk_quota").asText()).isEqualTo("2");
            LuxSciClient reader = LuxSciClient.with(tenant, Scope.USERS_READ);
            assertThat(data(reader.get(profile)).path("disk_quota").asText()).isEqualTo("0");
        }

        @Test
        void isThatOfAUserWithoutAMailboxToo() {
            owner.post("users", """
                    {"address": "bob@elsewhere.example", "username": "bob", "mailbox": false, "status": "disabled"}""");

            JsonNode shown = data(client.get("/user/bob/profile"));

            assertThat(shown.fieldNames()).toIterable().containsExactlyElementsOf(KEYS);
            assertThat(shown.path("user").asText()).isEqualTo("bob");
            assertThat(shown.path("status").asText()).isEqualTo("disabled");
            assertThat(shown.path("domainname").asText()).isEqualTo("elsewhere.example");
            assertThat(shown.path("services")).isEmpty();
        }

        @Test
        void isFoundByALoginAsAnyClientWritesIt() {
            owner.post("users", """
                    {"address": "tag@%s", "username": "Ada+Tag Ü"}""".formatted(domain));

            for (String path : List.of("Ada+Tag%20%C3%9C", "ada%2Btag%20%C3%BC")) {
                assertThat(data(client.get("/user/" + path + "/profile"))
                                .path("user")
                                .asText())
                        .isEqualTo("Ada+Tag Ü");
            }
            assertThat(data(client.get("/user/" + ada.replace("@", "%40").toUpperCase() + "/profile"))
                            .path("user")
                            .asText())
                    .isEqualTo(ada);
        }

        @Test
        void takesAllOfTheContactData() {
            JsonNode put = data(client.put(profile, CONTACT));

            JsonNode sent = LuxSciClient.json(CONTACT);
            sent.fieldNames()
                    .forEachRemaining(name -> assertThat(put.path(name)).isEqualTo(sent.path(name)));
            assertThat(put.fieldNames()).toIterable().containsExactlyElementsOf(KEYS);
            assertThat(data(client.get(profile))).isEqualTo(put);
            assertThat(owner.get("users/" + ada + "/profile").json()).isEqualTo(sent);
        }

        @Test
        void changesInPart() {
            client.put(profile, CONTACT);

            JsonNode put =
                    data(client.put(profile, "{\"zip\":12345,\"street2\":\"\",\"custom1\":null,\"company\":\" \"}"));

            assertThat(put.path("zip").textValue()).isEqualTo("12345");
            for (String unset : List.of("street2", "custom1", "company")) {
                assertThat(put.path(unset).textValue()).as(unset).isEmpty();
            }
            assertThat(put.path("contact").asText()).isEqualTo("Ada Lovelace");
            assertThat(put.path("custom3").asText()).isEqualTo("Badge 1815 ä");
        }

        @Test
        void tellsWhenItWasChanged() {
            String before = data(client.get(profile)).path("modified").asText();
            String changed;
            do { // a time is told to the second
                changed = data(client.put(profile, "{\"city\":\"London\"}"))
                        .path("modified")
                        .asText();
            } while (changed.equals(before));

            assertThat(changed).matches(TIME).isGreaterThan(before);
            assertThat(data(client.get(profile)).path("modified").asText()).isEqualTo(changed);
        }

        @Test
        void takesItselfBack() {
            ObjectNode whole = data(client.put(profile, CONTACT)).deepCopy();
            whole.put("status", "disabled")
                    .put("uid", 7)
                    .put("user", "mallory")
                    .put("domainname", "x.example")
                    .put("disk_quota", 1_000_000)
                    .put("city", "Ockham");

            JsonNode put = data(client.put(profile, whole.toString()));

            assertThat(put.path("city").asText()).isEqualTo("Ockham");
            assertThat(put.path("status").asText()).isEqualTo("enabled");
            assertThat(put.path("user").asText()).isEqualTo(ada);
            assertThat(put.path("uid")).isEqualTo(made.path("number"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"nickname\":\"Ada\"}",
                    "{\"City\":\"London\"}",
                    "{\"password\":\"five-even-words-apart\"}",
                    "{\"country\":\"England\"}",
                    "{\"phone1\":\"+1\"}",
                    "{\"email1\":\"no address\"}",
                    "{\"city\":\"two\\nlines\"}",
                    "{\"city\":\"nul\\u0000\"}",
                    "{\"city\":[\"London\"]}",
                    "{\"city\":{}}"
                })
        void refusesWhatIsWrongAndChangesNothing(String body) {
            client.put(profile, CONTACT);
            JsonNode before = data(client.get(profile));

            Answer refused = client.put(profile, body);

            assertRefused(refused, 400, "invalid-body");
            String member = LuxSciClient.json(body).fieldNames().next();
            assertThat(refused.json().path("error_message").asText()).contains(member);
            assertThat(data(client.get(profile))).isEqualTo(before);
        }

        @Test
        void refusesTextsThatAreTooLong() {
            assertRefused(client.put(profile, "{\"city\":\"" + "x".repeat(101) + "\"}"), 400, "invalid-body");
            assertThat(data(client.put(profile, "{\"city\":\"" + "x".repeat(100) + "\"}"))
                            .path("city")
                            .asText())
                    .hasSize(100);
        }

        @Test
        void changesNothingByAnEmptyBody() {
            client.put(profile, CONTACT);

            assertThat(data(client.put(profile, "{}")).path("city").asText()).isEqualTo("London");
            assertThat(data(client.put(profile, null)).path("city").asText()).isEqualTo("London");
        }
    }

    @Nested
    class Password {
        private final String path = "/user/" + ada + "/password";

        @Test
        void isSetAndEndsTheUsersSessions() {
            LuxSciClient own = LuxSciClient.as(tenant, ada, PASSWORD, Scope.USERS_READ);
            data(own.get(profile));

            data(client.put(path, "{\"password\":\"" + NEXT + "\"}"));

            assertRefused(own.get(profile), 401, "credentials-wrong");
            assertRefused(own.login(LuxSciClient.date(), ada, PASSWORD), 401, "credentials-wrong");
            data(own.loggedIn(ada, NEXT).get(profile));
            data(client.get(profile)); // no session of the user
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"password\":\"\"}",
                    "{\"password\":null}",
                    "{\"password\":\"short\"}",
                    "{\"password\":[\"five-even-words-apart\"]}",
                    "{\"password\":\"five-even-words-apart\",\"hash\":\"x\"}",
                    "{\"pass\":\"five-even-words-apart\"}"
                })
        void isRefusedWithoutARightOne(String body) {
            assertRefused(client.put(path, body), 400, "invalid-body");
            data(LuxSciClient.as(tenant, ada, PASSWORD, Scope.USERS_READ).get(profile));
        }

        @Test
        void isRefusedWhenItIsEasyToGuessAndNeverShown() {
            for (String weak : List.of("password1", ada, "12345678")) {
                Answer refused = client.put(path, "{\"password\":\"" + weak + "\"}");

                assertRefused(refused, 400, "password-refused");
                assertThat(refused.text()).doesNotContain(weak).contains("password");
            }
        }

        @Test
        void isProvenWhereverThePresentOneIsSent() {
            assertRefused(
                    client.put(path, "{\"password\":\"" + NEXT + "\",\"current\":\"" + NEXT + "\"}"),
                    401,
                    "credentials-wrong");
            data(client.put(path, "{\"password\":\"" + NEXT + "\",\"current\":\"" + PASSWORD + "\"}"));
        }

        @Test
        void isSetByTheUserWhoHasJustLoggedIn() {
            LuxSciClient own = LuxSciClient.as(tenant, ada, PASSWORD, Scope.USERS_PASSWORD_WRITE);

            data(own.put(path, "{\"password\":\"" + NEXT + "\"}"));

            assertRefused(own.put(path, "{\"password\":\"" + PASSWORD + "\"}"), 401, "credentials-wrong");
            assertThat(own.login(LuxSciClient.date(), ada, NEXT).status()).isEqualTo(201);
        }

        @Test
        void isProvenByTheUserWhereThePresentOneIsSent() {
            LuxSciClient own = LuxSciClient.as(tenant, ada, PASSWORD, Scope.USERS_PASSWORD_WRITE);

            assertRefused(
                    own.put(path, "{\"password\":\"" + NEXT + "\",\"current\":\"" + NEXT + "\"}"),
                    401,
                    "credentials-wrong");
            data(own.put(path, "{\"password\":\"" + NEXT + "\",\"current\":\"" + PASSWORD + "\"}"));
        }

        @Test
        void isProvenByTheUserWhoLoggedInByAnApplicationPassword() {
            String application = owner.post("users/" + ada + "/application-passwords", "{\"name\": \"sync\"}")
                    .json()
                    .path("password")
                    .asText();
            LuxSciClient own = LuxSciClient.as(tenant, ada, application, Scope.USERS_PASSWORD_WRITE);

            Answer refused = own.put(path, "{\"password\":\"" + NEXT + "\"}");
            assertRefused(refused, 400, "invalid-body");
            assertThat(refused.json().path("error_message").asText()).contains("current");
            assertRefused(
                    own.put(path, "{\"password\":\"" + NEXT + "\",\"current\":\"" + application + "\"}"),
                    401,
                    "credentials-wrong");
            data(own.put(path, "{\"password\":\"" + NEXT + "\",\"current\":\"" + PASSWORD + "\"}"));
        }

        /** There, a login is never fresh enough. */
        @Test
        void isProvenAgainByTheUserWhoLoggedInLongAgo() {
            ApiClient administrator = TunedServer.administrator();
            String eve = Tenant.unique("eve") + "@elsewhere.example";
            Answer user = administrator.post("users", """
                    {"address": "%s", "password": "%s"}""".formatted(eve, PASSWORD));
            assertThat(user.status()).as(user.text()).isEqualTo(201);
            JsonNode code = LuxSciClient.made(administrator, LuxSciClient.draft("user", Scope.USERS_PASSWORD_WRITE));
            LuxSciClient own = LuxSciClient.ofCode(code).at(TunedServer.uri()).loggedIn(eve, PASSWORD);

            Answer refused = own.put("/user/" + eve + "/password", "{\"password\":\"" + NEXT + "\"}");

            assertRefused(refused, 400, "invalid-body");
            assertThat(refused.json().path("error_message").asText()).contains("current");
            data(own.put(
                    "/user/" + eve + "/password", "{\"password\":\"" + NEXT + "\",\"current\":\"" + PASSWORD + "\"}"));
        }

        @Test
        void isAuditedAndNotShownThere() {
            data(client.put(path, "{\"password\":\"" + NEXT + "\"}"));

            String audited = owner.get("audit-events").text();
            assertThat(audited).contains("user.password").doesNotContain(NEXT);
        }
    }

    @Nested
    class Preferences {
        private final String path = "/user/" + ada + "/prefs";

        @Test
        void areThoseInForce() {
            JsonNode builtIn = data(client.get(path));
            assertThat(builtIn.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "time_zone",
                            "language",
                            "date_format",
                            "time_format",
                            "week_start",
                            "items_per_page",
                            "custom");
            assertThat(builtIn.path("time_zone").asText()).isEqualTo("UTC");
            assertThat(builtIn.path("items_per_page").asInt()).isEqualTo(50);
            assertThat(builtIn.path("custom")).isEmpty();

            owner.put("users/" + ada + "/preferences", """
                    {"timeZone": "Europe/Berlin", "locale": "de", "custom": {"webMail": {"lightOn": true}}}""");

            JsonNode own = data(client.get(path));
            assertThat(own.path("time_zone").asText()).isEqualTo("Europe/Berlin");
            assertThat(own.path("language").asText()).isEqualTo("de");
            assertThat(own.path("date_format").asText()).isEqualTo("yyyy-MM-dd");
            assertThat(own.path("custom").toString()).isEqualTo("{\"webMail\":{\"lightOn\":true}}");
        }
    }

    @Nested
    class TimeZones {
        @Test
        void areThoseThatPreferencesTake() {
            JsonNode all = data(client.get("/user/" + ada + "/timezones"));
            assertThat(all)
                    .extracting(JsonNode::asText)
                    .contains("Europe/Berlin", "UTC")
                    .isSorted();
            for (int i = 0; i < all.size(); i += 150) {
                assertThat(owner.put("users/" + ada + "/preferences", """
                                {"timeZone": "%s"}""".formatted(
                                                all.get(i).asText()))
                                .status())
                        .isEqualTo(200);
            }
        }
    }
}
