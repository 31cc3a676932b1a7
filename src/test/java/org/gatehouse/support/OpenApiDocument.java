package org.gatehouse.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The OpenAPI document that the build has packed. Its objects are taken to have no members but those that it names. */
public final class OpenApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(Dialects.getOpenApi30());
    private static final JsonNode ROOT = closed(read("/META-INF/openapi.json"));
    private static final Map<JsonNode, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private OpenApiDocument() {}

    /** One operation. */
    public record Operation(String method, String path, JsonNode json) {
        public String id() {
            return json.path("operationId").asText();
        }

        /** The answer documented for this status, if there is one. */
        public Optional<JsonNode> answer(int status) {
            JsonNode answer = json.path("responses").path(String.valueOf(status));
            return answer.isMissingNode() ? Optional.empty() : Optional.of(resolve(answer));
        }

        private int variables() {
            return path.length() - path.replace("{", "").length();
        }

        private boolean fits(String rawPath) {
            String[] expected = path.split("/", -1);
            String[] given = rawPath.split("/", -1);
            if (expected.length != given.length) {
                return false;
            }
            for (int i = 0; i < expected.length; i++) {
                boolean variable = expected[i].startsWith("{");
                if (variable ? given[i].isEmpty() : !expected[i].equals(given[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    public static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        ROOT.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> operations.add(
                        new Operation(member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue()))));
        return operations;
    }

    /** The operation that such a request calls. */
    public static Optional<Operation> operation(String method, String rawPath) {
        return operations().stream()
                .filter(operation -> operation.fits(rawPath))
                .min(Comparator.comparingInt(Operation::variables))
                .map(Operation::path)
                .flatMap(path -> operations().stream()
                        .filter(operation -> operation.path().equals(path)
                                && operation.method().equals(method))
                        .findFirst());
    }

    public static JsonNode problemSchema() {
        return ROOT.at("/components/schemas/Problem");
    }

    /** What of the value is not as the schema says; empty when all is. */
    public static Set<String> faults(JsonNode schema, JsonNode value) {
        Set<String> faults = new TreeSet<>();
        SCHEMAS.computeIfAbsent(schema, OpenApiDocument::compile)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(error -> faults.add(error.toString()));
        return faults;
    }

    /** What a reference points to, or the node itself. */
    public static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(ROOT.at(node.path("$ref").asText().substring(1))) : node;
    }

    /** References are followed from the root of a schema, so every one gets the components beside it. */
    private static Schema compile(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) ROOT).objectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", ROOT.path("components"));
        return REGISTRY.getSchema(whole);
    }

    private static JsonNode read(String resource) {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode closed(JsonNode document) {
        document.at("/components/schemas").forEach(OpenApiDocument::close);
        return document;
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.path("properties").forEach(OpenApiDocument::close);
        if (schema.has("items")) {
            close(schema.path("items"));
        }
        if (schema.path("allOf") instanceof ArrayNode parts) {
            parts.forEach(OpenApiDocument::close);
        }
    }
}
