package org.gatehouse.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/**
 * One example of each operation that has a body: {@code <operationId>.json} with {@code request} and {@code response}, whose members are
 * examples by media type or status where there are several.
 */
final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> byOperationId;

    private Examples(Map<String, JsonNode> byOperationId) {
        this.byOperationId = byOperationId;
    }

    /** Those of the directory that the build names. */
    static Examples ofTheBuild() {
        Map<String, JsonNode> examples = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("gatehouse.openapi.examples")))) {
            for (Path file : files.toList()) {
                examples.put(file.getFileName().toString().replace(".json", ""), JSON.readTree(file.toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Examples(examples);
    }

    void addTo(Operation operation) {
        String id = operation.getOperationId();
        JsonNode example = byOperationId.remove(id);
        Content request = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        add(request, example, "request", "", id);
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                add(response.getContent(), example, "response", status, id);
            }
        });
    }

    void requireAllUsed() {
        if (!byOperationId.isEmpty()) {
            throw new IllegalStateException("examples of no operation: " + byOperationId.keySet());
        }
    }

    private static void add(Content content, JsonNode example, String part, String status, String id) {
        boolean given = example != null && example.has(part);
        if (given != (content != null)) {
            throw new IllegalStateException(id + (given ? " has no " + part : " needs an example of its " + part));
        }
        if (given) {
            content.getMediaTypes().forEach((type, media) -> {
                JsonNode whole = example.get(part);
                JsonNode own = whole.has(type) ? whole.get(type) : whole.has(status) ? whole.get(status) : whole;
                media.setExample(JSON.convertValue(own, Object.class));
            });
        }
    }
}
