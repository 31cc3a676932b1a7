package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.gatehouse.webaides.content.vcard.Components;

/**
 * A part of a postal address. The address as a whole, where the content has one that is made of the parts only, goes when a part changes, for
 * then it would be wrong.
 */
record AddressValue(String field, List<String> kinds) implements Slots.Value {
    static final List<String> STREET =
            List.of("name", "number", "building", "floor", "apartment", "room", "block", "landmark", "direction");
    static final List<String> BOX = List.of("postOfficeBox");
    static final List<String> CITY = List.of("locality");
    static final List<String> STATE = List.of("region");
    static final List<String> POSTAL_CODE = List.of("postcode");
    static final List<String> COUNTRY = List.of("country");

    private static final String CODE = "countryCode";

    private static final List<String> ORDER = List.of(
            "room",
            "apartment",
            "floor",
            "building",
            "number",
            "name",
            "block",
            "direction",
            "landmark",
            "postOfficeBox",
            "subdistrict",
            "district",
            "locality",
            "region",
            "postcode",
            "country");

    @Override
    public String read(JsonNode address) {
        String text = Components.read(address, kinds);
        return text.isEmpty() && kinds.equals(COUNTRY) ? address.path(CODE).textValue() : text;
    }

    @Override
    public void write(ObjectNode address, String text, Draft draft) {
        if (Components.say(address, address.path("full").asText())) {
            address.remove("full");
        }
        if (kinds.equals(COUNTRY)) {
            address.remove(CODE);
        }
        Components.write(address, kinds, ORDER, text);
    }

    @Override
    public String pointer(JsonNode address) {
        return Components.pointer(address, kinds);
    }
}
