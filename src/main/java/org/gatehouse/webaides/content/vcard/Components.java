package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The components of a name or an address (RFC 9553 2.2.1, 2.5.1), those of some kinds taken as one text. */
public final class Components {
    private static final String MEMBER = "components";
    private static final String SEPARATOR = "separator";

    private Components() {}

    /** The components of these kinds, in their order; empty for none. */
    public static String read(JsonNode holder, List<String> kinds) {
        StringBuilder text = new StringBuilder();
        String usual = holder.path("defaultSeparator").asText(" ");
        String between = usual;
        for (JsonNode each : holder.path(MEMBER)) {
            if (kind(each).equals(SEPARATOR)) {
                between = each.path("value").asText();
            } else {
                if (kinds.contains(kind(each))) {
                    text.append(text.isEmpty() ? "" : between)
                            .append(each.path("value").asText());
                }
                between = usual;
            }
        }
        return text.toString();
    }

    private static String kind(JsonNode component) {
        return component.path("kind").asText();
    }

    /**
     * Sets the components of these kinds to one text; null takes them away.
     *
     * @param kinds the first of them is the kind of a new one
     * @param order of all kinds, where a new one must find its place
     */
    public static void write(ObjectNode holder, List<String> kinds, List<String> order, String text) {
        ArrayNode components = holder.withArray(MEMBER);
        int first = indexOf(components, kinds);
        for (int i = components.size() - 1; i >= 0; i--) {
            if (kinds.contains(kind(components.get(i))) && (text == null || i > first)) {
                remove(components, i);
            }
        }
        if (text != null && first >= 0) {
            ObjectNode component = (ObjectNode) components.get(first);
            component.put("value", text).remove("phonetic"); // which was that of the former value
        } else if (text != null) {
            components
                    .insertObject(place(components, order, order.indexOf(kinds.get(0))))
                    .put("kind", kinds.get(0))
                    .put("value", text);
        }
        if (components.isEmpty()) {
            holder.remove(MEMBER);
        }
    }

    /** The first of these kinds; -1 for none. */
    private static int indexOf(JsonNode components, List<String> kinds) {
        for (int i = 0; i < components.size(); i++) {
            if (kinds.contains(kind(components.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    /** Where it stands where in the content the text of these kinds stands, as a JSON Pointer from the holder. */
    public static String pointer(JsonNode holder, List<String> kinds) {
        return "/" + MEMBER + "/" + Math.max(0, indexOf(holder.path(MEMBER), kinds)) + "/value";
    }

    /** With a component goes the separator that joins it to the one before, or of the first to the one behind it. */
    private static void remove(ArrayNode components, int index) {
        components.remove(index);
        if (isSeparator(components, index - 1)) {
            components.remove(index - 1);
        } else if (index == 0 && isSeparator(components, index)) {
            components.remove(index);
        }
    }

    private static boolean isSeparator(ArrayNode components, int index) {
        return components.has(index) && kind(components.get(index)).equals(SEPARATOR);
    }

    /** Behind the last that comes before it by the order; at the beginning where there is none. */
    private static int place(ArrayNode components, List<String> order, int rank) {
        for (int i = components.size() - 1; i >= 0; i--) {
            int other = order.indexOf(kind(components.get(i)));
            if (other >= 0 && other < rank) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Whether a text is made of nothing but what the components say. */
    public static boolean say(JsonNode holder, String text) {
        List<String> values = new ArrayList<>();
        holder.path(MEMBER).forEach(each -> values.add(each.path("value").asText()));
        Set<String> words = words(text);
        return !words.isEmpty() && words(String.join(" ", values)).containsAll(words);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
