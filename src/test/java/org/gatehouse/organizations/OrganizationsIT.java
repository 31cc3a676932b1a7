package org.gatehouse.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** All organizations of the server, as its operators see them. */
class OrganizationsIT {
    private final ApiClient operator = ApiClient.administrator();

    @Nested
    class Listing {
        @Test
        void goesToTheEndPageByPage() {
            String first = Tenant.fresh().id();
            String second = Tenant.fresh().id();

            assertThat(Lists.all(operator, "organizations", 2))
                    .extracting(item -> item.path("id").asText())
                    .contains(first, second)
                    .doesNotHaveDuplicates();
        }

        @Test
        void isForOperatorsOnly() {
            assertProblem(Tenant.fresh().client().get("organizations"), 403, "scope-missing");
        }
    }

    @Nested
    class Post {
        @Test
        void makesAnOrganizationAndTheCodeThatOpensIt() {
            String name = unique("New ");

            Answer made = operator.post("organizations", """
                    {"name": "%s"}""".formatted(name));

            assertThat(made.status()).isEqualTo(201);
            assertThat(made.json().at("/organization/name").asText()).isEqualTo(name);
            assertThat(operator.get(made.location()).json())
                    .isEqualTo(made.json().path("organization"));
            ApiClient first =
                    ApiClient.as(made.json().at("/firstApiCode/secret").asText());
            assertThat(first.get("organization").json().path("name").asText()).isEqualTo(name);
        }

        @Test
        void givesTheFirstCodeEveryScopeOfATenantAndNoneOfOperators() {
            Answer made = operator.post("organizations", """
                    {"name": "%s"}""".formatted(unique("Scoped ")));

            assertThat(made.json().at("/firstApiCode/scopes").toString())
                    .contains("api-codes:grant-any", "users.protected:write")
                    .doesNotContain("organizations:");
        }

        @Test
        void refusesANameInUse() {
            String name = unique("Twice ");
            operator.post("organizations", """
                    {"name": "%s"}""".formatted(name));

            assertProblem(
                    operator.post("organizations", """
                            {"name": "%s"}""".formatted(name.toUpperCase())), 409, "organization-name-taken");
        }

        @Test
        void refusesABodyWithoutAName() {
            assertInvalid(operator.post("organizations", "{}"), "/name");
        }

        @Test
        void showsTheSameSecretToWhoeverRepeatsTheCallWithItsKey() {
            ApiClient once = operator.with("Idempotency-Key", unique("key-"));
            String body = """
                    {"name": "%s"}""".formatted(unique("Once "));

            Answer first = once.post("organizations", body);
            Answer second = once.post("organizations", body);

            assertThat(second.status()).isEqualTo(201);
            assertThat(second.json()).isEqualTo(first.json());
            assertThat(second.location()).isEqualTo(first.location());
        }
    }

    @Nested
    class GetAndPatch {
        @Test
        void reachAnyOrganization() {
            String id = Tenant.fresh().id();
            String name = unique("Renamed ");

            Answer patched = operator.patch("organizations/" + id, """
                    {"name": "%s"}""".formatted(name));

            assertThat(patched.status()).isEqualTo(200);
            assertThat(operator.get("organizations/" + id).json().path("name").asText())
                    .isEqualTo(name);
        }

        @Test
        void knowNoOtherIds() {
            assertProblem(operator.get("organizations/" + UUID.randomUUID()), 404, "organization-not-found");
            assertProblem(operator.get("organizations/none"), 404, "organization-not-found");
            assertProblem(operator.patch("organizations/" + UUID.randomUUID(), "{}"), 404, "organization-not-found");
        }

        @Test
        void areForOperatorsOnly() {
            Tenant tenant = Tenant.fresh();

            assertProblem(tenant.client().get("organizations/" + tenant.id()), 403, "scope-missing");
            assertProblem(tenant.client().patch("organizations/" + tenant.id(), "{}"), 403, "scope-missing");
        }
    }

    @Nested
    class Delete {
        @Test
        void takesAllThatIsTheOrganizations() {
            Tenant tenant = Tenant.fresh();
            String domain = tenant.domain();
            String other = tenant.domain();
            String user = tenant.user("ada@" + domain).path("id").asText();
            tenant.client().put("users/" + user + "/profile", """
                    {"city": "London"}""");
            tenant.client().put("users/" + user + "/preferences", """
                    {"locale": "en"}""");
            tenant.client().put("domains/" + other + "/members/" + user, "");
            tenant.alias("info@" + domain, "ada@" + domain);
            tenant.client().with("Idempotency-Key", unique("key-")).post("users", """
                    {"address": "bob@%s"}""".formatted(domain));
            ApiClient second = tenant.codeWith("users:read");

            assertThat(operator.delete("organizations/" + tenant.id()).status()).isEqualTo(204);

            assertProblem(operator.get("organizations/" + tenant.id()), 404, "organization-not-found");
            assertProblem(tenant.client().get("organization"), 401, "credentials-wrong");
            assertProblem(second.get("users"), 401, "credentials-wrong");
        }

        @Test
        void freesItsDomainsAndAddresses() {
            Tenant gone = Tenant.fresh();
            String domain = gone.domain();
            gone.user("ada@" + domain);
            gone.alias("info@" + domain, "ada@" + domain);
            operator.delete("organizations/" + gone.id());

            Tenant heir = Tenant.fresh();
            assertThat(heir.client().post("domains", """
                    {"name": "%s"}""".formatted(domain)).status())
                    .isEqualTo(201);
            heir.user("info@" + domain);
            assertThat(Lists.texts(heir.client(), "users", "address")).containsExactly("info@" + domain);
            assertThat(Lists.texts(heir.client(), "aliases", "address")).isEmpty();
        }

        @Test
        void refusesTheOperatorsOwn() {
            String own = operator.get("organization").json().path("id").asText();

            assertProblem(operator.delete("organizations/" + own), 409, "organization-in-use");
        }

        @Test
        void isForOperatorsOnly() {
            Tenant tenant = Tenant.fresh();

            assertProblem(tenant.client().delete("organizations/" + tenant.id()), 403, "scope-missing");
        }

        @Test
        void refusesAStaleVersion() {
            Tenant tenant = Tenant.fresh();

            assertProblem(
                    operator.with("If-Match", "\"old\"").delete("organizations/" + tenant.id()), 412, "stale-version");
        }
    }
}
