package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what to an account, and to a user: the same of every operation. */
class LuxSciAccountScopeIT {
    private static final String PASSWORD = "four-odd-words-together";

    private final Tenant tenant = Tenant.fresh();
    private final String account = LuxSciClient.account(tenant);
    private final String domain = tenant.domain();

    /** What can be done to an account; {@code *} in the path stands for the domain. */
    enum AccountOperation {
        LIST_USERS("GET", "/users", null, Scope.USERS_READ),
        CREATE_USER("POST", "/users", "{\"user\":\"new@*\"}", Scope.USERS_WRITE),
        GET_USER("GET", "/users/ada@*", null, Scope.USERS_READ),
        UPDATE_USER("PUT", "/users/ada@*", "{\"company\":\"Engines\"}", Scope.USERS_WRITE),
        DELETE_USER("DELETE", "/users/ada@*", null, Scope.USERS_WRITE),
        LIST_DOMAINS("GET", "/domains", null, Scope.DOMAINS_READ),
        CREATE_DOMAIN("POST", "/domains", "{\"domain\":\"sub.*\"}", Scope.DOMAINS_WRITE),
        GET_DOMAIN("GET", "/domains/*", null, Scope.DOMAINS_READ),
        UPDATE_DOMAIN("PUT", "/domains/*", "{\"description\":\"Ours\"}", Scope.DOMAINS_WRITE),
        DELETE_DOMAIN("DELETE", "/domains/*?cascade=true", null, Scope.DOMAINS_WRITE),
        LIST_ALIASES("GET", "/aliases", null, Scope.ALIASES_READ),
        CREATE_ALIAS(
                "POST",
                "/aliases",
                "{\"user\":\"sales\",\"domain\":\"*\",\"action\":\"email\",\"dest\":\"ada@*\"}",
                Scope.ALIASES_WRITE),
        GET_ALIAS("GET", "/aliases/info@*", null, Scope.ALIASES_READ),
        UPDATE_ALIAS("PUT", "/aliases/info@*", "{\"status\":\"disabled\"}", Scope.ALIASES_WRITE),
        DELETE_ALIAS("DELETE", "/aliases/info@*", null, Scope.ALIASES_WRITE),
        CREATE_DKIM("POST", "/dkim", "{\"domain\":\"*\"}", Scope.DKIM_KEYS_WRITE),
        GET_DKIM("GET", "/dkim/*", null, Scope.DKIM_KEYS_READ);

        private final String method;
        private final String path;
        private final String body;
        private final String scope;

        AccountOperation(String method, String path, String body, String scope) {
            this.method = method;
            this.path = path;
            this.body = body;
            this.scope = scope;
        }

        Answer at(LuxSciClient client, String account, String domain) {
            String json = body == null ? null : body.replace("*", domain);
            return client.call(method, "/account/" + account + path.replace("*", domain), json);
        }
    }

    /** What can be done to a user. */
    enum UserOperation {
        PROFILE("GET", "/profile", null, Scope.USERS_READ),
        UPDATE_PROFILE("PUT", "/profile", "{\"company\":\"Engines\"}", Scope.USERS_WRITE),
        SET_PASSWORD(
                "PUT",
                "/password",
                "{\"password\":\"five-even-words-apart\",\"current\":\"" + PASSWORD + "\"}",
                Scope.USERS_PASSWORD_WRITE),
        PREFERENCES("GET", "/prefs", null, Scope.USERS_READ),
        TIME_ZONES("GET", "/timezones", null, Scope.USERS_READ);

        private final String method;
        private final String path;
        private final String body;
        private final String scope;

        UserOperation(String method, String path, String body, String scope) {
            this.method = method;
            this.path = path;
            this.body = body;
            this.scope = scope;
        }

        Answer at(LuxSciClient client, String user) {
            return client.call(method, "/user/" + user + path, body);
        }
    }

    /** A user with a password; the name. */
    private String user(String local, String members) {
        Answer made = tenant.client().post("users", """
                {"address": "%s@%s", "password": "%s"%s}""".formatted(local, domain, PASSWORD, members));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return local + "@" + domain;
    }

    private void fill() {
        user("ada", "");
        tenant.alias("info@" + domain, "ada@" + domain);
        Answer key = tenant.client().post("domains/" + domain + "/dkim-keys", "{\"active\": true}");
        assertThat(key.status()).as(key.text()).isEqualTo(201);
    }

    private static String[] allBut(String scope) {
        List<String> all = new ArrayList<>(Scope.names());
        all.removeIf(Scope::isForOperators);
        all.remove(scope);
        return all.toArray(String[]::new);
    }

    /** One bound to this domain only. */
    private LuxSciClient bound(String to, String... scopes) {
        var draft = LuxSciClient.draft("administrative", scopes);
        draft.putArray("domains").add(to);
        return LuxSciClient.ofCode(LuxSciClient.made(tenant.client(), draft)).loggedIn();
    }

    @ParameterizedTest
    @EnumSource
    void operationsOfAnAccountNeedTheirScopeAndNoMore(AccountOperation operation) {
        fill();

        assertRefused(
                operation.at(LuxSciClient.with(tenant, allBut(operation.scope)), account, domain),
                403,
                "scope-missing");
        LuxSciClient holder = LuxSciClient.with(tenant, operation.scope);
        LuxSciClient.data(operation.at(holder, account, domain));
    }

    @ParameterizedTest
    @EnumSource
    void operationsOfAnAccountAreNotForUsers(AccountOperation operation) {
        fill();

        assertRefused(
                operation.at(LuxSciClient.as(tenant, "ada@" + domain, PASSWORD, operation.scope), account, domain),
                403,
                "not-in-user-mode");
    }

    @ParameterizedTest
    @EnumSource
    void otherAccountsAreNotThere(AccountOperation operation) {
        fill();
        LuxSciClient client = LuxSciClient.with(tenant, operation.scope);
        String others = LuxSciClient.account(Tenant.fresh());

        for (String number : List.of(
                others,
                "0",
                "-1",
                account + "0",
                "99999999999999999999999999",
                "x",
                "%C3%A4",
                "%20" + account,
                tenant.id())) {
            assertRefused(operation.at(client, number, domain), 404, "organization-not-found");
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "GET_USER",
                "UPDATE_USER",
                "DELETE_USER",
                "GET_DOMAIN",
                "UPDATE_DOMAIN",
                "DELETE_DOMAIN",
                "GET_ALIAS",
                "UPDATE_ALIAS",
                "DELETE_ALIAS",
                "CREATE_DKIM",
                "GET_DKIM",
                "CREATE_USER",
                "CREATE_ALIAS",
                "CREATE_DOMAIN"
            })
    void codesOfADomainReachNoOther(AccountOperation operation) {
        fill();

        assertRefused(
                operation.at(bound(tenant.domain(), operation.scope), account, domain), 403, "domain-not-allowed");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIST_USERS", "LIST_DOMAINS", "LIST_ALIASES"})
    void codesOfADomainSeeNoOther(AccountOperation operation) {
        fill();
        String other = tenant.domain();

        Answer answer = operation.at(bound(other, operation.scope), account, domain);

        LuxSciClient.data(answer);
        assertThat(answer.text()).doesNotContain(domain);
    }

    @ParameterizedTest
    @EnumSource
    void operationsOfAUserNeedTheirScope(UserOperation operation) {
        String ada = user("ada", "");

        assertRefused(operation.at(LuxSciClient.with(tenant, allBut(operation.scope)), ada), 403, "scope-missing");
        LuxSciClient.data(operation.at(LuxSciClient.with(tenant, operation.scope), ada));
    }

    @ParameterizedTest
    @EnumSource
    void operationsOfAUserAreForThatUserInUserMode(UserOperation operation) {
        String ada = user("ada", "");
        String bob = user("bob", "");
        user("eve", ", \"protected\": true");
        LuxSciClient client = LuxSciClient.as(tenant, ada, PASSWORD, operation.scope);

        for (String other : List.of(bob, "eve@" + domain, "nobody@" + domain, "nobody", "a b", "x".repeat(2000))) {
            assertRefused(operation.at(client, other.replace(" ", "%20")), 404, "user-not-found");
        }
        LuxSciClient.data(operation.at(client, ada));
    }

    @ParameterizedTest
    @EnumSource
    void protectedUsersAreOutOfReach(UserOperation operation) {
        String eve = user("eve", ", \"protected\": true");

        assertRefused(operation.at(LuxSciClient.with(tenant, operation.scope), eve), 403, "user-protected");
        LuxSciClient.data(operation.at(LuxSciClient.with(tenant, operation.scope, Scope.USERS_PROTECTED_WRITE), eve));
    }

    @ParameterizedTest
    @EnumSource(names = {"GET_USER", "UPDATE_USER", "DELETE_USER"})
    void protectedUsersOfTheAccountAreOutOfReach(AccountOperation operation) {
        user("ada", ", \"protected\": true");

        assertRefused(operation.at(LuxSciClient.with(tenant, operation.scope), account, domain), 403, "user-protected");
    }

    @ParameterizedTest
    @EnumSource
    void usersOfOtherDomainsAreOutOfReachOfTheCodesOfADomain(UserOperation operation) {
        String ada = user("ada", "");

        assertRefused(operation.at(bound(tenant.domain(), operation.scope), ada), 403, "domain-not-allowed");
        LuxSciClient.data(operation.at(bound(domain, operation.scope), ada));
    }

    @ParameterizedTest
    @EnumSource
    void usersWhoAreNotThereAreNotFound(UserOperation operation) {
        String others = Tenant.fresh()
                .user("x" + account + "@elsewhere.example")
                .path("id")
                .asText();
        LuxSciClient client = LuxSciClient.with(tenant, operation.scope);

        for (String nobody : List.of("nobody@" + domain, others, "1", "%C3%A4", "'or'1'='1")) {
            assertRefused(operation.at(client, nobody), 404, "user-not-found");
        }
    }

    static Stream<String> unknownPaths() {
        return Stream.of(
                "/user/x/email/compose/secureline/send",
                "/user/x/sso",
                "/user/x",
                "/user",
                "/account/%s",
                "/account/%s/",
                "/account/%s/nothing",
                "/account/%s/report/email/smtp/sent",
                "/account/%s/users/ada/more",
                "/account/%s/dkim/a/b",
                "/nothing");
    }

    @ParameterizedTest
    @MethodSource("unknownPaths")
    void unknownPathsAreNotFound(String path) {
        LuxSciClient client = LuxSciClient.with(tenant, allBut(""));

        for (String method : List.of("GET", "POST")) {
            assertRefused(client.call(method, path.formatted(account), null), 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH /user/x/profile",
                "POST /user/x/profile",
                "DELETE /user/x/profile",
                "GET /user/x/password",
                "PUT /user/x/prefs",
                "DELETE /account/%s/users",
                "PUT /account/%s/users",
                "POST /account/%s/users/x",
                "PATCH /account/%s/domains/x",
                "PUT /account/%s/aliases",
                "GET /account/%s/dkim",
                "PUT /account/%s/dkim/x"
            })
    void otherMethodsAreNotAllowed(String call) {
        LuxSciClient client = LuxSciClient.with(tenant, allBut(""));
        String[] parts = call.formatted(account).split(" ");

        assertRefused(client.call(parts[0], parts[1], null), 405, "method-not-allowed");
    }

    @Test
    void bodiesAreJsonObjects() {
        fill();
        LuxSciClient client = LuxSciClient.with(tenant, allBut(""));

        for (AccountOperation operation : AccountOperation.values()) {
            if (operation.body != null) {
                String path = "/account/" + account + operation.path.replace("*", domain);
                assertRefused(client.call(operation.method, path, "{\"user\":"), 400, "malformed-json");
                assertRefused(client.call(operation.method, path, "[]"), 400, "invalid-body");
                assertRefused(client.call(operation.method, path, "{\"nonsense\":1}"), 400, "invalid-body");
            }
        }
    }
}
