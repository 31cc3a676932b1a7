package org.gatehouse.dialects.luxsci;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.FieldError;
import org.gatehouse.dialects.LenientBody;

/** Refuses to set what is only told: whoever sends it back as it is means no change, whoever sends another value would wait for one. */
final class ReadOnly {
    private static final int MAX_DIGITS = 50; // longer texts take long to read as numbers

    private ReadOnly() {}

    /**
     * Refuses members that differ from what is there; empty ones say nothing.
     *
     * @param present what is there, asked for only when one of them is sent
     * @throws ApiException 400 {@code invalid-body}
     */
    static void require(LenientBody body, Collection<String> names, Supplier<JsonNode> present) {
        List<String> sent =
                names.stream().filter(name -> !isEmpty(body.member(name))).toList();
        if (sent.isEmpty()) {
            return;
        }
        JsonNode there = present.get();
        List<FieldError> changed = sent.stream()
                .filter(name -> !isSame(body.member(name).node(), there.path(name)))
                .map(name -> new FieldError("/" + name, "cannot be set here"))
                .toList();
        if (!changed.isEmpty()) {
            throw ApiException.invalid(changed);
        }
    }

    /** One of this package's records as clients read it. */
    static JsonNode tree(Object body) {
        return LenientBody.parse(LuxSciWriter.write(body)).node();
    }

    private static boolean isEmpty(LenientBody member) {
        return member.isMissing()
                || (member.node().isTextual() && member.node().asText().isBlank());
    }

    private static boolean isSame(JsonNode sent, JsonNode there) {
        if (there.isArray()) {
            return sent.isArray() && texts(sent).equals(texts(there));
        }
        return there.isNumber()
                ? isNumber(sent.asText(), there.decimalValue())
                : sent.asText().equalsIgnoreCase(there.asText());
    }

    private static boolean isNumber(String sent, BigDecimal there) {
        try {
            return sent.length() <= MAX_DIGITS && new BigDecimal(sent.strip()).compareTo(there) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
