package org.gatehouse.dialects.luxsci;

import static org.gatehouse.webaides.WebAideProblem.ENTRY_NOT_FOUND;
import static org.gatehouse.webaides.WebAideProblem.WEBAIDE_NOT_FOUND;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.api.ApiException;
import org.gatehouse.webaides.WebAideNumber;
import org.gatehouse.webaides.content.Kind;

/** How paths of this dialect name containers and entries. */
final class WebAidePaths {
    private static final String NUMBER = "0*[1-9][0-9]{0,17}";
    private static final int LONGEST = 100;
    private static final Map<String, Kind> TYPES = types();

    private WebAidePaths() {}

    private static Map<String, Kind> types() {
        Map<String, Kind> types = new LinkedHashMap<>();
        types.put("addressbooks", Kind.CONTACTS);
        types.put("calendars", Kind.CALENDAR);
        types.put("tasks", Kind.TASKS);
        types.put("notes", Kind.NOTES);
        types.put("links", Kind.LINKS);
        return types;
    }

    /** @throws ApiException 404 {@code webaide-not-found} */
    static Kind kind(String type) {
        Kind kind = TYPES.get(type);
        if (kind == null) {
            throw WEBAIDE_NOT_FOUND.because("the types are %s", String.join(", ", TYPES.keySet()));
        }
        return kind;
    }

    static String type(Kind kind) {
        return TYPES.entrySet().stream()
                .filter(type -> type.getValue() == kind)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** @throws ApiException 404 {@code webaide-not-found} */
    static WebAideNumber webaide(String user, String type, String number) {
        Kind kind = kind(type);
        if (!isNumber(number)) {
            throw WEBAIDE_NOT_FOUND.because("webaide_id must be a whole number");
        }
        return new WebAideNumber(user, kind, Long.parseLong(number));
    }

    /** @throws ApiException 404 {@code entry-not-found} */
    static long entry(String number) {
        if (!isNumber(number)) {
            throw ENTRY_NOT_FOUND.because("entry_id must be a whole number");
        }
        return Long.parseLong(number);
    }

    private static boolean isNumber(String text) {
        return text.length() <= LONGEST && text.matches(NUMBER);
    }
}
