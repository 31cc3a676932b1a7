package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.webaides.content.Kind;

/** The flat fields of an entry, read out of its content and written into it. */
public final class EntryFields {
    /** Of every entry, and not of its content; they are passed over when a client sends them back. */
    private static final Set<String> OF_ENTRIES = Set.of("Unique ID", "Created", "Modified");

    private static final int LONGEST_NAME = 100;

    private EntryFields() {}

    /** The fields that have a value, by their names in the order of the tables: texts, and numbers for numbers and 1 or 0. */
    public static Map<String, Object> read(Kind kind, ObjectNode content) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Part part : Layout.of(kind).parts()) {
            Map<String, Object> said = new LinkedHashMap<>();
            part.read(content, said);
            for (String name : part.names()) {
                if (said.get(name) != null && !said.get(name).equals("")) {
                    fields.put(name, said.get(name));
                }
            }
        }
        return fields;
    }

    /**
     * The content after these fields were set. What no given field says stays as it is, and so does everything where a field says what it
     * said before.
     *
     * @param given text, numbers and, for 1 and 0, true and false; null and the empty text take a value away
     * @param before what is there, and stays unchanged itself; an empty object for a new entry
     * @throws ApiException 400 {@code invalid-body} with pointers such as {@code /fields/First Name}
     */
    public static ObjectNode write(Kind kind, Map<String, JsonNode> given, ObjectNode before) {
        Layout layout = Layout.of(kind);
        Draft draft = new Draft(before);
        Map<String, String> values = values(layout, given, draft);
        Map<Part, Map<String, String>> changes = new LinkedHashMap<>();
        for (Part part : layout.parts()) { // all of them first: to set one field changes how others are told
            Map<String, String> ofPart = changes(part, values, before);
            if (!ofPart.isEmpty()) {
                changes.put(part, ofPart);
            }
        }
        changes.forEach((part, ofPart) -> part.write(ofPart, draft));
        return draft.judged(layout.shape(), layout.usual());
    }

    private static Map<String, String> changes(Part part, Map<String, String> values, JsonNode content) {
        Map<String, String> changes = new LinkedHashMap<>();
        Map<String, Object> said = null;
        for (String name : part.names()) {
            if (values.containsKey(name)) {
                if (said == null) {
                    said = new LinkedHashMap<>();
                    part.read(content, said);
                }
                String now = Objects.toString(said.get(name), "");
                if (!now.equals(Objects.toString(values.get(name), ""))) {
                    changes.put(name, values.get(name));
                }
            }
        }
        return changes;
    }

    /** The values by the names of the tables; null for those that are taken away. */
    private static Map<String, String> values(Layout layout, Map<String, JsonNode> given, Draft draft) {
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String plain = name.replace('\u2019', '\''); // as the vendor's pages write it
            String field = layout.aliases().getOrDefault(plain, plain);
            if (OF_ENTRIES.contains(field)) {
                return;
            }
            if (name.length() > LONGEST_NAME) {
                throw CommonProblem.INVALID_BODY.at("/fields", "has a name of more than 100 characters");
            } else if (!layout.names().contains(field)) {
                draft.refuse(name, "is no field of this type");
            } else if (values.containsKey(field)) {
                draft.refuse(name, "is given twice");
            } else if (value.isBoolean() && layout.flags().contains(field)) {
                values.put(field, value.booleanValue() ? "1" : "0");
            } else if (value.isTextual() || value.isNumber() || value.isNull()) {
                values.put(field, value.asText("").isEmpty() || value.isNull() ? null : value.asText());
            } else {
                draft.refuse(name, layout.flags().contains(field) ? Flags.RULE : "must be text or a number");
            }
        });
        return values;
    }
}
