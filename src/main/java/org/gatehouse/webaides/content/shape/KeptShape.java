package org.gatehouse.webaides.content.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Properties of vCard and iCalendar that have no place of their own, as jCard and jCal write them (RFC 7095, RFC 7265):
 * {@code [name, parameters, type, value, …]}. Nothing in them can end a content line early.
 */
final class KeptShape {
    /** Of a vCard. */
    static final Rule CARD_PROPERTIES = properties(Set.of("BEGIN", "END", "VERSION"));

    /** Of an event or a task, but for those that say when it is. */
    static final Rule PROPERTIES = properties(Set.of(
            "BEGIN",
            "END",
            "DTSTART",
            "DTEND",
            "DUE",
            "DURATION",
            "RRULE",
            "EXRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID"));

    private static final Rule INNER_PROPERTIES = properties(Set.of("BEGIN", "END"));

    static final Rule COMPONENTS = Elements.of((value, place) -> component(value, place, 0));
    static final Rule PARAMETERS = KeptShape::parameters;
    static final Scalar NAME = Scalar.text(KeptShape::isName, "must be a name of letters, digits and hyphens");

    private static final int DEEPEST = 4; // inside of an event, which is inside of a calendar: 6 are read
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern IN_LINE = Pattern.compile("[^\\x00-\\x08\\x0A-\\x1F\\x7F\\p{Cs}]*");
    private static final Pattern PARAMETER =
            Pattern.compile("[^\\x00-\\x08\\x0A-\\x1F\\x7F\\p{Cs}\"]*|\"[^\\x00-\\x08\\x0A-\\x1F\\x7F\\p{Cs}\"]*\"");

    /** What programs open when it is clicked, whatever its type. */
    private static final Set<String> LINKS = Set.of(
            "ATTACH",
            "CALADRURI",
            "CALURI",
            "CONFERENCE",
            "FBURL",
            "IMAGE",
            "IMPP",
            "KEY",
            "LOGO",
            "PHOTO",
            "SOCIALPROFILE",
            "SOUND",
            "SOURCE",
            "TZURL",
            "URL",
            "X-SOCIALPROFILE");

    private KeptShape() {}

    private static Rule properties(Set<String> not) {
        return Elements.of((value, place) -> {
            property(value, place);
            if (not.contains(value.path(0).asText().toUpperCase(Locale.ROOT))) {
                place.at(0).refuse("must not be one of " + String.join(", ", new TreeSet<>(not)));
            }
        });
    }

    private static boolean isName(String text) {
        return WORD.matcher(text).matches();
    }

    private static void property(JsonNode value, Place place) {
        if (!value.isArray() || value.size() < 4) {
            place.refuse("must be an array of a name, parameters, a type and at least one value");
            return;
        }
        NAME.check(value.get(0), place.at(0));
        parameters(value.get(1), place.at(1));
        NAME.check(value.get(2), place.at(2));
        boolean text = value.get(2).asText().equals("text");
        boolean uri = value.get(2).asText().equalsIgnoreCase("uri")
                || LINKS.contains(value.get(0).asText().toUpperCase(Locale.ROOT));
        for (int i = 3; i < value.size(); i++) {
            value(value.get(i), text, 0, place.at(i));
            if (uri && Uris.isScript(beginning(value.get(i)))) {
                place.at(i).refuse("must not be a URI that runs a program");
            }
        }
    }

    private static String beginning(JsonNode value) {
        JsonNode first = value;
        while (first.isArray()) {
            first = first.path(0);
        }
        return first.asText();
    }

    private static void value(JsonNode value, boolean text, int depth, Place place) {
        if (value.isArray() && depth < 2) {
            for (int i = 0; i < value.size(); i++) {
                value(value.get(i), text, depth + 1, place.at(i));
            }
        } else if (value.isTextual()) {
            if (text) {
                Scalar.text(Integer.MAX_VALUE).check(value, place);
            } else if (!IN_LINE.matcher(value.textValue()).matches()) {
                place.refuse("must be one line");
            }
        } else if (!value.isNumber() && !value.isBoolean()) {
            place.refuse("must be text, a number, true or false, or arrays of them");
        }
    }

    private static void parameters(JsonNode value, Place place) {
        if (!value.isObject() || value.size() > 100) {
            place.refuse("must be an object of at most 100 parameters");
            return;
        }
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            Place parameter = place.at(each.getKey());
            JsonNode given = each.getValue();
            if (each.getKey().equalsIgnoreCase("group")) {
                NAME.check(given, parameter);
            } else if (!isName(each.getKey())) {
                parameter.refuse(NAME.rule());
            } else if (given.isArray() && given.size() > 0 && given.size() <= 100) {
                parameterList(given, parameter, true);
            } else {
                parameter(given, parameter);
            }
        }
    }

    /** One that stood there several times has a list for each. */
    private static void parameterList(JsonNode values, Place place, boolean outer) {
        boolean lists = outer && values.get(0).isArray();
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i);
            if (lists && value.isArray() && value.size() > 0) {
                parameterList(value, place.at(i), false);
            } else if (lists) {
                place.at(i).refuse("must be an array like the first");
            } else {
                parameter(value, place.at(i));
            }
        }
    }

    private static void parameter(JsonNode value, Place place) {
        if (!value.isTextual() || !PARAMETER.matcher(value.textValue()).matches()) {
            place.refuse("must be one line of text without double quotes, or such texts");
        }
    }

    private static void component(JsonNode value, Place place, int depth) {
        if (!value.isArray() || value.size() != 3 || depth >= DEEPEST) {
            place.refuse("must be an array of a name, properties and components, " + DEEPEST + " deep at most");
            return;
        }
        NAME.check(value.get(0), place.at(0));
        INNER_PROPERTIES.check(value.get(1), place.at(1));
        Elements.of((inner, at) -> component(inner, at, depth + 1)).check(value.get(2), place.at(2));
    }
}
