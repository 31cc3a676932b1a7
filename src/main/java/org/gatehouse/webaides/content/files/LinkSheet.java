package org.gatehouse.webaides.content.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Links as rows, wholly. */
final class LinkSheet {
    static final List<String> COLUMNS = List.of("uid", "title", "url", "description", "keywords");

    private static final Map<String, String> ALIASES =
            Map.of("name", "title", "link", "url", "href", "url", "note", "description", "tags", "keywords");

    private LinkSheet() {}

    /** Our name of a column, or null. */
    static String column(String header) {
        String key = header.toLowerCase(Locale.ROOT);
        return COLUMNS.contains(key) ? key : ALIASES.get(key);
    }

    static ObjectNode link(Map<String, String> cells) {
        ObjectNode link = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("title", "url", "description")) {
            if (cells.containsKey(member)) {
                link.put(member, cells.get(member));
            }
        }
        keywords(cells.getOrDefault("keywords", ""), link);
        return link;
    }

    static void keywords(String text, ObjectNode to) {
        for (String keyword : text.split(",", -1)) {
            if (!keyword.isBlank()) {
                to.withArray("keywords").add(keyword.strip());
            }
        }
    }

    static Map<String, String> cells(JsonNode link, String uid) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("uid", uid);
        for (String member : List.of("title", "url", "description")) {
            cells.put(member, link.path(member).asText(null));
        }
        cells.put("keywords", keywords(link));
        return cells;
    }

    static String keywords(JsonNode link) {
        List<String> keywords = new ArrayList<>();
        link.path("keywords").forEach(each -> keywords.add(each.asText()));
        return String.join(", ", keywords);
    }
}
