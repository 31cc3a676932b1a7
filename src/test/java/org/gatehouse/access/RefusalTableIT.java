package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.OpenApiDocument;
import org.gatehouse.support.OpenApiDocument.Operation;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the OpenAPI document, and every refusal that it promises for what the caller's code is, whatever is
 * asked for. A new operation or refusal is in the table as soon as it is in the document.
 */
class RefusalTableIT {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");
    private static final Pattern SCOPE = Pattern.compile("`([a-z.-]+:[a-z-]+)`");
    private static final Set<String> STATUSES = Set.of("401", "403", "429");

    /** Refusals for what is asked for: tests of their own features show them, and those of reach {@link #isOutOfReach}. */
    private static final Set<String> OF_WHAT_IS_ASKED = Set.of(
            "scope-not-held",
            "grant-too-wide",
            "code-needed",
            "code-wrong",
            "second-factor-needed",
            "second-factor-wrong",
            "second-factor-missing",
            "login-delayed",
            "factor-disabled",
            "too-many-sessions",
            "acme-budget",
            "own-password-needed",
            "user-protected",
            "domain-not-allowed");

    private static final Map<String, Set<String>> THINGS_OF = Map.of(
            "user-protected",
            Set.of("{user}", "{bypassCode}", "{session}"),
            "domain-not-allowed",
            Set.of("{user}", "{domain}", "{alias}", "{bypassCode}"));
    private static final Map<String, String> THINGS = new HashMap<>();

    private static final ApiClient OPERATOR = ApiClient.administrator();
    private static final Map<String, ApiClient> CALLERS = new HashMap<>();
    private static final Map<Set<String>, ApiClient> WITHOUT = new HashMap<>();

    @BeforeAll
    static void makeCallers() {
        CALLERS.put("unauthenticated", ApiClient.anonymous());
        CALLERS.put("credentials-wrong", ApiClient.as(CodeSecret.generate().text()));
        CALLERS.put("credentials-in-query", OPERATOR);
        CALLERS.put("code-disabled", code("\"enabled\": false", Scope.names()));
        CALLERS.put("code-not-yet-valid", code("\"notBefore\": \"2999-01-01T00:00:00Z\"", Scope.names()));
        CALLERS.put("code-expired", code("\"expiresAt\": \"2020-01-01T00:00:00Z\"", Scope.names()));
        CALLERS.put("host-not-allowed", code("\"boundHost\": \"elsewhere.example\"", Scope.names()));
        CALLERS.put("network-not-allowed", code("\"allowedNetworks\": [\"192.0.2.0/24\"]", Scope.names()));
        CALLERS.put("not-in-user-mode", code("\"mode\": \"user\"", Scope.names()));
        CALLERS.put("user-needed", CALLERS.get("not-in-user-mode"));
        CALLERS.put("dialect-not-allowed", code("\"dialects\": [\"logintc\"]", Scope.names()));
        ApiClient spent = code("\"limits\": {\"perDay\": 1}", Scope.names());
        spent.get("organization");
        CALLERS.put("rate-limited", spent);
    }

    /** A user, an alias and their domain; and codes that do not reach them, whatever their scopes. */
    @BeforeAll
    static void makeThings() {
        String domain = domain();
        THINGS.put("{domain}", domain);
        THINGS.put(
                "{user}",
                made("users", "{\"address\": \"ada@" + domain + "\"}")
                        .path("id")
                        .asText());
        THINGS.put("{alias}", made("aliases", """
                {"address": "sales@%1$s", "destinations": ["ada@%1$s"]}""".formatted(domain)).path("id").asText());
        THINGS.put(
                "{bypassCode}",
                made("users/" + THINGS.get("{user}") + "/bypass-codes", "{}")
                        .path("id")
                        .asText());
        THINGS.put(
                "{session}",
                made(
                                "domains/" + domain + "/sessions",
                                "{\"user\": \"" + THINGS.get("{user}") + "\", \"bypassCode\": \"1\"}")
                        .path("id")
                        .asText());
        String user = "\"protectedUsers\": [\"" + THINGS.get("{user}") + "\"]";
        CALLERS.put("user-protected", code(user, Scope.names()));
        CALLERS.put("domain-not-allowed", code("\"domains\": [\"" + domain() + "\"]", Scope.names()));
    }

    /** All but the open ones, which say that they need no security. */
    static Stream<Operation> operations() {
        return OpenApiDocument.operations().stream()
                .filter(operation -> !operation.json().has("security"));
    }

    static Stream<Arguments> promises() {
        return operations().flatMap(operation -> slugs(operation)
                .filter(slug -> !isOfWhatIsAsked(slug, operation))
                .map(slug -> Arguments.of(operation.id(), slug)));
    }

    @Test
    void isWhole() {
        Set<String> everywhere = new TreeSet<>(CALLERS.keySet());
        everywhere.removeAll(Set.of("not-in-user-mode", "user-needed", "user-protected", "domain-not-allowed"));
        everywhere.add("scope-missing");

        assertThat(operations()).hasSizeGreaterThan(30);
        assertThat(operations()).allSatisfy(operation -> assertThat(slugs(operation))
                .as(operation.id())
                .containsAll(everywhere.stream()
                        .filter(slug -> !isUncounted(slug, operation))
                        .toList()));
    }

    /** A poll counts against no limit. */
    private static boolean isUncounted(String slug, Operation operation) {
        return slug.equals("rate-limited") && operation.id().equals("getSession");
    }

    @ParameterizedTest
    @MethodSource("promises")
    void isKept(String operationId, String slug) {
        Operation operation = operation(operationId);

        Answer answer = send(operation, caller(slug, operation), slug);

        assertProblem(answer, status(operation, slug), slug);
        assertThat(answer.header("WWW-Authenticate") != null).isEqualTo(answer.status() == 401);
        assertThat(answer.header("Retry-After") != null).isEqualTo(answer.status() == 429);
    }

    /** Every operation on a thing that is named in its path, whether the document speaks of reach or not. */
    static Stream<Arguments> reaches() {
        return operations().flatMap(operation -> Stream.of("user-protected", "domain-not-allowed")
                .filter(slug -> THINGS_OF.get(slug).stream().anyMatch(operation.path()::contains))
                .map(slug -> Arguments.of(operation.id(), slug)));
    }

    @ParameterizedTest
    @MethodSource("reaches")
    void isOutOfReach(String operationId, String slug) {
        Operation operation = operation(operationId);
        String path = operation.path();
        for (Map.Entry<String, String> thing : THINGS.entrySet()) {
            path = path.replace(thing.getKey(), thing.getValue());
        }
        path = PARAMETER.matcher(path).replaceAll(UUID.randomUUID().toString()); // what lies below is not looked for
        JsonNode body = operation.json().path("requestBody").path("content");
        ApiClient caller = CALLERS.get(slug);

        Answer answer = body.isEmpty()
                ? caller.send(operation.method(), path)
                : caller.send(operation.method(), path, body.fieldNames().next(), example(body));

        assertProblem(answer, 403, slug);
        assertThat(slugs(operation)).contains(slug);
    }

    /** Where users may do some things, they are told of those that they may not. */
    private static boolean isOfWhatIsAsked(String slug, Operation operation) {
        return OF_WHAT_IS_ASKED.contains(slug)
                || (slug.equals("not-in-user-mode") && slugs(operation).anyMatch("user-needed"::equals));
    }

    private static ApiClient caller(String slug, Operation operation) {
        if (slug.equals("scope-missing")) {
            return WITHOUT.computeIfAbsent(scopes(operation), opening -> {
                Set<String> others = new TreeSet<>(Scope.names());
                others.removeAll(opening);
                return code("\"enabled\": true", others);
            });
        }
        assertThat(CALLERS).as("a caller for every refusal in the document").containsKey(slug);
        return CALLERS.get(slug);
    }

    private static Answer send(Operation operation, ApiClient caller, String slug) {
        String path =
                PARAMETER.matcher(operation.path()).replaceAll(UUID.randomUUID().toString());
        if (slug.equals("credentials-in-query")) {
            path += "?api_key=" + CodeSecret.generate().text();
        }
        JsonNode body = operation.json().path("requestBody").path("content");
        return body.isEmpty()
                ? caller.send(operation.method(), path)
                : caller.send(operation.method(), path, body.fieldNames().next(), "{}");
    }

    private static Operation operation(String id) {
        return operations().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private static String example(JsonNode content) {
        return content.properties().iterator().next().getValue().path("example").toString();
    }

    private static String domain() {
        return made("domains", "{\"name\": \"" + Tenant.unique("refused") + ".example\"}")
                .path("name")
                .asText();
    }

    private static JsonNode made(String path, String draft) {
        Answer answer = OPERATOR.post(path, draft);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    /** The problems that the document promises for the caller. */
    private static Stream<String> slugs(Operation operation) {
        List<String> slugs = new ArrayList<>();
        operation.json().path("responses").properties().forEach(response -> problems(response.getValue())
                .filter(slug -> STATUSES.contains(response.getKey()) || slug.startsWith("credentials-"))
                .forEach(slugs::add));
        return slugs.stream();
    }

    private static int status(Operation operation, String slug) {
        return operation.json().path("responses").properties().stream()
                .filter(response -> problems(response.getValue()).anyMatch(slug::equals))
                .map(response -> Integer.parseInt(response.getKey()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> problems(JsonNode response) {
        JsonNode examples = OpenApiDocument.resolve(response)
                .path("content")
                .path("application/problem+json")
                .path("examples");
        return examples.properties().stream().map(Map.Entry::getKey);
    }

    private static Set<String> scopes(Operation operation) {
        return SCOPE.matcher(operation.json().path("description").asText())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An enabled code, unless {@code members} says otherwise. */
    private static ApiClient code(String members, Set<String> scopes) {
        String names = scopes.stream().map(scope -> "\"" + scope + "\"").collect(Collectors.joining(","));
        String enabled = members.contains("\"enabled\"") ? "" : ", \"enabled\": true";
        JsonNode made = made("api-codes", """
                {"name": "refused", "scopes": [%s], %s%s}""".formatted(names, members, enabled));
        return ApiClient.as(made.path("secret").asText());
    }
}
