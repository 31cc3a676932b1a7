package org.gatehouse.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads lists page by page to the end. */
public final class Lists {
    private Lists() {}

    /** The items of all pages; every page but the last is full. */
    public static List<JsonNode> all(ApiClient client, String path, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String query = path + (path.indexOf('?') < 0 ? "?" : "&") + "limit=" + limit;
        String next = "";
        while (next != null) {
            Answer page = client.get(next.isEmpty() ? query : query + "&cursor=" + next);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.json().path("items").forEach(items::add);
            next = page.json().path("next").textValue();
            if (next != null) {
                assertThat(page.json().path("items")).hasSize(limit);
            }
        }
        return items;
    }

    /** One member of each item, as text. */
    public static List<String> texts(ApiClient client, String path, String member) {
        return all(client, path, 100).stream()
                .map(item -> item.path(member).asText())
                .toList();
    }

    /** A text as it stands in a query or path. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
