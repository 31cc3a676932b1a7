package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The domains of an account, and their DKIM keys. */
class LuxSciDomainsIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final LuxSciClient client = LuxSciClient.with(
            tenant, Scope.DOMAINS_READ, Scope.DOMAINS_WRITE, Scope.DKIM_KEYS_READ, Scope.DKIM_KEYS_WRITE);
    private final String account = LuxSciClient.account(tenant);
    private final String domains = "/account/" + account + "/domains";
    private final String dkim = "/account/" + account + "/dkim";
    private final String name = Tenant.unique("d") + ".example";

    private List<String> names() {
        List<String> names = new ArrayList<>();
        data(client.get(domains))
                .forEach(domain -> names.add(domain.path("domain").asText()));
        return names;
    }

    @Nested
    class Lists {
        @Test
        void haveAllByNameAsOneByOne() {
            tenant.domain("z-" + name);
            tenant.domain(name);
            tenant.user("ada@" + name);

            assertThat(names()).containsExactly(name, "z-" + name);
            JsonNode first = data(client.get(domains)).get(0);
            assertThat(first).isEqualTo(data(client.get(domains + "/" + name)));
            assertThat(first.fieldNames())
                    .toIterable()
                    .startsWith("id", "gid", "domain", "is_enabled", "is_verified", "is_hipaa", "users");
            assertThat(first.path("id"))
                    .isEqualTo(owner.get("domains/" + name).json().path("number"));
            assertThat(first.path("gid").asText()).isEqualTo(account);
            assertThat(first.path("is_enabled").intValue()).isOne();
            assertThat(first.path("is_verified").intValue()).isOne();
            assertThat(first.path("is_hipaa").isInt()).isTrue();
            assertThat(first.path("users").intValue()).isOne();
        }

        @Test
        void haveNoneOfOthers() {
            Tenant.fresh().domain();

            assertThat(names()).isEmpty();
        }
    }

    @Nested
    class Create {
        @Test
        void makesADomain() {
            JsonNode made = data(client.post(domains, """
                    {"domain":" %s ","description":"Ours","max_users":5,"is_enabled":0}""".formatted(name.toUpperCase())));

            assertThat(made.path("domain").asText()).isEqualTo(name);
            assertThat(made.path("is_enabled").intValue()).isZero();
            assertThat(made.path("description").asText()).isEqualTo("Ours");
            assertThat(made.path("max_users").asInt()).isEqualTo(5);
            assertThat(made).isEqualTo(data(client.get(domains + "/" + name)));
        }

        @Test
        void refusesOneThatIsThereHereOrElsewhere() {
            tenant.domain(name);
            String others = Tenant.fresh().domain();

            assertRefused(client.post(domains, "{\"domain\":\"" + name + "\"}"), 409, "domain-taken");
            assertRefused(client.post(domains, "{\"domain\":\"" + others + "\"}"), 409, "domain-taken");
            assertRefused(client.post(domains, "{\"domain\":\"sub." + others + "\"}"), 409, "domain-taken");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|domain",
                    "{'domain':''}|domain",
                    "{'domain':'no domain'}|domain",
                    "{'domain':'-x.example'}|domain",
                    "{'domain':{}}|domain",
                    "{'domain':'d.example','max_users':-1}|max_users",
                    "{'domain':'d.example','max_users':1.5}|max_users",
                    "{'domain':'d.example','is_enabled':'maybe'}|is_enabled",
                    "{'domain':'d.example','colour':'red'}|colour"
                })
        void refusesWhatIsWrong(String body, String member) {
            Answer refused = client.post(domains, body.replace('\'', '"'));

            assertRefused(refused, 400, "invalid-body");
            assertThat(refused.json().path("error_message").asText()).contains(member);
            assertThat(names()).isEmpty();
        }
    }

    @Nested
    class Update {
        @Test
        void changesInPart() {
            client.post(domains, "{\"domain\":\"" + name + "\",\"description\":\"Ours\",\"max_users\":5}");

            assertThat(data(client.put(domains + "/" + name, "{\"is_enabled\":\"0\"}"))
                            .path("is_enabled")
                            .intValue())
                    .isZero();
            JsonNode changed = data(client.put(domains + "/" + name, "{\"max_users\":null,\"description\":\"\"}"));

            assertThat(changed.has("max_users")).isFalse();
            assertThat(changed.path("description").textValue()).isEmpty();
            assertThat(changed.path("is_enabled").intValue()).isZero();
        }

        @Test
        void takesItselfBackButNoOtherName() {
            tenant.domain(name);
            ObjectNode whole = data(client.get(domains + "/" + name)).deepCopy();

            assertThat(data(client.put(domains + "/" + name, whole.toString()))
                            .path("is_hipaa")
                            .intValue())
                    .isZero();
            Answer refused = client.put(domains + "/" + name, "{\"domain\":\"x-" + name + "\"}");
            assertRefused(refused, 400, "invalid-body");
            assertThat(refused.json().path("error_message").asText()).contains("domain stays what it was");
        }

        /** Whoever is told that it is done believes it. */
        @Test
        void doesNotPromiseWhatItDoesNotDo() {
            tenant.domain(name);

            for (String yes : List.of("1", "true", "\"1\"")) {
                Answer refused =
                        client.put(domains + "/" + name, "{\"is_hipaa\":" + yes + ",\"description\":\"Safe\"}");
                assertRefused(refused, 400, "invalid-body");
                assertThat(refused.json().path("error_message").asText()).contains("is_hipaa");
            }
            assertRefused(client.post(domains, "{\"domain\":\"x-" + name + "\",\"is_hipaa\":1}"), 400, "invalid-body");
            assertThat(data(client.get(domains + "/" + name))
                            .path("description")
                            .textValue())
                    .isEmpty();
            assertThat(names()).containsExactly(name);
        }

        @Test
        void findsNoneThatIsNotThere() {
            String others = Tenant.fresh().domain();

            for (String none : List.of("none.example", others, "1", "no%20name")) {
                assertRefused(client.put(domains + "/" + none, "{\"is_enabled\":1}"), 404, "domain-not-found");
                assertRefused(client.get(domains + "/" + none), 404, "domain-not-found");
                assertRefused(client.delete(domains + "/" + none), 404, "domain-not-found");
                assertRefused(client.get(dkim + "/" + none), 404, "domain-not-found");
            }
        }
    }

    @Nested
    class Delete {
        @Test
        void removesOneThatIsEmpty() {
            tenant.domain(name);

            data(client.delete(domains + "/" + name));

            assertRefused(client.get(domains + "/" + name), 404, "domain-not-found");
        }

        @Test
        void removesNoneWithUsersUnlessTold() {
            tenant.domain(name);
            tenant.user("ada@" + name);

            assertRefused(client.delete(domains + "/" + name), 409, "domain-not-empty");
            assertRefused(client.delete(domains + "/" + name + "?cascade=maybe"), 400, "invalid-parameter");
            assertThat(names()).containsExactly(name);
            assertRefused(client.delete(domains + "/" + name + "?cascade=0"), 409, "domain-not-empty");
            data(client.delete(domains + "/" + name + "?cascade=true"));
            assertThat(owner.get("users/ada@" + name).status()).isEqualTo(404);
        }

        @Test
        void takesOneForYes() {
            tenant.domain(name);
            tenant.user("ada@" + name);

            data(client.delete(domains + "/" + name + "?cascade=1"));

            assertThat(names()).isEmpty();
        }
    }

    @Nested
    class Dkim {
        @Test
        void isMadeOnceAndTold() {
            tenant.domain(name);
            assertRefused(client.get(dkim + "/" + name), 404, "dkim-key-not-found");

            JsonNode made = data(client.post(dkim, "{\"domain\":\"" + name + "\"}"));

            assertThat(made.path("domain").asText()).isEqualTo(name);
            assertThat(made.path("state").asText()).isEqualTo("waiting");
            assertThat(made.path("is_published").intValue()).isZero();
            assertThat(made.path("dns_name").asText())
                    .isEqualTo(made.path("selector").asText() + "._domainkey." + name);
            assertThat(made.path("dns_value").asText()).startsWith("v=DKIM1; k=rsa; p=");
            assertThat(made.path("dns_record").asText()).contains(" IN TXT ");
            assertThat(made.path("public_key").asText()).startsWith("-----BEGIN PUBLIC KEY-----");
            assertThat(made.toString()).doesNotContain("PRIVATE");
            assertThat(data(client.get(dkim + "/" + name))).isEqualTo(made);
            assertThat(data(client.post(dkim, "{\"domain\":\"" + name.toUpperCase() + "\"}")))
                    .isEqualTo(made);
            JsonNode keys = owner.get("domains/" + name + "/dkim-keys").json().path("items");
            assertThat(keys).hasSize(1);
            assertThat(keys.get(0).path("switches").asBoolean()).isTrue();
        }

        @Test
        void isMadeOnceByManyAtOnce() {
            tenant.domain(name);

            List<String> selectors = AtOnce.call(3, number -> data(client.post(dkim, "{\"domain\":\"" + name + "\"}"))
                    .path("selector")
                    .asText());

            assertThat(Set.copyOf(selectors)).hasSize(1);
            assertThat(owner.get("domains/" + name + "/dkim-keys").json().path("items"))
                    .hasSize(1);
        }

        @Test
        void isTheOneThatSigns() {
            tenant.domain(name);
            owner.post("domains/" + name + "/dkim-keys", "{\"selector\": \"old\", \"active\": true}");
            owner.post("domains/" + name + "/dkim-keys", "{\"selector\": \"new\"}");

            JsonNode shown = data(client.get(dkim + "/" + name));

            assertThat(shown.path("selector").asText()).isEqualTo("old");
            assertThat(shown.path("state").asText()).isEqualTo("active");
            assertThat(data(client.post(dkim, "{\"domain\":\"" + name + "\"}"))).isEqualTo(shown);
        }

        @Test
        void isOfADomainThatIsThere() {
            assertRefused(client.post(dkim, "{\"domain\":\"none.example\"}"), 404, "domain-not-found");
            assertRefused(
                    client.post(dkim, "{\"domain\":\"" + Tenant.fresh().domain() + "\"}"), 404, "domain-not-found");
            assertRefused(client.post(dkim, "{}"), 400, "invalid-body");
            assertRefused(client.post(dkim, "{\"domain\":[]}"), 400, "invalid-body");
        }
    }
}
