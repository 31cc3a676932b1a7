package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The first unit of an organization. */
record DepartmentValue(String field) implements Slots.Value {
    private static final String UNITS = "units";

    @Override
    public String read(JsonNode organization) {
        return organization.path(UNITS).path(0).path("name").textValue();
    }

    @Override
    public void write(ObjectNode organization, String text, Draft draft) {
        ArrayNode units = organization.withArray(UNITS);
        if (text != null) {
            ObjectNode first = units.isEmpty() ? units.addObject() : (ObjectNode) units.get(0);
            first.put("name", text);
        } else if (units.size() > 1) {
            ((ObjectNode) units.get(0)).put("name", ""); // else the next one would become the first
        } else {
            organization.remove(UNITS);
        }
    }

    @Override
    public String pointer(JsonNode organization) {
        return "/" + UNITS + "/0/name";
    }
}
