package org.gatehouse.webaides.content.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Pattern;

/** A map: every name by one rule, every value by another. */
final class Members implements Rule {
    static final int MAX = 1_000;

    /** As in every body. */
    static final int LONGEST_NAME = 1_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private final Rule names;
    private final Rule values;

    private Members(Rule names, Rule values) {
        this.names = names;
        this.values = values;
    }

    /** Values under ids. */
    static Members byId(Rule values) {
        return new Members(
                Scalar.text(name -> ID.matcher(name).matches(), "must be named by 1 to 255 letters, digits, _ and -"),
                values);
    }

    /** Values under names that are texts of this form. */
    static Members by(Rule names, Rule values) {
        return new Members(names, values);
    }

    /** A set, which JSON can only say as names that are true. */
    static Members set(Rule names) {
        return new Members(names, Scalar.TRUE);
    }

    @Override
    public void check(JsonNode value, Place place) {
        if (!value.isObject()) {
            place.refuse("must be an object");
            return;
        }
        if (value.size() > MAX) {
            place.refuse("may have at most " + MAX + " members");
            return;
        }
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            Place member = place.at(each.getKey());
            if (each.getKey().length() > LONGEST_NAME) {
                member.refuse("must be named by at most " + LONGEST_NAME + " characters");
            }
            names.check(TextNode.valueOf(each.getKey()), member);
            values.check(each.getValue(), member);
        }
    }

    @Override
    public Rule below(String step) {
        return values;
    }
}
