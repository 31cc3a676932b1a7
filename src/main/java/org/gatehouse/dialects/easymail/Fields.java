package org.gatehouse.dialects.easymail;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.api.ApiException;

/** What the client of the present request has sent, by name, wherever it stood. An empty field is as none. */
@RequestScoped
class Fields {
    static final int MOST = 50;
    private static final int MAX_NUMBER_DIGITS = 18;

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds a field, unless there is one of this name: the first counts. */
    void add(String name, String value) {
        if (values.size() >= MOST) {
            throw tooMany();
        }
        if (value.indexOf('\0') >= 0) {
            throw wrong(name, "must not contain NUL");
        }
        values.putIfAbsent(name, value);
    }

    /** The field, or null. */
    String text(String name) {
        String text = values.get(name);
        return text == null || text.isEmpty() ? null : text;
    }

    boolean has(String name) {
        return text(name) != null;
    }

    /**
     * A field that must be there.
     *
     * @throws ApiException 400
     */
    String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw wrong(name, "is required");
        }
        return text;
    }

    /** The id in a field that must be there. */
    long requiredId(String name) {
        return id(name, required(name).strip());
    }

    /** The id that is written in {@code text}, as the field of this name. */
    static long id(String name, String text) {
        if (!text.matches("[0-9]{1," + MAX_NUMBER_DIGITS + "}")) {
            throw wrong(name, "must be a whole number");
        }
        return Long.parseLong(text);
    }

    static ApiException tooMany() {
        return INVALID_BODY.because("at most %d fields are taken", MOST);
    }

    static ApiException wrong(String name, String rule) {
        return INVALID_BODY.at("/" + name, rule);
    }
}
