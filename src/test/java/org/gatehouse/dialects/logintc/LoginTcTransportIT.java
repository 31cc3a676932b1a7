package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.logintc.LoginTcKey.TYPE;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertDone;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertError;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertOk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.RawHttp;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the dialect speaks HTTP, to each client as that sends its requests. */
class LoginTcTransportIT {
    private final Tenant tenant = Tenant.fresh();
    private final LoginTcKey key = LoginTcKey.of(tenant);

    /** The headers beside the key, of a request without a body and of one with. */
    enum Client {
        JAVA("Accept: " + TYPE + "\nUser-Agent: LoginTC-Java/1.1.4", "Content-Type: " + TYPE),
        PHP("Accept: " + TYPE + "\nContent-Type: " + TYPE + "\nUser-Agent: LoginTC-PHP/1.2.4", ""),
        OLD_PHP("Content-Type: " + TYPE + "\nUser-Agent: LoginTC-PHP/1.1.0", ""),
        PYTHON(
                "Accept-Encoding: gzip, deflate\nAccept: " + TYPE
                        + "\nConnection: keep-alive\nUser-Agent: LoginTC-Python/1.1.9",
                "Content-Type: " + TYPE),
        C("Accept: */*\nUser-Agent: LoginTC-C/0.1.0", "Content-Type: " + TYPE),
        CURL("User-Agent: curl/7.88.1\nAccept: */*", "Content-Type: application/x-www-form-urlencoded"),
        PLAIN("Accept: application/json", "Content-Type: application/json; charset=utf-8"),
        SILENT("X-Nothing: to say", "");

        private final String headers;
        private final String withBody;

        Client(String headers, String withBody) {
            this.headers = headers;
            this.withBody = withBody;
        }
    }

    @Nested
    class Clients {
        @ParameterizedTest
        @org.junit.jupiter.params.provider.EnumSource(Client.class)
        void areUnderstood(Client client) {
            Answer made = send(client, "POST", "users", """
                    {"username":"ada","name":"A","email":"a@elsewhere.example"}""");
            assertOk(made);
            String user = "users/" + made.json().path("id").asText();
            assertThat(send(client, "GET", user, null).text()).isEqualTo(made.text());
            assertOk(send(client, "GET", "users?page=1", null));
            assertOk(send(client, "PUT", user, "{\"name\":\"B\",\"email\":null}"));
            String domain = LoginTcKey.domainId(tenant.client(), tenant.domain());
            String member = "domains/" + domain + "/" + user;
            assertDone(send(client, "PUT", member, ""));
            assertOk(send(client, "PUT", member + "/token", ""));
            assertError(
                    send(client, "POST", "domains/" + domain + "/sessions", "{\"user\":{\"username\":\"ada\"}}"),
                    404,
                    "notfound.token");
            assertDone(send(client, "DELETE", user, null));
            assertError(send(client, "GET", user, null), 404, "notfound.user");
        }

        private Answer send(Client client, String method, String path, String body) {
            byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
            String head = method + " /api/" + path + " HTTP/1.1\n" + key.header() + "\n" + client.headers;
            if (body != null) {
                String type = client.withBody.isEmpty() ? "" : "\n" + client.withBody;
                head += type + "\nContent-Length: " + bytes.length;
            }
            return RawHttp.send(SharedServer.uri(), head.replace("\nConnection: keep-alive", ""), bytes);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/plain",
                    "application/xml",
                    "multipart/form-data; boundary=x",
                    "application/json;charset=nonsense",
                    "application/vnd.logintc.v1+json; charset=ISO-8859-1"
                })
        void mayNameAnyTypeOfBody(String type) {
            assertOk(key.send("POST", "users", "Content-Type: " + type, """
                    {"username":"ada","name":"A","email":"a@elsewhere.example"}"""));
        }

        /** No client sends such; a server may refuse it before any application sees it. */
        @ParameterizedTest
        @CsvSource({"Content-Type, nonsense", "Content-Type, a/b/c", "Accept, nonsense", "Accept, a/b/c"})
        void mayBeToldThatATypeIsNone(String header, String type) {
            Answer answer = key.send("POST", "users", header + ": " + type, """
                    {"username":"ada","name":"A","email":"a@elsewhere.example"}""");

            if (answer.status() != 200) {
                assertError(answer, 400, "badrequest");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"*/*", "text/html", "application/*", "image/png", "application/vnd.logintc.v2+json, */*"})
        void mayAcceptAnything(String accept) {
            assertOk(key.send("GET", "organization", "Accept: " + accept));
        }

        @Test
        void maySendChunks() {
            Answer made = RawHttp.send(
                    SharedServer.uri(),
                    "POST /api/users HTTP/1.1\n" + key.header() + "\nTransfer-Encoding: chunked",
                    RawHttp.chunked("{\"username\":\"ada\",\"name\":\"A\",\"email\":\"a@elsewhere.example\"}"
                            .getBytes(StandardCharsets.UTF_8)));

            assertOk(made);
        }

        @Test
        void mayNotWantAnotherVersion() {
            assertError(
                    key.send("GET", "organization", "Accept: application/vnd.logintc.v2+json"), 406, "notacceptable");
        }

        @Test
        void mayKeepTheConnection() {
            try (RawHttp.KeptAlive connection = new RawHttp.KeptAlive(SharedServer.uri())) {
                for (int i = 0; i < 3; i++) {
                    assertOk(connection.send("GET /api/organization HTTP/1.1\n" + key.header()));
                    assertDone(connection.send("DELETE /api/users/"
                            + key.user("u" + i).path("id").asText() + " HTTP/1.1\n" + key.header()));
                }
            }
        }
    }

    @Nested
    class Status {
        @Test
        void isOkWithoutAKeyToo() {
            Answer answer = RawHttp.send(SharedServer.uri(), "GET /api/ping HTTP/1.1", new byte[0]);

            assertOk(answer);
            assertThat(answer.text()).isEqualTo("{\"status\":\"OK\"}");
            assertThat(key.get("ping").text()).isEqualTo("{\"status\":\"OK\"}");
        }

        @Test
        void namesTheOrganization() {
            Answer answer = key.get("organization");

            assertOk(answer);
            String name =
                    tenant.client().get("organization").json().path("name").asText();
            assertThat(answer.text()).isEqualTo("{\"name\":\"" + name + "\"}");
        }
    }

    @Nested
    class Keys {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Authorization: LoginTC key=\"0123456789012345678901234567890123456789012345678901234567890123\"",
                    "Authorization: LoginTC key=\"\"",
                    "Authorization: LoginTC",
                    "Authorization: Basic YTpi",
                    "X-Nothing: here"
                })
        void areAskedFor(String header) {
            Answer answer = RawHttp.send(SharedServer.uri(), "GET /api/organization HTTP/1.1\n" + header, new byte[0]);

            assertError(answer, 401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("LoginTC");
        }

        @Test
        void openOnlyTheDoorsOfTheirCode() {
            assertThat(ApiClient.as(key.text()).get("users").json().path("type").asText())
                    .isEqualTo("/problems/dialect-not-allowed");
            String forV1 =
                    tenant.client().post("api-codes", """
                            {"name": "v1", "enabled": true, "scopes": ["organization:read"], "dialects": ["luxsci"]}""").json().path("secret").asText();
            assertThat(forV1).startsWith("gate_");
            Answer refused = RawHttp.send(
                    SharedServer.uri(),
                    "GET /api/organization HTTP/1.1\nAuthorization: LoginTC key=\"" + forV1 + "\"",
                    new byte[0]);
            assertError(refused, 401, "unauthorized");
        }

        @Test
        void areNoBearers() {
            Answer refused = RawHttp.send(
                    SharedServer.uri(),
                    "GET /api/organization HTTP/1.1\nAuthorization: Bearer " + key.text(),
                    new byte[0]);

            assertError(refused, 401, "unauthorized");
        }

        @Test
        void haveLimits() {
            LoginTcKey limited = LoginTcKey.with(tenant, "\"limits\":{\"perDay\":1},", Scope.ORGANIZATION_READ);
            Answer first = limited.get("organization");
            assertOk(first);
            assertThat(first.header("RateLimit-Limit")).isEqualTo("1");

            Answer second = limited.get("organization");

            assertError(second, 429, "toomanyrequests");
            assertThat(Long.parseLong(second.header("Retry-After"))).isBetween(1L, 86_400L);
        }

        @Test
        void standInTheAuditTrailWhenTheyAreRefused() {
            LoginTcKey poor = LoginTcKey.with(tenant, "", Scope.USERS_READ);

            assertError(poor.get("organization"), 403, "forbidden");

            assertThat(tenant.client().get("audit-events?action=access.refuse").text())
                    .contains("scope-missing", "GET /api/organization");
        }

        @Test
        void mayNotStandInTheQuery() {
            Answer refused = key.get("organization?key=" + key.text());

            assertError(refused, 400, "badrequest");
        }
    }

    @Nested
    class Errors {
        @ParameterizedTest
        @CsvSource({
            "GET, nothing, 404, notfound",
            "GET, '', 404, notfound",
            "GET, users/a/b/c, 404, notfound",
            "PATCH, users, 405, methodnotallowed",
            "DELETE, organization, 405, methodnotallowed",
            "GET, domains, 404, notfound"
        })
        void ofPathsAndMethods(String method, String path, int status, String code) {
            assertError(key.send(method, path, "Accept: " + TYPE), status, code);
        }

        @Test
        void ofTheBarePath() {
            Answer answer = RawHttp.send(SharedServer.uri(), "GET /api HTTP/1.1\n" + key.header(), new byte[0]);

            assertError(answer, 404, "notfound");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "users/%ff",
                    "users/%00",
                    "users/%ed%a0%80",
                    "users/a%2Fb",
                    "users/a;b=c",
                    "users?username=%zz",
                    "users?page=%zz",
                    "users?username=%ff"
                })
        void ofOddTargets(String target) {
            Answer answer = key.send("GET", target, "Accept: " + TYPE);

            assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
            if (answer.text().startsWith("{")) { // else the parser of the server refused it, before any application
                assertThat(answer.json().path("errors").size())
                        .as(answer.text())
                        .isEqualTo(1);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"FOO", "PROPFIND"})
        void ofOddMethods(String method) {
            Answer answer = key.send(method, "users", "Accept: " + TYPE);

            assertThat(answer.status()).isIn(405, 501);
            assertThat(answer.json().path("errors").size()).as(answer.text()).isEqualTo(1);
        }

        @Test
        void nameTheRequest() {
            Answer answer = key.send("GET", "nothing", "X-Request-Id: my-request");

            assertThat(answer.header("X-Request-Id")).isEqualTo("my-request");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Nested
    class Scopes {
        /** Every operation, by a key with no scope but one that none of them asks for, and by none. */
        @ParameterizedTest
        @MethodSource("org.gatehouse.dialects.logintc.LoginTcTransportIT#scopedOperations")
        void areAskedForByEveryOperation(String method, String path) {
            LoginTcKey poor = LoginTcKey.with(tenant, "", Scope.ALIASES_READ);

            assertError(poor.send(method, path, "Content-Length: 0"), 403, "forbidden");
            assertError(
                    RawHttp.send(
                            SharedServer.uri(), method + " /api/" + path + " HTTP/1.1\nContent-Length: 0", new byte[0]),
                    401,
                    "unauthorized");
        }

        @Test
        void areAskedForByAllButPing() {
            assertThat(scopedOperations().toList()).hasSize(33 - 1);
        }
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> scopedOperations() {
        List<org.junit.jupiter.params.provider.Arguments> operations = new ArrayList<>();
        for (Class<?> resource : new LoginTc().getClasses()) {
            for (Method method : resource.getDeclaredMethods()) {
                if (method.isAnnotationPresent(RolesAllowed.class)) {
                    String verb = Arrays.stream(method.getAnnotations())
                            .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                            .filter(java.util.Objects::nonNull)
                            .findFirst()
                            .orElseThrow()
                            .value();
                    Path sub = method.getAnnotation(Path.class);
                    String path = resource.getAnnotation(Path.class).value() + (sub == null ? "" : "/" + sub.value());
                    operations.add(org.junit.jupiter.params.provider.Arguments.of(
                            verb, path.replaceFirst("^/", "").replaceAll("\\{\\w+}", "x")));
                }
            }
        }
        return operations.stream();
    }
}
