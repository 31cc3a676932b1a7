package org.gatehouse.webaides.content.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Any JSON that can be kept: no broken characters, no numbers beyond a double. The document's own bounds hold for it. */
enum Anything implements Rule {
    ANYTHING;

    private static final Pattern BROKEN = Pattern.compile("[\\x00\\p{Cs}]");

    @Override
    public void check(JsonNode value, Place place) {
        if (value.isTextual() && isBroken(value.textValue())) {
            place.refuse("must not contain NUL or half characters");
        } else if (value.isNumber() && Double.isInfinite(value.doubleValue())) {
            place.refuse("must be a number in the range of a double");
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(value.get(i), place.at(i));
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (isBroken(member.getKey())) {
                place.refuse("must not have names that contain NUL or half characters");
            }
            check(member.getValue(), place.at(member.getKey()));
        }
    }

    private static boolean isBroken(String text) {
        return BROKEN.matcher(text).find();
    }

    @Override
    public Rule below(String step) {
        return this;
    }
}
