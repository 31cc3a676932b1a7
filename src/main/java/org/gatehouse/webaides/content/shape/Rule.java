package org.gatehouse.webaides.content.shape;

import com.fasterxml.jackson.databind.JsonNode;

/** What one value must be. */
public interface Rule {
    /** Tells the place about whatever is wrong with the value. */
    void check(JsonNode value, Place place);

    /** The rule of a member or element of such a value, which a patch may point to; null when there is none. */
    default Rule below(String step) {
        return null;
    }
}
