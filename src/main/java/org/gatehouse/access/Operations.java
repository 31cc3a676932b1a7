package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The operations of {@code /v1} by their operationId in the OpenAPI document, as {@link AccessFeature} meets them. */
@ApplicationScoped
class Operations {
    private final Map<String, Opening> byId = new ConcurrentHashMap<>();

    void add(Method method, Opening opening) {
        Operation operation = method.getAnnotation(Operation.class);
        if (operation != null) {
            byId.put(operation.operationId(), opening);
        }
    }

    /** What opens an operation; empty when there is no such operation. */
    Optional<Opening> opening(String operationId) {
        return Optional.ofNullable(byId.get(operationId));
    }
}
