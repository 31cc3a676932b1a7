package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Some fields that depend on each other, and where in a content their values stand. */
interface Part {
    List<String> names();

    /** Puts what the content says, as text or number; fields that have no value are not put. */
    void read(JsonNode content, Map<String, Object> fields);

    /**
     * Sets fields in the content of a draft, or tells the draft why that cannot be.
     *
     * @param changes those of its fields that are given and say something else than the content does; null takes a value away
     */
    void write(Map<String, String> changes, Draft draft);
}
