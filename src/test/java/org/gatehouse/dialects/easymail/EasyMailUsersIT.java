package org.gatehouse.dialects.easymail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.easymail.EasyMailClient.PASSWORD;
import static org.gatehouse.dialects.easymail.EasyMailClient.assertOk;
import static org.gatehouse.dialects.easymail.EasyMailClient.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users of a domain and their passwords, as clients of EasyMail know them. */
class EasyMailUsersIT {
    private static final String OTHER = "five-even-odder-words-here";

    /** By {@code openssl passwd -1}, of the password behind it. */
    private static final String MD5 = "$1$easymail$1ErlGLFipHrQN/YEV1Mwk/";

    private final Tenant tenant = Tenant.fresh();
    private final EasyMailClient client = EasyMailClient.of(tenant);
    private final String name = Tenant.unique("d") + ".example";
    private final long domain = client.domain(name);

    @Nested
    class Lists {
        @Test
        void haveTheNewestFirst() {
            long postmaster = ids(client.get("users/" + domain)).get(0);
            long second = made(client.post("users/" + domain, "email=b@" + name, "password=" + PASSWORD));

            Answer answer = client.get("users/" + domain);

            assertOk(answer);
            assertThat(answer.text())
                    .isEqualTo(("{\"users\":[{\"id\":%d,\"domain_id\":%d,\"email\":\"b@%s\"},"
                                    + "{\"id\":%d,\"domain_id\":%d,\"email\":\"postmaster@%s\"}]}")
                            .formatted(second, domain, name, postmaster, domain, name));
        }

        @Test
        void comeInPartsOnDemand() {
            for (int i = 0; i < 4; i++) {
                tenant.user("u" + i + "@" + name);
            }
            List<Long> all = ids(client.get("users/" + domain));

            List<Long> first = ids(client.get("users/" + domain + "?limit=2"));
            List<Long> rest = ids(client.get("users/" + domain + "?before=" + first.get(1)));

            assertThat(all).hasSize(5);
            assertThat(first).isEqualTo(all.subList(0, 2));
            assertThat(rest).isEqualTo(all.subList(2, 5));
        }

        @Test
        void areWholeWhenTheyAreLong() {
            StringBuilder operations = new StringBuilder();
            for (int i = 0; i < 1000; i++) {
                operations
                        .append(i == 0 ? "" : ",")
                        .append("{\"op\":\"create\",\"content\":{\"address\":\"u%d@%s\"}}".formatted(i, name));
            }
            Answer batch = tenant.client().post("users/batch", "{\"operations\":[" + operations + "]}");
            assertThat(batch.status()).as(batch.text()).isEqualTo(200);

            List<Long> all = ids(client.get("users/" + domain));

            assertThat(all).hasSize(1001).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        }

        @Test
        void areEmptyForUnknownDomains() {
            long others = EasyMailClient.of(Tenant.fresh()).domain(Tenant.unique("d") + ".example");

            assertThat(client.get("users/" + others).text()).isEqualTo("{\"users\":[]}");
            assertThat(client.get("users/999999999").text()).isEqualTo("{\"users\":[]}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "-1", "1e3", "99999999999999999999", "%2e%2e", "1;2=3x"})
        void refuseWhatIsNoId(String id) {
            Answer answer = client.get("users/" + id);

            assertThat(answer.status()).as(answer.text()).isIn(200, 400, 404);
            if (answer.status() == 200 && !answer.text().equals("{\"users\":[]}")) {
                assertRefused(answer);
            }
        }

        @Test
        void leaveOutWhomTheCodeDoesNotReach() {
            tenant.client().post("users", """
                    {"address": "chief@%s", "protected": true}""".formatted(name));

            EasyMailClient ordinary = EasyMailClient.with(tenant, "", Scope.USERS_READ);

            assertThat(ordinary.get("users/" + domain).text()).doesNotContain("chief@");
            assertThat(client.get("users/" + domain).text()).contains("chief@");
        }
    }

    @Nested
    class Create {
        @ParameterizedTest
        @ValueSource(strings = {"users/", "user/"})
        void makesAMailbox(String path) {
            Answer made = client.post(path + domain, "email=Ada@" + name, "password=" + PASSWORD);

            assertOk(made);
            JsonNode user = tenant.client().get("users/ada@" + name).json();
            assertThat(made.json().path("id").asLong())
                    .isEqualTo(user.path("number").asLong());
            assertThat(made.json().path("domain_id").asLong()).isEqualTo(domain);
            assertThat(user.path("mailbox").asBoolean()).isTrue();
            assertThat(logsIn("ada@" + name, PASSWORD)).isTrue();
        }

        @Test
        void takesAHash() {
            made(client.post(
                    "users/" + domain,
                    "email=ada@" + name,
                    "password=" + MD5,
                    "is_encrypted=1",
                    "domain_id=" + domain));

            assertThat(logsIn("ada@" + name, "the-words-of-yuksel")).isTrue();
        }

        @Test
        void refusesAPasswordThatIsCalledAHash() {
            assertRefused(
                    client.post("users/" + domain, "email=ada@" + name, "password=" + PASSWORD, "is_encrypted=1"));
            assertThat(tenant.usersCount(name)).isEqualTo(1);
        }

        @Test
        void refusesOneWhoIsThere() {
            Answer refused = client.post("users/" + domain, "email=postmaster@" + name, "password=" + PASSWORD);

            assertThat(assertRefused(refused)).isEqualTo("User already exist!");
            assertThat(refused.json().path("error").asText()).isEqualTo("User already exist!");
            tenant.alias("info@" + name, "postmaster@" + name);
            assertThat(assertRefused(client.post("user/" + domain, "email=info@" + name, "password=" + PASSWORD)))
                    .isEqualTo("User already exist!");
        }

        @Test
        void refusesAnAddressElsewhere() {
            String other = tenant.domain();

            assertRefused(client.post("users/" + domain, "email=a@" + other, "password=" + PASSWORD));
            assertRefused(client.post("users/" + domain, "email=a@far.example", "password=" + PASSWORD));
            assertRefused(client.post("users/" + domain, "email=a@sub." + name, "password=" + PASSWORD));
        }

        @Test
        void refusesAnotherDomainInTheForm() {
            assertRefused(client.post(
                    "users/" + domain, "email=a@" + name, "password=" + PASSWORD, "domain_id=" + (domain + 1)));
        }

        @Test
        void refusesAnUnknownDomain() {
            assertRefused(client.post("users/999999999", "email=a@" + name, "password=" + PASSWORD));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../../x",
                    "a;rm -rf /",
                    "a'or'1'='1",
                    "\"a b\"",
                    "a\u0000b",
                    "",
                    "a b",
                    "..",
                    "a\r\nBcc: x",
                    "\u202ea"
                })
        void judgesOddAddresses(String local) {
            Answer answer = client.post("users/" + domain, "email=" + local + "@" + name, "password=" + PASSWORD);

            if (answer.json().path("result").asBoolean()) { // lawful after RFC 5321, however odd
                assertThat(tenant.client().get("users?limit=1000").text())
                        .contains(local.replace("\\", "\\\\") + "@" + name);
            } else {
                assertRefused(answer);
            }
        }

        @Test
        void refusesLongAddresses() {
            assertRefused(
                    client.post("users/" + domain, "email=" + "a".repeat(300) + "@" + name, "password=" + PASSWORD));
        }

        @Test
        void needsTheScopeOfPasswords() {
            EasyMailClient poor = EasyMailClient.with(tenant, "", Scope.USERS_WRITE);

            assertRefused(poor.post("users/" + domain, "email=a@" + name, "password=" + PASSWORD), 403);
        }
    }

    @Nested
    class Passwords {
        private final long user = ids(client.get("users/" + domain)).get(0);

        @Test
        void areChanged() {
            assertOk(client.post("user-change-password", "id=" + user, "password=" + OTHER, "domain_id=" + domain));

            assertThat(logsIn("postmaster@" + name, OTHER)).isTrue();
            assertThat(logsIn("postmaster@" + name, PASSWORD)).isFalse();
        }

        @Test
        void areChangedByAHash() {
            assertOk(client.post(
                    "user-change-password",
                    "id=" + user,
                    "password=" + MD5,
                    "domain_id=" + domain,
                    "is_encrypted=true"));

            assertThat(logsIn("postmaster@" + name, "the-words-of-yuksel")).isTrue();
        }

        @Test
        void stayWhenUserAndDomainAreNoPair() {
            long other = client.domain(Tenant.unique("d") + ".example");

            assertRefused(client.post("user-change-password", "id=" + user, "password=" + OTHER, "domain_id=" + other));
            assertRefused(
                    client.post("user-change-password", "id=999999999", "password=" + OTHER, "domain_id=" + domain));
            assertRefused(
                    client.post("user-change-password", "id=" + user, "password=" + OTHER, "domain_id=999999999"));
            assertRefused(client.post("user-change-password", "id=" + user, "password=" + OTHER));
            assertRefused(client.post("user-change-password", "password=" + OTHER, "domain_id=" + domain));
            assertThat(logsIn("postmaster@" + name, PASSWORD)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "short", "password", "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000"})
        void areRefused(String password) {
            assertRefused(
                    client.post("user-change-password", "id=" + user, "password=" + password, "domain_id=" + domain));
        }

        @Test
        void areNotThoseOfProtectedUsers() {
            tenant.client().post("users", """
                    {"address": "chief@%s", "protected": true}""".formatted(name));
            long chief = ids(client.get("users/" + domain)).get(0);
            EasyMailClient ordinary = EasyMailClient.with(tenant, "", Scope.USERS_PASSWORD_WRITE);

            assertRefused(
                    ordinary.post("user-change-password", "id=" + chief, "password=" + OTHER, "domain_id=" + domain),
                    403);
        }

        @Test
        void neverComeBack() {
            Answer answer = client.post("user-change-password", "id=" + user, "password=s3cr3t", "domain_id=" + domain);

            assertRefused(answer);
            assertThat(answer.text()).doesNotContain("s3cr3t");
        }
    }

    @Nested
    class Delete {
        @Test
        void removesTheUserAtTheAddress() {
            assertOk(client.delete("users", "email=PostMaster@" + name));

            assertThat(tenant.client().get("users/postmaster@" + name).status()).isEqualTo(404);
            assertThat(client.get("domains").json().at("/domains/0/users_count").asLong())
                    .isZero();
        }

        @Test
        void findsAUserWithAnotherName() {
            Answer made = tenant.client().post("users", """
                    {"address": "ada@%s", "username": "ada"}""".formatted(name));
            assertThat(made.status()).isEqualTo(201);

            assertOk(client.delete("users", "email=ada@" + name));

            assertThat(tenant.client().get("users/ada").status()).isEqualTo(404);
        }

        @Test
        void refusesUnknownOnes() {
            assertRefused(client.delete("users", "email=nobody@" + name));
            assertRefused(client.delete("users", "email=nonsense"));
            assertRefused(client.delete("users"));
        }

        @Test
        void leavesWhoMerelyHasTheAddress() {
            Answer made = tenant.client().post("users", """
                    {"address": "eve@far.example", "username": "eve"}""");
            assertThat(made.status()).isEqualTo(201);

            assertRefused(client.delete("users", "email=eve@far.example"));

            assertThat(tenant.client().get("users/eve").status()).isEqualTo(200);
        }
    }

    private static long made(Answer answer) {
        assertOk(answer);
        return answer.json().path("id").asLong();
    }

    private static List<Long> ids(Answer answer) {
        assertOk(answer);
        return answer.json().path("users").findValuesAsText("id").stream()
                .map(Long::valueOf)
                .toList();
    }

    private boolean logsIn(String username, String password) {
        int status = tenant.client()
                .post("access-tokens", """
                        {"username": "%s", "password": "%s"}""".formatted(username, password))
                .status();
        assertThat(status).isIn(200, 401);
        return status == 200;
    }
}
