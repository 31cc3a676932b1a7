package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The phones of a contact: by a label that is one of Outlook's, else by their features, else by their contexts. */
final class PhoneFields {
    /** Phones that JSContact knows no feature for, and their labels. */
    private static final Map<String, String> LABELS = Map.of(
            "Assistant's Phone", "Assistant",
            "Callback", "Callback",
            "Car Phone", "Car",
            "ISDN", "ISDN",
            "Primary Phone", "Primary",
            "Radio Phone", "Radio",
            "Telex", "Telex");

    private static final String WORK = "work";
    private static final String HOME = "private";

    private PhoneFields() {}

    static Part part() {
        List<Slots.Slot> slots = new ArrayList<>();
        slots.add(slot("Business Phone", null, WORK));
        slots.add(slot("Business Phone 2", null, WORK));
        slots.add(slot("Business Fax", "fax", WORK));
        slots.add(slot("Company Main Phone", "main-number", WORK));
        slots.add(slot("Home Phone", null, HOME));
        slots.add(slot("Home Phone 2", null, HOME));
        slots.add(slot("Home Fax", "fax", HOME));
        slots.add(slot("Mobile Phone", "mobile", null));
        slots.add(slot("Other Phone", null, null));
        slots.add(slot("Other Fax", "fax", null));
        slots.add(slot("Pager", "pager", null));
        slots.add(slot("TTY/TDD Phone", "textphone", null));
        new TreeMap<>(LABELS)
                .forEach((name, label) ->
                        slots.add(new Slots.Slot(name, number(name), phone -> phone.put("label", label))));
        return new Slots("phones", slots, PhoneFields::nature, phone -> !phone.has("number"));
    }

    private static Slots.Slot slot(String name, String feature, String context) {
        return new Slots.Slot(name, number(name), phone -> {
            set(phone, "features", feature);
            set(phone, "contexts", context);
        });
    }

    private static List<Slots.Value> number(String field) {
        return List.of(new Slots.TextValue(field, "number"));
    }

    private static void set(ObjectNode phone, String member, String name) {
        if (name != null) {
            phone.withObjectProperty(member).put(name, true);
        }
    }

    private static List<String> nature(JsonNode phone) {
        String label = phone.path("label").asText();
        for (Map.Entry<String, String> each : LABELS.entrySet()) {
            if (label.equalsIgnoreCase(each.getValue())) {
                return List.of(each.getKey());
            }
        }
        boolean work = phone.path("contexts").has(WORK);
        boolean home = phone.path("contexts").has(HOME);
        JsonNode features = phone.path("features");
        if (features.has("pager")) {
            return List.of("Pager");
        }
        if (features.has("textphone")) {
            return List.of("TTY/TDD Phone");
        }
        if (features.has("fax")) {
            return List.of(work ? "Business Fax" : home ? "Home Fax" : "Other Fax");
        }
        if (features.has("mobile")) {
            return List.of("Mobile Phone");
        }
        if (features.has("main-number")) {
            return List.of("Company Main Phone");
        }
        return work
                ? List.of("Business Phone", "Business Phone 2")
                : home ? List.of("Home Phone", "Home Phone 2") : List.of("Other Phone");
    }
}
