package org.gatehouse.dialects.luxsci.fields;

import java.util.Locale;

/** Values of fields that are 1 or 0. */
final class Flags {
    static final String RULE = "must be 1 or 0";

    private Flags() {}

    /** Whether the value is 1; 0 where there is none. What is neither is told to the draft, and counts as 0. */
    static boolean isSet(String field, String value, Draft draft) {
        switch (value == null ? "0" : value.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> {
                return true;
            }
            case "0", "false" -> {
                return false;
            }
            default -> {
                draft.refuse(field, RULE);
                return false;
            }
        }
    }
}
