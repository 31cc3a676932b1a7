package org.gatehouse.webaides.content.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One of several objects, told apart by {@code @type}; the first when it is not said. A vendor's own type may be anything. */
final class Variants implements Rule {
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Shape usual;

    private Variants(Shape usual, Shape... others) {
        this.usual = usual;
        shapes.put(usual.type(), usual);
        for (Shape other : others) {
            shapes.put(other.type(), other);
        }
    }

    static Variants of(Shape usual, Shape... others) {
        return new Variants(usual, others);
    }

    @Override
    public void check(JsonNode value, Place place) {
        JsonNode type = value.path("@type");
        if (type.isTextual() && Vendor.isName(type.textValue())) {
            return;
        }
        Shape shape = type.isMissingNode() ? usual : shapes.get(type.textValue());
        if (shape == null) {
            place.at("@type").refuse("must be one of " + String.join(", ", shapes.keySet()));
        } else {
            shape.check(value, place);
        }
    }

    /** Which of the objects it is that a patch points into cannot be seen from here. */
    @Override
    public Rule below(String step) {
        for (Shape shape : shapes.values()) {
            Rule rule = shape.below(step);
            if (rule != null && !step.equals("@type")) {
                return rule;
            }
        }
        return null;
    }
}
