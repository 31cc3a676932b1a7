package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.V1;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.TestCa;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of {@code /v1} and everybody who may not do it. Operations are found in the resources, new ones too. */
class ScopeMatrixIT {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** What an operation takes besides an empty object, so that it gets as far as looking for its thing. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("PUT users/{user}/password", "{\"password\": \"violet tram ledger 48\"}"),
            Map.entry("POST users/{user}/application-passwords", "{\"name\": \"mail\"}"),
            Map.entry("PUT domains/{domain}/members", "{\"users\": []}"),
            Map.entry("PUT organizations/{organization}/domains/{domain}/verification", "{\"verified\": true}"),
            Map.entry("POST api-codes/{code}/check", "{\"scope\": \"users:read\", \"address\": \"192.0.2.7\"}"),
            Map.entry("POST domains/{domain}/sessions", "{\"user\": \"nobody\"}"),
            Map.entry("POST users/{user}/webaides", "{\"kind\": \"contacts\", \"name\": \"mine\"}"),
            Map.entry("POST webaides/{webaide}/entries", "{\"content\": {}}"),
            Map.entry("PUT webaides/{webaide}/entries/{entry}", "{\"content\": {}}"),
            Map.entry("POST webaides/{webaide}/entries/batch", "{\"operations\": []}"),
            Map.entry(
                    "POST webaides/{webaide}/entries/{entry}/move",
                    "{\"webaideId\": \"0190163d-8694-739b-bea5-9f6b3a0d0b4f\"}"),
            Map.entry("POST hardware-tokens/{token}/resync", "{\"codes\": [\"755224\", \"287082\"]}"),
            Map.entry("POST users/{user}/otp/confirm", "{\"code\": \"755224\"}"),
            Map.entry("POST users/{user}/usage", "{\"recipients\": 1, \"bytes\": 1}"),
            Map.entry("POST users/{user}/ip-allocations", "{\"address\": \"192.0.2.7\"}"),
            Map.entry("POST users/{user}/from-addresses", "{\"address\": \"info@elsewhere.example\"}"));

    /** What the problem of a missing thing is called, where it is not called like the parameter. */
    private static final Map<String, String> SLUGS = Map.of(
            "code",
            "api-code",
            "token",
            "hardware-token",
            "bypassCode",
            "bypass-code",
            "domainImport",
            "domain-import",
            "ipPool",
            "ip-pool");

    private static final ApiClient OPERATOR = ApiClient.administrator();

    /** The things of the operators' organization, by the name of the parameter that names them. */
    private static final Map<String, String> THINGS = new HashMap<>();

    private static ApiClient disabled;
    private static ApiClient stranger;
    private static Map<String, String> before;

    @BeforeAll
    static void makeThings() {
        String name = "m" + UUID.randomUUID() + ".example";
        Answer made = OPERATOR.post("domains", """
                {"name": "%1$s", "firstUser": {"address": "ada@%1$s"}}""".formatted(name));
        THINGS.put("domain", made.json().path("id").asText());
        THINGS.put("user", made.json().path("firstUser").path("id").asText());
        THINGS.put("alias", id(OPERATOR.post("aliases", """
                {"address": "info@%1$s", "destinations": ["ada@%1$s"]}""".formatted(name))));
        THINGS.put(
                "key",
                id(OPERATOR.post("domains/" + THINGS.get("domain") + "/dkim-keys", "{\"algorithm\": \"ed25519\"}")));
        Answer code = OPERATOR.post("api-codes", "{\"name\": \"off\", \"scopes\": [\"users:read\"]}");
        THINGS.put("code", id(code));
        THINGS.put(
                "webaide",
                OPERATOR.get("users/" + THINGS.get("user") + "/webaides?kind=notes")
                        .json()
                        .at("/items/0/id")
                        .asText());
        THINGS.put(
                "entry",
                id(OPERATOR.post(
                        "webaides/" + THINGS.get("webaide") + "/entries", "{\"content\": {\"title\": \"one\"}}")));
        Answer file =
                OPERATOR.send("POST", "webaides/" + THINGS.get("webaide") + "/import", "text/markdown", "# Imported\n");
        THINGS.put("import", file.json().path("id").asText());
        THINGS.put("token", id(OPERATOR.post("hardware-tokens", """
                {"serialNumber": "%s", "type": "hotp", "seed": "3132333435363738393031323334353637383930"}""".formatted(name))));
        Answer bypass = OPERATOR.post("users/" + THINGS.get("user") + "/bypass-codes", "{}");
        THINGS.put("bypassCode", id(bypass));
        THINGS.put(
                "applicationPassword",
                id(OPERATOR.post("users/" + THINGS.get("user") + "/application-passwords", "{\"name\": \"mail\"}")));
        THINGS.put(
                "session",
                id(OPERATOR.post(
                        "domains/" + THINGS.get("domain") + "/sessions",
                        "{\"user\": \"" + THINGS.get("user") + "\", \"bypassCode\": \"000000000 0\"}")));
        THINGS.put(
                "export",
                OPERATOR.post("domains/" + THINGS.get("domain") + "/export", "{}")
                        .json()
                        .path("id")
                        .asText());
        THINGS.put(
                "domainImport",
                OPERATOR.send("POST", "domains/import", "application/zip", "no zip")
                        .json()
                        .path("id")
                        .asText());
        THINGS.put(
                "ipPool",
                id(OPERATOR.post("ip-pools", "{\"name\": \"" + name + "\", \"ranges\": [\"192.0.2.0/28\"]}")));
        THINGS.put("ip", "192.0.2.7");
        THINGS.put("sender", "ada@" + name);
        THINGS.put("certificate", certificate("mail." + name));
        THINGS.put("order", UUID.randomUUID().toString()); // there is no CA to order from
        THINGS.put("jti", UUID.randomUUID().toString());
        disabled = ApiClient.as(code.json().path("secret").asText());
        Answer other = OPERATOR.post("organizations", "{\"name\": \"" + name + "\"}");
        THINGS.put("organization", other.json().path("organization").path("id").asText());
        stranger = ApiClient.as(other.json().path("firstApiCode").path("secret").asText());
        before = state();
    }

    @AfterAll
    static void nobodyHasChangedAnything() {
        assertThat(state()).isEqualTo(before);
    }

    static Stream<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        for (Class<?> resource : new V1().getClasses()) {
            if (resource.isAnnotationPresent(Path.class)) {
                Stream.of(resource.getMethods())
                        .flatMap(method -> Operation.of(resource, method))
                        .forEach(found::add);
            }
        }
        return found.stream().sorted(Comparator.comparing(Operation::toString));
    }

    static Stream<Operation> scopedOperations() {
        return operations().filter(operation -> !operation.scopes().isEmpty());
    }

    /** Without access tokens, which are not kept: nobody can say whose an id is, and revoking a stranger's does nothing. */
    static Stream<Operation> operationsOnOneThing() {
        return scopedOperations()
                .filter(operation -> operation.path().contains("{"))
                .filter(operation -> !operation.path().contains("{jti}"));
    }

    @Test
    void isWhole() {
        assertThat(operations().map(Operation::toString))
                .hasSizeGreaterThan(30)
                .contains("POST users/batch", "PUT domains/{domain}/members/{user}", "POST api-codes/{code}/rotate");
    }

    @ParameterizedTest
    @MethodSource("scopedOperations")
    void nobodyWithoutAKey(Operation operation) {
        Answer answer = operation.by(ApiClient.anonymous());

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @MethodSource("scopedOperations")
    void nobodyWithAnUnknownKey(Operation operation) {
        String wellFormed = CodeSecret.generate().text();

        assertProblem(operation.by(ApiClient.as(wellFormed)), 401, "credentials-wrong");
        assertProblem(operation.by(ApiClient.as("x")), 401, "credentials-wrong");
    }

    @ParameterizedTest
    @MethodSource("scopedOperations")
    void nobodyWithADisabledKey(Operation operation) {
        assertProblem(operation.by(disabled), 401, "code-disabled");
    }

    @ParameterizedTest
    @MethodSource("scopedOperations")
    void nobodyWithAllScopesButTheRightOne(Operation operation) {
        Set<String> others = new TreeSet<>(Scope.names());
        others.removeAll(operation.scopes());
        ApiClient limited = with(others);

        assertProblem(operation.by(limited), 403, "scope-missing");
    }

    @ParameterizedTest
    @MethodSource("scopedOperations")
    void whoeverHasJustTheScope(Operation operation) {
        Answer answer = operation.on(Map.of()).by(with(Set.of(operation.scopes().get(0))));

        assertThat(answer.status()).as(answer.text()).isNotIn(401, 403).isLessThan(500);
    }

    @ParameterizedTest
    @MethodSource("operationsOnOneThing")
    void nobodyOfAnotherOrganization(Operation operation) {
        Answer answer = operation.by(stranger);

        if (operation.scopes().stream().allMatch(Scope::isForOperators)) {
            assertProblem(answer, 403, "scope-missing");
        } else {
            String thing = PARAMETER
                    .matcher(operation.path())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
            assertProblem(answer, 404, SLUGS.getOrDefault(thing, thing) + "-not-found");
        }
    }

    @ParameterizedTest
    @MethodSource("scopedOperations")
    void listsShowNothingOfAnotherOrganization(Operation operation) {
        if (operation.method().equals("GET") && !operation.path().contains("{")) {
            assertThat(operation.by(stranger).text())
                    .doesNotContain(List.of(
                            THINGS.get("domain"),
                            THINGS.get("user"),
                            THINGS.get("alias"),
                            THINGS.get("code"),
                            THINGS.get("certificate"),
                            THINGS.get("token"),
                            THINGS.get("ipPool")));
        }
    }

    private static String certificate(String host) {
        TestCa.Issued issued = TestCa.trusted().issue(Duration.ofDays(30), host);
        return id(OPERATOR.post(
                "certificates",
                new ObjectMapper()
                        .createObjectNode()
                        .put("chain", TestCa.trusted().chain(issued))
                        .put("privateKey", issued.keyPem())
                        .toString()));
    }

    private static ApiClient with(Set<String> scopes) {
        String names = scopes.stream().map(scope -> "\"" + scope + "\"").collect(Collectors.joining(","));
        Answer code =
                OPERATOR.post("api-codes", "{\"name\": \"limited\", \"enabled\": true, \"scopes\": [" + names + "]}");
        return ApiClient.as(code.json().path("secret").asText());
    }

    private static Map<String, String> state() {
        Map<String, String> state = new HashMap<>();
        for (String path : List.of(
                "domains/" + THINGS.get("domain"),
                "domains/" + THINGS.get("domain") + "/members",
                "domains/" + THINGS.get("domain") + "/dkim-keys",
                "users/" + THINGS.get("user"),
                "users/" + THINGS.get("user") + "/profile",
                "users/" + THINGS.get("user") + "/preferences",
                "aliases/" + THINGS.get("alias"),
                "users/" + THINGS.get("user") + "/webaides",
                "users/" + THINGS.get("user") + "/bypass-codes",
                "users/" + THINGS.get("user") + "/application-passwords",
                "domains/" + THINGS.get("domain") + "/sessions/" + THINGS.get("session"),
                "webaides/" + THINGS.get("webaide") + "/entries",
                "api-codes/" + THINGS.get("code"),
                "hardware-tokens/" + THINGS.get("token"),
                "users/" + THINGS.get("user") + "/quota",
                "users/" + THINGS.get("user") + "/usage",
                "users/" + THINGS.get("user") + "/ip-allocations",
                "users/" + THINGS.get("user") + "/from-addresses",
                "users/" + THINGS.get("user") + "/smtp-api",
                "ip-pools/" + THINGS.get("ipPool"),
                "certificates/" + THINGS.get("certificate"),
                "organizations/" + THINGS.get("organization"))) {
            state.put(path, OPERATOR.get(path).text());
        }
        return state;
    }

    private static String id(Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    /** One operation; {@code mediaType} is null for those without a body. */
    record Operation(String method, String path, List<String> scopes, String mediaType, Map<String, String> things) {
        static Stream<Operation> of(Class<?> resource, Method method) {
            return Arrays.stream(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(http -> http != null)
                    .map(http -> new Operation(
                            http.value(),
                            path(resource, method),
                            method.isAnnotationPresent(RolesAllowed.class)
                                    ? List.of(method.getAnnotation(RolesAllowed.class)
                                            .value())
                                    : List.of(),
                            method.isAnnotationPresent(Consumes.class)
                                    ? method.getAnnotation(Consumes.class).value()[0]
                                    : null,
                            THINGS));
        }

        private static String path(Class<?> resource, Method method) {
            String path = resource.getAnnotation(Path.class).value();
            return method.isAnnotationPresent(Path.class)
                    ? path + "/" + method.getAnnotation(Path.class).value()
                    : path;
        }

        /** The same on other things; on none of ours when a parameter is not among them. */
        Operation on(Map<String, String> others) {
            return new Operation(method, path, scopes, mediaType, others);
        }

        Answer by(ApiClient client) {
            Matcher parameters = PARAMETER.matcher(path);
            String target = parameters.replaceAll(parameter -> {
                assertThat(THINGS).as("a thing of every kind").containsKey(parameter.group(1));
                return things.getOrDefault(parameter.group(1), UUID.randomUUID().toString());
            });
            return mediaType == null
                    ? client.send(method, target)
                    : client.send(method, target, mediaType, BODIES.getOrDefault(toString(), "{}"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
