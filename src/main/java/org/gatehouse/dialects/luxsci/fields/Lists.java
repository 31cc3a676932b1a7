package org.gatehouse.dialects.luxsci.fields;

import java.util.LinkedHashSet;
import java.util.Set;

/** Values of fields that hold several things, parted by semicolons. */
final class Lists {
    static final int MOST = 1_000;

    private static final String SEPARATOR = ";";

    private Lists() {}

    /** The things, each once and without blanks around it; what is empty is none. */
    static Set<String> parts(String value) {
        Set<String> parts = new LinkedHashSet<>();
        for (String part : value == null ? new String[0] : value.split(SEPARATOR, -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    static String text(Iterable<String> parts) {
        return String.join(SEPARATOR, parts);
    }
}
