package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;

/** What a client that asks for changes knows by now, kept as the contract says: deletions first, then all else by id. */
final class Copy {
    private final ApiClient client;
    private final String path;
    private final Map<String, JsonNode> entries = new HashMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private String token;

    private Copy(ApiClient client, String path) {
        this.client = client;
        this.path = path;
    }

    /** A client that knows nothing yet of {@code webaides/…} or {@code users/…}. */
    static Copy of(ApiClient client, String path) {
        return new Copy(client, path);
    }

    /** Asks once, and keeps what it is told; tells whether there is more. */
    boolean page(int limit) {
        JsonNode page = fetch(limit);
        keep(page);
        return page.path("more").asBoolean();
    }

    /** Asks once, and is cut off before it has kept the answer. */
    void losePage(int limit) {
        fetch(limit);
    }

    /** Asks until there is no more. */
    Copy sync(int limit) {
        boolean more = true;
        while (more) {
            more = page(limit);
        }
        return this;
    }

    Map<String, JsonNode> entries() {
        return entries;
    }

    String token() {
        return token;
    }

    private JsonNode fetch(int limit) {
        Answer answer = client.get(path + "/changes?limit=" + limit + (token == null ? "" : "&since=" + token));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode page = answer.json();
        int told = page.path("added").size()
                + page.path("updated").size()
                + page.path("deleted").size();
        for (String list : new String[] {"added", "updated", "deleted"}) {
            told += page.path("webaides").path(list).size();
        }
        assertThat(told).isLessThanOrEqualTo(limit);
        return page;
    }

    private void keep(JsonNode page) {
        page.path("deleted").forEach(gone -> entries.remove(gone.path("id").asText()));
        page.path("webaides").path("deleted").forEach(gone -> entries.values()
                .removeIf(entry -> entry.path("webaideId").equals(gone.path("id"))));
        page.path("added").forEach(this::put);
        page.path("updated").forEach(this::put);
        token = page.path("next").asText();
    }

    private void put(JsonNode entry) {
        String id = entry.path("id").asText();
        long version = entry.path("sequence").asLong();
        assertThat(version).as("no version goes backwards").isGreaterThanOrEqualTo(seen.getOrDefault(id, 0L));
        seen.put(id, version);
        entries.put(id, entry);
    }

    /** What the server has in these containers, in the form of a copy. */
    static Map<String, JsonNode> truth(ApiClient client, Iterable<String> webaides) {
        Map<String, JsonNode> all = new TreeMap<>();
        for (String webaide : webaides) {
            Lists.all(client, Keeper.entries(webaide), 1000)
                    .forEach(entry -> all.put(entry.path("id").asText(), entry));
        }
        return all;
    }
}
