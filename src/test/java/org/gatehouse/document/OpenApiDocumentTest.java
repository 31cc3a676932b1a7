package org.gatehouse.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.gatehouse.V1;
import org.gatehouse.support.OpenApiDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiDocumentTest {
    private static final java.nio.file.Path MADE = java.nio.file.Path.of("target/classes/META-INF/openapi.yaml");
    private static final java.nio.file.Path SNAPSHOT = java.nio.file.Path.of("docs/openapi.yaml");

    /** A change of the API is to be seen in review: cp target/classes/META-INF/openapi.yaml docs/ */
    @Test
    void isTheOneInTheRepository() throws IOException {
        assertThat(Files.readString(MADE))
                .as("%s; if the change is wanted: cp %s %s", SNAPSHOT, MADE, SNAPSHOT)
                .isEqualTo(Files.readString(SNAPSHOT));
    }

    @Test
    void hasJustTheOperationsOfTheResources() {
        Set<String> operations = new TreeSet<>();
        for (Class<?> type : new V1().getClasses()) {
            Path root = type.getAnnotation(Path.class);
            for (Method method : root == null ? new Method[0] : type.getDeclaredMethods()) {
                if (isDescribedElsewhere(method)) {
                    continue;
                }
                httpMethods(method)
                        .forEach(http -> operations.add(http + " " + path(root, method) + " " + scopes(method)));
            }
        }

        assertThat(OpenApiDocument.operations())
                .map(operation -> operation.method() + " " + operation.path() + " " + scopes(operation))
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    /** OpenAPI has one operation for all media types of a body, and JAX-RS a method for each. */
    private static boolean isDescribedElsewhere(Method method) {
        return method.isAnnotationPresent(Operation.class)
                && method.getAnnotation(Operation.class).hidden();
    }

    static Stream<OpenApiDocument.Operation> operations() {
        return OpenApiDocument.operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void showsAnExampleThatIsValid(OpenApiDocument.Operation operation) {
        requireValidExamples(operation.json().path("requestBody"));
        operation.json().path("responses").forEach(answer -> requireValidExamples(OpenApiDocument.resolve(answer)));
    }

    private static void requireValidExamples(JsonNode withContent) {
        for (JsonNode body : withContent.path("content")) {
            assertThat(body.has("example") || body.has("examples")).isTrue();
            if (body.has("example")) {
                assertThat(OpenApiDocument.faults(body.path("schema"), body.path("example")))
                        .isEmpty();
            }
            body.path("examples").forEach(example -> assertThat(OpenApiDocument.faults(
                            body.path("schema"),
                            OpenApiDocument.resolve(example).path("value")))
                    .isEmpty());
        }
    }

    private static Stream<String> httpMethods(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }

    private static String path(Path root, Method method) {
        Path below = method.getAnnotation(Path.class);
        return "/v1/" + root.value() + (below == null ? "" : "/" + below.value());
    }

    private static Set<String> scopes(Method method) {
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        return allowed == null ? Set.of() : new TreeSet<>(Set.of(allowed.value()));
    }

    private static Set<String> scopes(OpenApiDocument.Operation operation) {
        Set<String> scopes = new TreeSet<>();
        StreamSupport.stream(operation.json().path("x-scope").spliterator(), false)
                .forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }
}
