package org.gatehouse.dialects.luxsci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.dialects.luxsci.fields.EntryFields;
import org.gatehouse.webaides.NumberedEntry;
import org.gatehouse.webaides.content.Kind;

/** An entry with its fields by their names. */
record EntryBody(long entryId, Map<String, Object> fields) {
    private static final String ID = "Unique ID";
    private static final String CREATED = "Created";
    private static final String MODIFIED = "Modified";
    private static final Set<String> OF_ENTRIES = Set.of(ID, CREATED, MODIFIED);
    private static final String FIELDS = "fields";

    static EntryBody of(Kind kind, NumberedEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(ID, entry.number());
        fields.putAll(EntryFields.read(kind, entry.content()));
        fields.put(CREATED, LuxSciWriter.time(entry.createdAt()));
        fields.put(MODIFIED, LuxSciWriter.time(entry.updatedAt()));
        return new EntryBody(entry.number(), fields);
    }

    /** No more of it than what a body has said: for who may write and not read. */
    EntryBody saidBy(LenientBody body) {
        Set<String> said = new HashSet<>(OF_ENTRIES);
        body.member(FIELDS).node().fieldNames().forEachRemaining(name -> said.add(name.replace('\u2019', '\'')));
        Map<String, Object> some = new LinkedHashMap<>(fields);
        some.keySet().retainAll(said);
        return new EntryBody(entryId, some);
    }

    /**
     * What the fields of a body do with what an entry says.
     *
     * @param number of the entry; null for a new one, which has none yet, whatever the body says
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-body}; so does the function
     */
    static UnaryOperator<ObjectNode> change(Kind kind, LenientBody body, Long number) {
        LenientBody given = body.member(FIELDS);
        if (given.isMissing()) {
            throw CommonProblem.INVALID_BODY.at("/" + FIELDS, "is required");
        }
        if (!given.node().isObject()) {
            throw CommonProblem.INVALID_BODY.at("/" + FIELDS, "must be an object");
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        given.node().properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        JsonNode id = given.member(ID).node();
        boolean isNamed = id.isContainerNode() || !id.asText("").isEmpty();
        if (number != null && isNamed && !id.asText().equals(number.toString())) {
            throw CommonProblem.INVALID_BODY.at("/" + FIELDS + "/" + ID, "is another entry's than the path's");
        }
        return present -> EntryFields.write(kind, fields, present);
    }
}
