package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.FieldError;
import org.gatehouse.webaides.content.shape.Place;
import org.gatehouse.webaides.content.shape.Rule;

/** A content in which fields are being set, and what is wrong with them. */
final class Draft {
    private static final String FIELDS = "/fields";
    private static final Pattern PART = Pattern.compile("/([a-z][A-Za-z]{1,30})$");

    private final ObjectNode before;
    private final ObjectNode content;
    private final Map<String, String> claims = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    /**
     * A draft.
     *
     * @param before stays as it is
     */
    Draft(ObjectNode before) {
        this.before = before;
        content = before.deepCopy();
    }

    /** What clients were told of. */
    JsonNode before() {
        return before;
    }

    ObjectNode content() {
        return content;
    }

    /** Notes that a field was set at this JSON Pointer: what is wrong there, or below it, is wrong with the field. */
    void claim(String field, String pointer) {
        claims.put(pointer, field);
    }

    /** Notes that the value of a field breaks a rule. */
    void refuse(String field, String rule) {
        errors.add(new FieldError(pointer(field), rule));
    }

    /** Notes what another reader has found wrong with the value of a field. */
    void refuse(String field, ApiException refusal) {
        refusal.errors().forEach(error -> refuse(field, error.detail()));
    }

    /** Whether nothing was refused so far. */
    boolean isClean() {
        return errors.isEmpty();
    }

    /** The JSON Pointer to a field in the body of a request. */
    static String pointer(String field) {
        return FIELDS + "/" + step(field);
    }

    /** The name of a member as a step of a JSON Pointer. */
    static String step(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * The content, if it is good.
     *
     * @param usual the fields of members that no field was set in, but which must be there
     * @throws ApiException 400 {@code invalid-body} that names the fields
     */
    ObjectNode judged(Rule shape, Map<String, String> usual) {
        if (errors.isEmpty()) {
            Place root = Place.root();
            shape.check(content, root);
            root.errors().forEach(error -> errors.add(seen(error, usual)));
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
        return content;
    }

    private FieldError seen(FieldError error, Map<String, String> usual) {
        String pointer = error.pointer();
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            String field = claims.getOrDefault(at, usual.get(at));
            if (field != null) {
                return new FieldError(pointer(field), detail(pointer.substring(at.length()), error.detail()));
            }
        }
        for (Map.Entry<String, String> claim : claims.entrySet()) {
            if (claim.getKey().startsWith(pointer + "/")) {
                return new FieldError(pointer(claim.getValue()), error.detail());
            }
        }
        return new FieldError(FIELDS, error.detail());
    }

    /** Says which part of the field's value is meant, where that has a name. */
    private static String detail(String below, String rule) {
        Matcher part = PART.matcher(below);
        return part.find() ? part.group(1) + " " + rule : rule;
    }
}
