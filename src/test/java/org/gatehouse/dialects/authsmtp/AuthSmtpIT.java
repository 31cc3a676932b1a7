package org.gatehouse.dialects.authsmtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The interface as its clients see it, call by call and error by error. */
class AuthSmtpIT {
    private static final String PASSWORD = "four-odd-words-together";
    private static final DateTimeFormatter UK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter UK_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx");

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final String domain = tenant.domain();
    private final JsonNode user = tenant.user("ada@" + domain);
    private final String id = user.path("id").asText();
    private final String account = user.path("accountCode").asText();
    private final String basicUser = "/restful/basic_user/" + account;
    private final String ipAllocation = "/restful/ip_allocation/" + account;
    private final ApiClient client = as(account, PASSWORD);

    @Nested
    class BasicUserCall {
        /** Clients find values by the number of their line, from 0, and read what stands between two tags there. */
        @Test
        void hasEachValueOnItsLine() {
            open(0);
            owner.put(
                    "users/" + id + "/quota",
                    "{\"messages\": 1000, \"bytes\": 209715200, \"messageBytes\": 52428800, \"fromAddresses\": 10,"
                            + " \"periodDay\": 1}");
            count(12, 4000);
            for (String sender : List.of("a", "b", "c")) {
                owner.post("users/" + id + "/from-addresses", "{\"address\": \"" + sender + "@" + domain + "\"}");
            }

            Answer answer = client.get(basicUser);

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("Content-Type").replace(" ", "")).isEqualToIgnoringCase("text/xml;charset=UTF-8");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            List<String> lines = List.of(answer.text().split("\n", -1));
            assertThat(lines.get(0)).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
            assertThat(lines.get(1).strip()).isEqualTo("<result>");
            assertThat(lines.get(2).strip()).isEqualTo("<basic_user>");
            assertThat(lines.get(3).strip()).isEqualTo("<version>1.01</version>");
            assertThat(lines.get(4).strip()).isEqualTo("<user_id>" + account + "</user_id>");
            assertThat(lines.get(5).strip()).startsWith("<current_datetime>");
            assertThat(lines.get(6).strip()).startsWith("<next_reset>");
            assertThat(lines.subList(7, 18).stream().map(String::strip))
                    .containsExactly(
                            "<messages_limit>1000</messages_limit>",
                            "<data_limit>209715200</data_limit>",
                            "<messages_sent>12</messages_sent>",
                            "<data_sent>48000</data_sent>",
                            "<messages_remaining>988</messages_remaining>",
                            "<data_remaining>209667200</data_remaining>",
                            "<max_message_size>52428800</max_message_size>",
                            "<from_addresses_limit>10</from_addresses_limit>",
                            "<from_addresses_used>3</from_addresses_used>",
                            "</basic_user>",
                            "</result>");
        }

        @Test
        void tellsTheTimesOfTheUnitedKingdom() {
            open(0);
            owner.put("users/" + id + "/quota", "{\"periodDay\": 1}");

            String xml = client.get(basicUser).text();

            Instant now = OffsetDateTime.parse(value(xml, "current_datetime"), UK_OFFSET)
                    .toInstant();
            assertThat(Duration.between(now, Instant.now()).abs()).isLessThan(Duration.ofMinutes(2));
            Instant reset = LocalDateTime.parse(value(xml, "next_reset"), UK)
                    .atZone(ZoneId.of("Europe/London"))
                    .toInstant();
            assertThat(reset)
                    .isEqualTo(Instant.parse(owner.get("users/" + id + "/usage")
                            .json()
                            .path("nextReset")
                            .asText()));
        }

        @Test
        void countsFarBeyond32BitsAndShowsNothingLessThanNothing() {
            open(0);
            count(1, 1_000_000_000_000L);
            owner.put("users/" + id + "/quota", "{\"messages\": 6000000000, \"bytes\": 5368709120}");

            String xml = client.get(basicUser).text();

            assertThat(value(xml, "data_sent")).isEqualTo("1000000000000");
            assertThat(value(xml, "data_limit")).isEqualTo("5368709120");
            assertThat(value(xml, "data_remaining")).isEqualTo("0");
            assertThat(value(xml, "messages_remaining")).isEqualTo("5999999999");
        }

        @Test
        void hasDigitsWhereThereIsNoLimit() {
            open(0);

            String xml = client.get(basicUser).text();

            for (String name : List.of("messages_limit", "data_limit", "messages_remaining", "max_message_size")) {
                assertThat(value(xml, name)).isEqualTo("9223372036854775807");
            }
            assertThat(value(xml, "from_addresses_limit")).isEqualTo("10");
        }

        @Test
        void leavesEmptyWhatTheCodeMayNotRead() {
            made("\"quotas:read\"", "");

            assertThat(value(client.get(basicUser).text(), "from_addresses_used"))
                    .isEmpty();
        }

        @Test
        void takesTheAccountInEitherCase() {
            open(0);

            assertThat(as(account.toUpperCase(), PASSWORD)
                            .get("/restful/basic_user/" + account.toUpperCase())
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void takesAnyAcceptHeader() {
            open(0);

            assertThat(client.with("Accept", "application/json").get(basicUser).text())
                    .contains("<basic_user>");
        }
    }

    @Nested
    class IpAllocationCall {
        @Test
        void listsAddresses() {
            open(0);
            String block = "10." + number() + "." + number() + ".";
            String six = "fd%02x::%x".formatted(number(), number());
            for (String address : List.of(six, block + "9", block + "10")) {
                owner.post("users/" + id + "/ip-allocations", "{\"address\": \"" + address + "\"}");
            }

            Answer answer = client.get(ipAllocation);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text().lines().map(String::strip))
                    .containsExactly(
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                            "<result>",
                            "<ip_allocation>",
                            "<version>1.00</version>",
                            "<ip>" + block + "9</ip>",
                            "<ip>" + block + "10</ip>",
                            "<ip>" + six + "</ip>",
                            "</ip_allocation>",
                            "</result>");
        }

        @Test
        void isAnErrorWithoutAny() {
            open(0);

            assertError(client.get(ipAllocation), 2);
        }
    }

    @Nested
    class Access {
        @Test
        void isOffByDefault() {
            assertRefused(client.get(basicUser), 401);
            owner.put("users/" + id + "/smtp-api", "{\"password\": \"" + PASSWORD + "\"}");

            assertRefused(client.get(basicUser), 401);
        }

        @Test
        void isByAPasswordOfItsOwn() {
            owner.put("users/" + id + "/password", "{\"password\": \"five-even-words-apart\"}");
            open(0);

            assertRefused(as(account, "five-even-words-apart").get(basicUser), 401);
            assertRefused(as("ada@" + domain, PASSWORD).get(basicUser), 401);
            assertThat(client.get(basicUser).status()).isEqualTo(200);
        }

        @Test
        void isToTheOwnAccountAlone() {
            open(0);
            String other = tenant.user("bob@" + domain).path("accountCode").asText();

            assertRefused(client.get("/restful/basic_user/" + other), 401);
            assertRefused(client.get("/restful/ip_allocation/" + other), 401);
            assertRefused(client.get("/restful/basic_user/zz99999"), 401);
            assertRefused(client.get("/restful/basic_user/" + id), 401);
        }

        @ParameterizedTest
        @ValueSource(strings = {"..%2F..%2Fetc", "%27%3B--", "aa00001;", "%00", "x", "aa000001"})
        void isNotToWhatIsNoAccount(String text) {
            open(0);

            assertThat(client.get("/restful/basic_user/" + text).status()).isIn(400, 401, 404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic", "Basic !!!", "Bearer x", "Basic YQ=="})
        void isNotByOtherCredentials(String header) {
            assertRefused(
                    ApiClient.at(SharedServer.get().httpsUri())
                            .with("Authorization", header)
                            .get(basicUser),
                    401);
        }

        @Test
        void isNotByTheSecretOfACodeNorByThisPasswordElsewhere() {
            open(0);
            String code = owner.post("api-codes", "{\"name\": \"x\", \"enabled\": true, \"scopes\": [\"quotas:read\"]}")
                    .json()
                    .path("secret")
                    .asText();

            assertRefused(https().with("Authorization", "Bearer " + code).get(basicUser), 401);
            assertRefused(https().get(basicUser), 401);
            assertThat(client.get("/v1/users/" + id + "/usage").status()).isEqualTo(401);
        }

        @Test
        void isOverHttpsAlone() {
            open(0);
            ApiClient plain = ApiClient.anonymous().with("Authorization", basic(account, PASSWORD));

            Answer answer = plain.get(basicUser);

            assertRefused(answer, 403);
            assertThat(answer.header("Location")).isNull();
            assertRefused(plain.with("X-Forwarded-Proto", "https").get(basicUser), 403);
            assertThat(client.get(basicUser).text()).contains("<basic_user>"); // the call was not counted
        }

        @Test
        void endsWithTheUserAndWithTheCode() {
            open(0);
            owner.patch("users/" + id, "{\"status\": \"disabled\"}");
            assertRefused(client.get(basicUser), 401);
            owner.patch("users/" + id, "{\"status\": \"enabled\"}");
            assertThat(client.get(basicUser).status()).isEqualTo(200);

            owner.delete("users/" + id + "/smtp-api");

            assertRefused(client.get(basicUser), 401);
        }

        @Test
        void isKeptByTheLocksOfTheCode() {
            made("\"quotas:read\"", ", \"allowedNetworks\": [\"192.0.2.0/24\"]");

            assertRefused(client.get(basicUser), 401);
        }

        @Test
        void isByTheScopesOfTheCode() {
            made("\"quotas:read\"", "");

            assertThat(client.get(basicUser).text()).contains("<basic_user>");
            assertError(client.get(ipAllocation), 3);
        }

        @Test
        void isOpenToProtectedUsersThemselves() {
            open(0);
            owner.patch("users/" + id, "{\"protected\": true}");

            assertThat(client.get(basicUser).text()).contains("<basic_user>");
        }
    }

    @Nested
    class Pace {
        @Test
        void isOneCallInTwentySeconds() {
            owner.put("users/" + id + "/smtp-api", "{\"enabled\": true, \"password\": \"" + PASSWORD + "\"}");
            assertThat(client.get(basicUser).text()).contains("<basic_user>");

            Answer second = client.get(ipAllocation);

            assertError(second, 1);
            assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(1, 20);
            owner.put("users/" + id + "/smtp-api", "{\"enabled\": true, \"interval\": 0}");
            assertThat(client.get(basicUser).text()).contains("<basic_user>");
        }

        @Test
        void isNotPutOffByCallsThatComeTooSoon() {
            open(600);
            client.get(basicUser);
            Instant first = lastCall();
            assertError(client.get(basicUser), 1);
            assertError(client.get(basicUser), 1);

            assertThat(lastCall()).isEqualTo(first);
            owner.put("users/" + id + "/smtp-api", "{\"enabled\": true, \"interval\": 0}");
            assertThat(client.get(basicUser).text()).contains("<basic_user>");
        }

        @Test
        void countsNoCallsThatAreRefusedOtherwise() {
            open(600);
            assertRefused(as(account, "wrong-odd-words-together").get(basicUser), 401);
            assertRefused(client.get("/restful/basic_user/zz99999"), 401);
            assertRefused(client.get("/restful/nothing/" + account), 404);
            assertRefused(client.send("DELETE", basicUser), 405);

            assertThat(client.get(basicUser).text()).contains("<basic_user>");
        }

        @Test
        void letsOneOfManyPassThatComeTogether() {
            open(600);

            List<Answer> answers = AtOnce.call(8, number -> client.get(basicUser));

            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(answers.stream().filter(answer -> answer.text().contains("<basic_user>")))
                    .hasSize(1);
        }

        private Instant lastCall() {
            return Instant.parse(owner.get("users/" + id + "/smtp-api")
                    .json()
                    .path("lastCallAt")
                    .asText());
        }
    }

    @Nested
    class OtherRequests {
        @ParameterizedTest
        @ValueSource(strings = {"/restful", "/restful/", "/restful/basic_user", "/restful/other/aa00001"})
        void areNotFound(String path) {
            assertRefused(https().get(path), 404);
        }

        @ParameterizedTest
        @CsvSource({"POST", "PUT", "DELETE", "PATCH"})
        void areOfNoOtherMethodThanGet(String method) {
            open(0);

            Answer answer = client.send(method, basicUser);

            assertRefused(answer, 405);
            assertThat(answer.header("Allow")).contains("GET").doesNotContain("POST");
        }
    }

    private void open(int interval) {
        Answer answer = owner.put("users/" + id + "/smtp-api", """
                {"enabled": true, "password": "%s", "interval": %d}""".formatted(PASSWORD, interval));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void made(String scopes, String more) {
        Answer code = owner.post("api-codes", """
                {"name": "x", "enabled": true, "scopes": [%s], "dialects": ["authsmtp"], "user": "%s",
                "password": "%s"%s}""".formatted(scopes, id, PASSWORD, more));
        assertThat(code.status()).as(code.text()).isEqualTo(201);
        owner.put("users/" + id + "/smtp-api", "{\"enabled\": true, \"interval\": 0}");
    }

    private void count(long recipients, long bytes) {
        owner.post("users/" + id + "/usage", "{\"recipients\": " + recipients + ", \"bytes\": " + bytes + "}");
    }

    private static void assertError(Answer answer, int code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> lines = answer.text().lines().map(String::strip).toList();
        assertThat(lines.subList(0, 5))
                .containsExactly(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<result>",
                        "<error>",
                        "<version>1.00</version>",
                        "<code>" + code + "</code>");
        assertThat(value(answer.text(), "message")).isNotBlank();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(answer.text().length()).isLessThan(40);
        assertThat(answer.header("WWW-Authenticate")).isNull();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private static String value(String xml, String name) {
        int start = xml.indexOf("<" + name + ">") + name.length() + 2;
        return xml.substring(start, xml.indexOf("</" + name + ">"));
    }

    private static ApiClient as(String login, String password) {
        return https().with("Authorization", basic(login, password));
    }

    private static ApiClient https() {
        return ApiClient.at(SharedServer.get().httpsUri());
    }

    private static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static int number() {
        return ThreadLocalRandom.current().nextInt(1, 255);
    }
}
