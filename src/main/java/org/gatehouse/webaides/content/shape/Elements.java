package org.gatehouse.webaides.content.shape;

import com.fasterxml.jackson.databind.JsonNode;

/** An array of values that obey one rule. A patch never points into one (RFC 8984 1.4.9). */
record Elements(Rule rule, int least, int most) implements Rule {
    static Elements of(Rule rule) {
        return new Elements(rule, 0, Members.MAX);
    }

    @Override
    public void check(JsonNode value, Place place) {
        if (!value.isArray()) {
            place.refuse("must be an array");
            return;
        }
        if (value.size() < least || value.size() > most) {
            place.refuse("must have " + least + " to " + most + " elements");
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            rule.check(value.get(i), place.at(i));
        }
    }
}
