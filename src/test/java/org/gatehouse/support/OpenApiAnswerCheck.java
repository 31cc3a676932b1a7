package org.gatehouse.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Every answer of {@code /v1} is one that the OpenAPI document promises: its status, media type and headers, a body with
 * just the members that stand there, and of problems only the types that the operation lists.
 */
public final class OpenApiAnswerCheck implements AnswerCheck {
    private static final Set<String> BESIDE_OPERATIONS = Set.of("OPTIONS", "TRACE", "CONNECT");

    /** What the tests inside the container add to the application. */
    private static final String OF_A_TEST = "/v1/inside";

    @Override
    public void check(HttpRequest request, Answer answer) {
        String path = request.uri().getRawPath();
        if (!path.startsWith("/v1/")
                || path.startsWith(OF_A_TEST)
                || BESIDE_OPERATIONS.contains(request.method())
                || isOfTheParser(answer)) {
            return;
        }
        String what = request.method() + " " + path + " answers " + answer.status() + " " + answer.text();
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Optional<OpenApiDocument.Operation> operation = OpenApiDocument.operation(method, path);
        if (operation.isEmpty()) {
            assertThat(answer.status()).as(what).isIn(400, 401, 404, 405, 406, 413, 415);
            requireBody(what, OpenApiDocument.problemSchema(), "application/problem+json", request, answer);
            return;
        }
        Optional<JsonNode> promised = operation.get().answer(answer.status());
        assertThat(promised).as("the document has no such status: " + what).isPresent();
        requireHeaders(what, promised.get(), answer);
        JsonNode content = promised.get().path("content");
        if (content.isEmpty()) {
            assertThat(answer.text()).as(what).isEmpty();
            return;
        }
        String mediaType = mediaType(answer);
        JsonNode promisedBody = content.path(mediaType);
        assertThat(promisedBody.isMissingNode())
                .as("the document has no such media type: " + mediaType + ": " + what)
                .isFalse();
        requireBody(what, promisedBody.path("schema"), mediaType, request, answer);
        if (mediaType.equals("application/problem+json") && !answer.text().isEmpty()) {
            String slug = answer.json().path("type").asText().replace("/problems/", "");
            assertThat(promisedBody.path("examples").has(slug))
                    .as(operation.get().id() + " does not list the problem: " + what)
                    .isTrue();
        }
    }

    /** What the server's own HTTP parser refuses never reaches the application. */
    private static boolean isOfTheParser(Answer answer) {
        return answer.status() >= 400 && answer.header("X-Request-Id") == null;
    }

    private static void requireHeaders(String what, JsonNode promised, Answer answer) {
        assertThat(answer.header("X-Request-Id")).as(what).isNotBlank();
        for (String name : Set.of("ETag", "Location", "WWW-Authenticate")) {
            if (promised.path("headers").has(name)) {
                assertThat(answer.header(name)).as(name + " of " + what).isNotBlank();
            }
        }
    }

    private static void requireBody(
            String what, JsonNode schema, String mediaType, HttpRequest request, Answer answer) {
        assertThat(mediaType(answer)).as(what).isEqualTo(mediaType);
        if (!request.method().equals("HEAD") && mediaType.endsWith("json")) {
            assertThat(OpenApiDocument.faults(schema, answer.json())).as(what).isEmpty();
        }
    }

    private static String mediaType(Answer answer) {
        String type = answer.header("Content-Type");
        return type == null ? "" : type.replaceFirst("\\s*;.*", "");
    }
}
