package org.gatehouse.webaides.content.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * An object of a standard: its type and its members. A member of another name must carry a vendor's prefix, such as
 * {@code example.com:color}, and may then be anything.
 */
public final class Shape implements Rule {
    private final String type;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private BiConsumer<JsonNode, Place> also = (value, place) -> {};

    private Shape(String type) {
        this.type = type;
    }

    /** An object whose {@code @type} is this one, where it is said. */
    static Shape of(String type) {
        return new Shape(type).with("@type", Words.only(type));
    }

    /** An object without a type. */
    static Shape untyped() {
        return new Shape(null);
    }

    Shape with(String name, Rule rule) {
        return with(name, () -> rule);
    }

    /** For a rule that is not made yet, since it holds this shape again. */
    Shape with(String name, Supplier<Rule> rule) {
        members.put(name, new Member(rule, false));
        return this;
    }

    Shape requires(String name, Rule rule) {
        members.put(name, new Member(() -> rule, true));
        return this;
    }

    /** What else must hold; asked only when all members are as they must be. */
    Shape also(BiConsumer<JsonNode, Place> check) {
        also = also.andThen(check);
        return this;
    }

    String type() {
        return type;
    }

    @Override
    public void check(JsonNode value, Place place) {
        if (!value.isObject()) {
            place.refuse("must be an object");
            return;
        }
        int before = place.errors().size();
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            Rule rule = below(each.getKey());
            if (rule == null) {
                place.at(each.getKey())
                        .refuse("is not known here; a name of your own begins with your domain and a colon");
            } else {
                rule.check(each.getValue(), place.at(each.getKey()));
            }
        }
        members.forEach((name, member) -> {
            if (member.required && !value.has(name)) {
                place.at(name).refuse("is required");
            }
        });
        if (place.errors().size() == before) {
            also.accept(value, place);
        }
    }

    @Override
    public Rule below(String step) {
        Member member = members.get(step);
        if (member != null) {
            return member.rule.get();
        }
        return Vendor.isName(step) ? Anything.ANYTHING : null;
    }

    boolean requires(String name) {
        Member member = members.get(name);
        return member != null && member.required;
    }

    private record Member(Supplier<Rule> rule, boolean required) {}
}
