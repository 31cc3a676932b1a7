package org.gatehouse.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** JSON pointers (RFC 6901) to the places in a body where a rule is broken. */
final class Pointers {
    private Pointers() {}

    /** Where the first such node is, or null. Built on the way back only: most trees have none. */
    static String first(JsonNode node, Predicate<JsonNode> such) {
        if (such.test(node)) {
            return "";
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                String below = first(node.get(i), such);
                if (below != null) {
                    return "/" + i + below;
                }
            }
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String below = first(member.getValue(), such);
            if (below != null) {
                return "/" + escape(member.getKey()) + below;
            }
        }
        return null;
    }

    static String of(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            String name = step.getFieldName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : escape(name));
        }
        return pointer.toString();
    }

    static String of(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        for (Iterator<Path.Node> nodes = violation.getPropertyPath().iterator(); nodes.hasNext(); ) {
            Path.Node node = nodes.next();
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/').append(escape(node.getKey().toString()));
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                String name = nodes.hasNext() ? node.getName() : written(violation.getLeafBean(), node.getName());
                pointer.append('/').append(escape(name));
            }
        }
        return pointer.toString();
    }

    /** The name in JSON of a record's component: some have a name that Java does not allow. */
    private static String written(Object bean, String component) {
        return Stream.of(bean.getClass().getRecordComponents())
                .filter(each -> each.getName().equals(component))
                .map(each -> each.getAccessor().getAnnotation(JsonProperty.class))
                .filter(Objects::nonNull)
                .map(JsonProperty::value)
                .findFirst()
                .orElse(component);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
