package org.gatehouse.dialects.easymail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.easymail.EasyMailClient.PASSWORD;
import static org.gatehouse.dialects.easymail.EasyMailClient.assertOk;
import static org.gatehouse.dialects.easymail.EasyMailClient.assertRefused;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.RawHttp;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the dialect speaks HTTP. */
class EasyMailTransportIT {
    private final Tenant tenant = Tenant.fresh();
    private final EasyMailClient client = EasyMailClient.of(tenant);

    @Nested
    class Fields {
        private final String name = tenant.domain();

        @ParameterizedTest
        @ValueSource(strings = {"GET", "POST", "DELETE"})
        void areReadFromBodiesOfAnyMethod(String method) {
            String path = method.equals("GET") ? "domains" : method.equals("POST") ? "dkim/add-new-domain" : "domain";

            assertOk(client.call(method, path, "domain=" + name, "limit=1"));
            if (method.equals("GET")) {
                client.domain(Tenant.unique("d") + ".example");
                assertThat(client.get(path, "limit=1").json().path("domains")).hasSize(1);
                assertThat(client.call("GET", path, "application/x-www-form-urlencoded", "limit=1".getBytes(UTF_8))
                                .json()
                                .path("domains"))
                        .hasSize(1);
            }
        }

        @Test
        void countInTheBodyBeforeTheQuery() {
            assertOk(client.delete("domain?domain=nonsense", "domain=" + name));
        }

        @Test
        void areEscapedInForms() {
            long domain = client.domain(Tenant.unique("d") + ".example");
            String host = client.get("domains").json().at("/domains/0/name").asText();
            byte[] form = ("email=a%2Bb%40" + host + "&password=four+odd%20words+together").getBytes(UTF_8);

            assertOk(client.call("POST", "users/" + domain, "application/x-www-form-urlencoded", form));

            Answer login = tenant.client().post("access-tokens", """
                    {"username": "a+b@%s", "password": "four odd words together"}""".formatted(host));
            assertThat(login.status()).as(login.text()).isEqualTo(200);
        }

        @Test
        void areUtf8() {
            long domain = client.domain(Tenant.unique("d") + ".example");
            String host = client.get("domains").json().at("/domains/0/name").asText();

            assertOk(client.post("users/" + domain, "email=\u00fc@" + host, "password=" + PASSWORD));

            assertThat(client.get("users/" + domain).json().at("/users/0/email").asText())
                    .isEqualTo("\u00fc@" + host);
            byte[] latin = ("email=\u00e4@" + host + "&password=" + PASSWORD).getBytes(ISO_8859_1);
            assertRefused(client.call("POST", "users/" + domain, "application/x-www-form-urlencoded", latin));
            assertRefused(client.call(
                    "POST", "users/" + domain, "application/x-www-form-urlencoded", "email=%ff&password=x".getBytes()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "multipart/form-data",
                    "multipart/form-data; boundary=",
                    "multipart/form-data; boundary=other",
                    "multipart/form-data; boundary=x",
                    "application/json",
                    "text/plain",
                    "nonsense",
                    "a/b/c"
                })
        void areNoneInOtherBodies(String type) {
            Answer refused = client.call("DELETE", "domain", type, ("--x\r\n{\"domain\":\"" + name + "\"}").getBytes());

            assertThat(refused.status()).as(refused.text()).isIn(200, 400); // a server may refuse the header itself
            assertThat(tenant.client().get("domains/" + name).status()).isEqualTo(200);
        }

        @Test
        void areNotTooMany() {
            String[] many = new String[1_000];
            Arrays.setAll(many, i -> "f" + i + "=x");

            assertRefused(client.delete("domain", many));
            byte[] form = String.join("&", many).getBytes(UTF_8);
            assertRefused(client.call("DELETE", "domain", "application/x-www-form-urlencoded", form));
            assertRefused(client.delete("domain?" + String.join("&", Arrays.copyOf(many, 100))));
        }

        @Test
        void areNotTooLong() {
            assertRefused(client.delete("domain", "domain=" + "x".repeat(2_000_000)), 413);
        }

        @Test
        void areNotReadBeforeTheCallerIsKnown() {
            assertRefused(
                    EasyMailClient.send(
                            "DELETE",
                            "domain",
                            "Auth-token: x",
                            EasyMailClient.multipart("domain=" + "x".repeat(500_000))),
                    401);
        }
    }

    @Nested
    class Paths {
        @Test
        void tellThatTheServiceIsThere() {
            Answer pong = EasyMailClient.send("GET", "ping", "X-Nothing: here", EasyMailClient.Body.NONE);

            assertThat(pong.status()).isEqualTo(200);
            assertThat(pong.text()).isEqualTo("pong");
            assertThat(pong.header("Content-Type")).startsWith("text/plain");
            assertThat(client.get("ping").text()).isEqualTo("pong");
        }

        @ParameterizedTest
        @CsvSource({
            "GET, nothing",
            "GET, ''",
            "GET, domains/1",
            "POST, domain",
            "PUT, users",
            "PATCH, domains",
            "GET, auth",
            "DELETE, users/1",
            "GET, ssl",
            "POST, ssl/nothing"
        })
        void areNamedWhereThereIsNone(String method, String path) {
            Answer answer = client.call(method, path);

            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
            assertThat(answer.json().path("code").asInt()).isEqualTo(404);
            assertThat(answer.json().path("method").asText()).isEqualTo(method);
            assertThat(answer.json().path("url").asText()).isEqualTo("/easymail/" + path);
            assertThat(answer.json().path("host").asText()).isNotBlank();
            assertThat(answer.json().path("message").asText()).isEqualTo("API method is not exist");
        }

        @ParameterizedTest
        @ValueSource(strings = {"users/%ff", "users/%00", "users/a%2Fb", "users/%2e%2e%2f", "users/1?limit=%zz"})
        void mayBeOdd(String path) {
            Answer answer = client.get(path);

            assertThat(answer.status()).as(answer.text()).isIn(200, 400, 404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"*/*", "text/html", "image/png", "application/xml;q=0.1"})
        void answerJsonWhateverIsAccepted(String accept) {
            assertOk(EasyMailClient.send(
                    "GET", "domains", client.header() + "\nAccept: " + accept, EasyMailClient.Body.NONE));
        }

        @Test
        void tellOriginsNothingByDefault() {
            Answer answer = EasyMailClient.send(
                    "OPTIONS",
                    "domains",
                    "Origin: https://evil.example\nAccess-Control-Request-Method: GET",
                    EasyMailClient.Body.NONE);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("\"{}\"");
            assertThat(answer.headers().map().keySet())
                    .noneMatch(header -> header.toLowerCase().startsWith("access-control"));
        }
    }

    @Nested
    class Scopes {
        /** Every operation, by a client with no scope but one that none of them asks for, and by none. */
        @ParameterizedTest
        @MethodSource("org.gatehouse.dialects.easymail.EasyMailTransportIT#scopedOperations")
        void areAskedForByEveryOperation(String method, String path) {
            EasyMailClient poor = EasyMailClient.with(tenant, "", Scope.ALIASES_READ);

            assertRefused(poor.call(method, path), 403);
            assertRefused(EasyMailClient.send(method, path, "X-Nothing: here", EasyMailClient.Body.NONE), 401);
        }

        @Test
        void areAskedForByAllButPingAndAuth() {
            assertThat(scopedOperations().toList()).hasSize(13);
        }
    }

    /** With what the operator may switch on for old clients. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AsTheVendor {
        private static final String PANEL = "https://panel.example.com";

        private GatehouseServer server;

        @BeforeAll
        void start() {
            server = GatehouseServer.builder()
                    .env("GATEHOUSE_EASYMAIL_TOKEN_FAILURE_STATUS", "200")
                    .env("GATEHOUSE_CORS_ORIGINS", PANEL)
                    .start();
        }

        @AfterAll
        void stop() {
            server.stop();
        }

        @Test
        void refusesTokensInText() {
            for (String header : List.of("Auth-token: x", "X-Nothing: here")) {
                Answer refused = RawHttp.send(server.uri(), "GET /easymail/domains HTTP/1.1\n" + header, new byte[0]);

                assertThat(refused.status()).isEqualTo(200);
                assertThat(refused.header("Content-Type")).startsWith("text/plain");
                assertThat(refused.text()).isEqualTo("Token is not correct");
            }
        }

        @Test
        void letsOnlyTheConfiguredOriginsCall() {
            Answer allowed = preflight(PANEL);
            assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(PANEL);
            assertThat(allowed.header("Access-Control-Allow-Headers")).contains("Auth-token");
            assertThat(preflight("https://evil.example").header("Access-Control-Allow-Origin"))
                    .isNull();
            Answer pong = RawHttp.send(server.uri(), "GET /easymail/ping HTTP/1.1\nOrigin: " + PANEL, new byte[0]);
            assertThat(pong.header("Access-Control-Allow-Origin")).isEqualTo(PANEL);
        }

        private Answer preflight(String origin) {
            return RawHttp.send(
                    server.uri(),
                    "OPTIONS /easymail/domains HTTP/1.1\nAccess-Control-Request-Method: GET\nOrigin: " + origin,
                    new byte[0]);
        }
    }

    static Stream<Arguments> scopedOperations() {
        List<Arguments> operations = new ArrayList<>();
        for (Class<?> resource : new EasyMail().getClasses()) {
            for (Method method : resource.getDeclaredMethods()) {
                if (method.isAnnotationPresent(RolesAllowed.class)) {
                    String verb = Arrays.stream(method.getAnnotations())
                            .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow()
                            .value();
                    Path sub = method.getAnnotation(Path.class);
                    String path = resource.getAnnotation(Path.class).value() + (sub == null ? "" : "/" + sub.value());
                    operations.add(
                            Arguments.of(verb, path.replaceFirst("^/", "").replaceAll("\\{\\w+}", "1")));
                }
            }
        }
        return operations.stream();
    }
}
