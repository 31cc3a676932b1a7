package org.gatehouse.document;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The methods behind the operations. */
final class ResourceMethods {
    private final Map<String, Method> byId = new HashMap<>();

    ResourceMethods(Set<Class<?>> classes) {
        for (Class<?> type : classes) {
            for (Method method : type.getDeclaredMethods()) {
                Operation operation = method.getAnnotation(Operation.class);
                if (operation != null && !operation.hidden() && byId.put(operation.operationId(), method) != null) {
                    throw new IllegalStateException("two operations " + operation.operationId());
                }
            }
        }
    }

    Method byOperationId(String id) {
        Method method = byId.get(id);
        if (method == null) {
            throw new IllegalStateException("an operation of /v1 has no @Operation with an operationId: " + id);
        }
        return method;
    }
}
