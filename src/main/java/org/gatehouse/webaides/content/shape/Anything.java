package org.gatehouse.webaides.content.shape;

import com.fasterxml.jackson.databind.JsonNode;

/** Any JSON: it is kept, never read. The document's own bounds hold for it. */
enum Anything implements Rule {
    ANYTHING;

    @Override
    public void check(JsonNode value, Place place) {}

    @Override
    public Rule below(String step) {
        return this;
    }
}
