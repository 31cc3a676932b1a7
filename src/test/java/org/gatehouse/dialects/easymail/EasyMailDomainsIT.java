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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Domains, as clients of EasyMail know them. */
class EasyMailDomainsIT {
    private final Tenant tenant = Tenant.fresh();
    private final EasyMailClient client = EasyMailClient.of(tenant);

    @Nested
    class Lists {
        @Test
        void areEmptyAtFirst() {
            Answer answer = client.get("domains");

            assertOk(answer);
            assertThat(answer.text()).isEqualTo("{\"domains\":[]}");
        }

        @Test
        void haveTheNewestFirst() {
            String one = Tenant.unique("d") + ".example";
            String two = Tenant.unique("d") + ".example";
            long first = client.domain(one);
            long second = client.domain(two);
            tenant.user("b@" + two);

            Answer answer = client.get("domains");

            assertThat(answer.text())
                    .isEqualTo(
                            "{\"domains\":[{\"id\":" + second + ",\"name\":\"" + two + "\",\"users_count\":2},{\"id\":"
                                    + first + ",\"name\":\"" + one + "\",\"users_count\":1}]}");
        }

        @Test
        void comeInPartsOnDemand() {
            for (int i = 0; i < 5; i++) {
                client.domain(Tenant.unique("d") + ".example");
            }
            List<String> all = ids(client.get("domains"));

            List<String> first = ids(client.get("domains?limit=2"));
            List<String> rest = ids(client.get("domains?limit=10&before=" + first.get(1)));

            assertThat(first).isEqualTo(all.subList(0, 2));
            assertThat(rest).isEqualTo(all.subList(2, 5));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"limit=0", "limit=-1", "limit=x", "before=x", "before=1.5", "limit=9999999999999999999"})
        void refuseParts(String query) {
            assertRefused(client.get("domains?" + query));
        }

        @Test
        void showOnlyDomainsOfTheCode() {
            String one = tenant.domain();
            client.domain(Tenant.unique("d") + ".example");
            String id = tenant.client().get("domains/" + one).json().path("id").asText();

            EasyMailClient bound = EasyMailClient.with(tenant, "\"domains\":[\"" + id + "\"],", Scope.DOMAINS_READ);

            assertThat(bound.get("domains").json().path("domains").findValuesAsText("name"))
                    .containsExactly(one);
        }
    }

    @Nested
    class Create {
        @Test
        void makesADomainWithItsFirstUser() {
            String name = Tenant.unique("d") + ".example";

            Answer made = client.post("domains", "domain=" + name, "username=Post@" + name, "password=" + PASSWORD);

            assertOk(made);
            JsonNode domain = tenant.client().get("domains/" + name).json();
            JsonNode user = tenant.client().get("users/post@" + name).json();
            assertThat(made.json().path("domain_id").asLong())
                    .isEqualTo(domain.path("number").asLong());
            assertThat(made.json().path("id").asLong())
                    .isEqualTo(user.path("number").asLong());
            assertThat(user.path("mailbox").asBoolean()).isTrue();
            assertThat(domain.path("usersCount").asLong()).isEqualTo(1);
            assertLogsIn("post@" + name, PASSWORD);
        }

        @Test
        void refusesOneThatIsThere() {
            String name = tenant.domain();

            Answer refused = client.post("domains", "domain=" + name, "username=a@" + name, "password=" + PASSWORD);

            assertThat(assertRefused(refused)).isEqualTo("Domain is already exist");
        }

        @ParameterizedTest
        @CsvSource({
            "username=a@elsewhere.example, password=" + PASSWORD,
            "username=postmaster, password=" + PASSWORD,
            "username=a@%s, password=short",
            "username=a@%s, password=password",
            "username=a@%s, is_encrypted=1",
            "username=a@%s, password=",
            "password=" + PASSWORD + ", x=y",
            "username=a b@%s, password=" + PASSWORD,
            "username=../a@%s, password=" + PASSWORD
        })
        void makesNothingWhenItsUserIsRefused(String first, String second) {
            String name = Tenant.unique("d") + ".example";

            assertRefused(client.post("domains", "domain=" + name, first.formatted(name), second));

            assertThat(tenant.client().get("domains/" + name).status()).isEqualTo(404);
            assertThat(client.get("domains").text()).isEqualTo("{\"domains\":[]}");
        }

        @Test
        void needsTheScopesOfUsersToo() {
            EasyMailClient poor = EasyMailClient.with(tenant, "", Scope.DOMAINS_WRITE, Scope.USERS_WRITE);
            String name = Tenant.unique("d") + ".example";

            assertRefused(poor.post("domains", "domain=" + name, "username=a@" + name, "password=" + PASSWORD), 403);

            assertThat(tenant.client().get("domains/" + name).status()).isEqualTo(404);
        }
    }

    @Nested
    class Delete {
        @Test
        void takesAllWithIt() {
            String name = Tenant.unique("d") + ".example";
            long id = client.domain(name);
            tenant.alias("info@" + name, "postmaster@" + name);

            assertOk(client.delete("domain", "domain=" + name));

            assertThat(tenant.client().get("domains/" + name).status()).isEqualTo(404);
            assertThat(tenant.client().get("users/postmaster@" + name).status()).isEqualTo(404);
            assertThat(client.get("users/" + id).text()).isEqualTo("{\"users\":[]}");
        }

        @Test
        void readsTheNameFromAnywhere() {
            String name = Tenant.unique("d") + ".example";
            byte[] form = ("domain=" + name).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            client.domain(name);
            assertOk(client.delete("domain?domain=" + name));
            client.domain(name);
            assertOk(client.call("DELETE", "domain", "application/x-www-form-urlencoded", form));
            client.domain(name);
            assertOk(client.call("DELETE", "domain", "application/x-www-form-urlencoded; charset=UTF-8", form));
        }

        @Test
        void refusesOneThatIsNotThere() {
            assertRefused(client.delete("domain", "domain=" + Tenant.unique("d") + ".example"));
            String others = Tenant.fresh().domain();
            assertRefused(client.delete("domain", "domain=" + others));
            assertRefused(client.delete("domain"));
        }

        @Test
        void leavesWhatHoldsAProtectedUser() {
            String name = tenant.domain();
            tenant.client().post("users", """
                    {"address": "a@%s", "protected": true}""".formatted(name));
            EasyMailClient ordinary = EasyMailClient.with(tenant, "", Scope.DOMAINS_WRITE);

            assertRefused(ordinary.delete("domain", "domain=" + name), 403);

            assertThat(tenant.usersCount(name)).isEqualTo(1);
        }
    }

    @Nested
    class OddNames {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../../etc/passwd",
                    "a.example/../../b",
                    "a.example;rm -rf /",
                    "a.example'--",
                    "a.example\" or \"1\"=\"1",
                    "$(id).example",
                    "`id`.example",
                    "a.example\u0000.b",
                    "a b.example",
                    "-a.example",
                    "a..example",
                    ".",
                    "localhost",
                    "192.0.2.1",
                    "[::1]",
                    "%2e%2e%2f",
                    "a.example\r\nX: y",
                    "\u202ea.example"
                })
        void areRefused(String name) {
            areRefusedEverywhere(name);
        }

        @Test
        void areRefusedWhenTheyAreLong() {
            areRefusedEverywhere("a".repeat(300) + ".example");
            areRefusedEverywhere("a.".repeat(150) + "example");
        }

        private void areRefusedEverywhere(String name) {
            assertRefused(client.post("domains", "domain=" + name, "username=a@" + name, "password=" + PASSWORD));
            assertRefused(client.delete("domain", "domain=" + name));
            assertThat(client.get("domains").text()).isEqualTo("{\"domains\":[]}");
        }
    }

    private static List<String> ids(Answer answer) {
        return answer.json().path("domains").findValuesAsText("id");
    }

    private void assertLogsIn(String username, String password) {
        Answer answer = tenant.client().post("access-tokens", """
                {"username": "%s", "password": "%s"}""".formatted(username, password));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
