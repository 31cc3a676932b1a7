package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The aliases of an account. */
class LuxSciAliasesIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final String domain = tenant.domain();
    private final LuxSciClient client = LuxSciClient.with(tenant, Scope.ALIASES_READ, Scope.ALIASES_WRITE);
    private final String aliases = "/account/" + LuxSciClient.account(tenant) + "/aliases";
    private final String info = aliases + "/info@" + domain;

    private JsonNode made(String user, String more) {
        return data(client.post(aliases, """
                {"user":"%s","domain":"%s",%s}""".formatted(user, domain, more)));
    }

    private List<String> users() {
        List<String> users = new ArrayList<>();
        data(client.get(aliases)).forEach(alias -> users.add(alias.path("user").asText()));
        return users;
    }

    @Nested
    class Lists {
        @Test
        void haveAllByAddressAsOneByOne() {
            made("sales", "\"action\":\"email\",\"dest\":\"a@x.example, b@x.example\"");
            made("info", "\"action\":\"bounce\",\"bounce\":\"Nobody reads this\"");
            made("*", "\"action\":\"email\",\"dest\":\"a@x.example\"");

            assertThat(users()).containsExactly("*", "info", "sales");
            for (JsonNode alias : data(client.get(aliases))) {
                assertThat(alias)
                        .isEqualTo(data(
                                client.get(aliases + "/" + alias.path("user").asText() + "@" + domain)));
                assertThat(alias.fieldNames())
                        .toIterable()
                        .containsExactly(
                                "user", "domain", "action", "dest", "bounce", "status", "type", "created", "id");
            }
        }
    }

    @Nested
    class Create {
        @Test
        void makesOneThatDelivers() {
            JsonNode alias = made("Info", "\"action\":\"email\",\"dest\":\"Ada@x.example\",\"bounce\":\"\"");

            assertThat(alias.path("user").asText()).isEqualTo("Info");
            assertThat(alias.path("domain").asText()).isEqualTo(domain);
            assertThat(alias.path("action").asText()).isEqualTo("email");
            assertThat(alias.path("dest").asText()).isEqualTo("Ada@x.example");
            assertThat(alias.path("bounce").textValue()).isEmpty();
            assertThat(alias.path("status").asText()).isEqualTo("enabled");
            assertThat(alias.path("type").asText()).isEqualTo("alias");
            assertThat(alias.path("created").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
            assertThat(alias.path("id"))
                    .isEqualTo(owner.get("aliases/info@" + domain).json().path("number"));
        }

        @Test
        void takesDestinationsInAListOrInOneText() {
            assertThat(made("a", "\"dest\":[\"x@x.example\",\"y@x.example\"]")
                            .path("dest")
                            .asText())
                    .isEqualTo("x@x.example,y@x.example");
            assertThat(made("b", "\"dest\":\"x@x.example, y@x.example,\"")
                            .path("dest")
                            .asText())
                    .isEqualTo("x@x.example,y@x.example");
        }

        @Test
        void makesOneThatBounces() {
            JsonNode alias = made("info", "\"action\":\"bounce\",\"dest\":\"\",\"status\":\"disabled\"");

            assertThat(alias.path("action").asText()).isEqualTo("bounce");
            assertThat(alias.path("dest").textValue()).isEmpty();
            assertThat(alias.path("status").asText()).isEqualTo("disabled");
        }

        @Test
        void makesTheCatchAllOfADomain() {
            JsonNode alias = made("*", "\"action\":\"email\",\"dest\":\"x@x.example\"");

            assertThat(alias.path("type").asText()).isEqualTo("catchall");
            assertThat(owner.get("aliases/@" + domain).status()).isEqualTo(200);
            assertThat(data(client.get(aliases + "/@" + domain))).isEqualTo(alias);
            data(client.delete(aliases + "/*@" + domain));
            assertThat(users()).isEmpty();
        }

        @Test
        void refusesAddressesThatAreTaken() {
            made("info", "\"dest\":\"x@x.example\"");
            tenant.user("ada@" + domain);

            for (String taken : List.of("INFO", "ada")) {
                assertRefused(client.post(aliases, """
                                {"user":"%s","domain":"%s","dest":"x@x.example"}""".formatted(taken, domain)), 409, "address-taken");
            }
        }

        @Test
        void refusesWhatLeadsBack() {
            made("a", "\"dest\":\"b@" + domain + "\"");

            assertRefused(client.post(aliases, """
                            {"user":"b","domain":"%1$s","dest":"a@%1$s"}""".formatted(domain)), 409, "alias-loop");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|user",
                    "{'user':'info','dest':'x@x.example'}|domain",
                    "{'user':'','domain':'*','dest':'x@x.example'}|user",
                    "{'user':'a b','domain':'*','dest':'x@x.example'}|user",
                    "{'user':'info@x','domain':'*','dest':'x@x.example'}|user",
                    "{'user':'info','domain':'*'}|dest",
                    "{'user':'info','domain':'*','dest':''}|dest",
                    "{'user':'info','domain':'*','dest':'nonsense'}|dest",
                    "{'user':'info','domain':'*','dest':{}}|dest",
                    "{'user':'info','domain':'*','dest':[1]}|dest",
                    "{'user':'info','domain':'*','action':'bounce','dest':'x@x.example'}|dest",
                    "{'user':'info','domain':'*','action':'forward','dest':'x@x.example'}|action",
                    "{'user':'info','domain':'*','status':'on','dest':'x@x.example'}|status",
                    "{'user':'info','domain':'*','bounce':'two\\nlines','dest':'x@x.example'}|bounce",
                    "{'user':'info','domain':'*','pipe':'/bin/sh','dest':'x@x.example'}|pipe"
                })
        void refusesWhatIsWrong(String body, String member) {
            Answer refused = client.post(aliases, body.replace('\'', '"').replace("*", domain));

            assertRefused(refused, 400, "invalid-body");
            assertThat(refused.json().path("error_message").asText()).contains(member);
            assertThat(users()).isEmpty();
        }

        @Test
        void refusesAddressesElsewhere() {
            Answer refused = client.post(
                    aliases, "{\"user\":\"info\",\"domain\":\"elsewhere.example\",\"dest\":\"x@x.example\"}");

            assertRefused(refused, 400, "address-outside");
        }

        @Test
        void refusesTooManyDestinations() {
            String many = "x@x.example,".repeat(1001);

            assertRefused(client.post(aliases, """
                            {"user":"info","domain":"%s","dest":"%s"}""".formatted(domain, many)), 400, "invalid-body");
        }
    }

    @Nested
    class Update {
        @Test
        void changesInPart() {
            made("info", "\"dest\":\"x@x.example\",\"bounce\":\"Questions\"");

            JsonNode changed = data(client.put(info, "{\"dest\":\"y@x.example\"}"));
            assertThat(changed.path("dest").asText()).isEqualTo("y@x.example");
            assertThat(changed.path("bounce").asText()).isEqualTo("Questions");
            assertThat(data(client.put(info, "{\"status\":\"disabled\",\"bounce\":null}"))
                            .path("status")
                            .asText())
                    .isEqualTo("disabled");
            JsonNode bounces = data(client.put(info, "{\"action\":\"bounce\"}"));
            assertThat(bounces.path("dest").textValue()).isEmpty();
            assertThat(bounces.path("status").asText()).isEqualTo("disabled");
            assertRefused(client.put(info, "{\"action\":\"email\"}"), 400, "invalid-body");
            assertThat(data(client.put(info, "{\"action\":\"email\",\"dest\":\"z@x.example\"}"))
                            .path("dest")
                            .asText())
                    .isEqualTo("z@x.example");
        }

        @Test
        void takesItselfBack() {
            JsonNode before = made("info", "\"dest\":\"x@x.example\"");
            JsonNode bounce = made("gone", "\"action\":\"bounce\"");

            assertThat(data(client.put(info, before.toString()))).isEqualTo(before);
            assertThat(data(client.put(aliases + "/gone@" + domain, bounce.toString())))
                    .isEqualTo(bounce);
        }

        @Test
        void movesToAnotherAddress() {
            made("info", "\"dest\":\"x@x.example\"");
            String other = tenant.domain();

            assertThat(data(client.put(info, "{\"user\":\"sales\"}"))
                            .path("domain")
                            .asText())
                    .isEqualTo(domain);
            assertThat(data(client.put(aliases + "/sales@" + domain, "{\"domain\":\"" + other + "\"}"))
                            .path("user")
                            .asText())
                    .isEqualTo("sales");
            assertRefused(client.get(info), 404, "alias-not-found");
            data(client.get(aliases + "/SALES@" + other));
        }
    }

    @Nested
    class AtTheSameTime {
        /** By its id, which stays. */
        @Test
        void aMoveOfEachPartLosesNeither() {
            String other = tenant.domain();
            for (int i = 0; i < 8; i++) {
                made("x" + i, "\"dest\":\"x@x.example\"");
                String alias = aliases + "/"
                        + owner.get("aliases/x" + i + "@" + domain)
                                .json()
                                .path("id")
                                .asText();
                String local = "y" + i;
                List<String> changes = List.of("{\"domain\":\"" + other + "\"}", "{\"user\":\"" + local + "\"}");

                AtOnce.call(2, number -> data(client.put(alias, changes.get(number))));

                JsonNode moved = data(client.get(alias));
                assertThat(moved.path("user").asText() + "@"
                                + moved.path("domain").asText())
                        .isEqualTo(local + "@" + other);
            }
        }
    }

    @Nested
    class Missing {
        @Test
        void areNotFound() {
            Tenant others = Tenant.fresh();
            String theirs = "info@" + others.domain();
            others.alias(theirs, "x@x.example");

            for (String none : List.of("info@" + domain, theirs, "info", "*", "x".repeat(1500))) {
                assertRefused(client.get(aliases + "/" + none), 404, "alias-not-found");
                assertRefused(client.put(aliases + "/" + none, "{\"status\":\"enabled\"}"), 404, "alias-not-found");
                assertRefused(client.delete(aliases + "/" + none), 404, "alias-not-found");
            }
        }

        @Test
        void areThoseThatWereDeleted() {
            made("info", "\"dest\":\"x@x.example\"");

            data(client.delete(info));

            assertRefused(client.delete(info), 404, "alias-not-found");
        }
    }
}
