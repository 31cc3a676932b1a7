package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.Tenant;

/** A user with WebAides, and a client that may do all with them. */
final class WebAideUser {
    static final String PASSWORD = "four-odd-words-together";
    static final String[] SCOPES = {
        "webaides.contacts:read", "webaides.contacts:write",
        "webaides.calendar:read", "webaides.calendar:write",
        "webaides.tasks:read", "webaides.tasks:write",
        "webaides.notes:read", "webaides.notes:write",
        "webaides.links:read", "webaides.links:write"
    };

    private final Tenant tenant;
    private final String name;
    private final LuxSciClient client;

    private WebAideUser(Tenant tenant, String name, LuxSciClient client) {
        this.tenant = tenant;
        this.name = name;
        this.client = client;
    }

    /** A new one in an organization of its own. */
    static WebAideUser fresh() {
        Tenant tenant = Tenant.fresh();
        return new WebAideUser(tenant, user(tenant), LuxSciClient.with(tenant, SCOPES));
    }

    /** Another one of the same organization, with the same client. */
    WebAideUser other() {
        return new WebAideUser(tenant, user(tenant), client);
    }

    private static String user(Tenant tenant) {
        String name = Tenant.unique("ada") + "@elsewhere.example";
        Answer made = tenant.client().post("users", """
                {"address": "%s", "password": "%s"}""".formatted(name, PASSWORD));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return name;
    }

    Tenant tenant() {
        return tenant;
    }

    LuxSciClient client() {
        return client;
    }

    String name() {
        return name;
    }

    /** The path of the user's containers. */
    String webaides() {
        return "/user/" + name + "/webaides";
    }

    /** The path of the container of this type that the user has from the start. */
    String first(String type) {
        return path(data(client.get(webaides() + "/" + type)).get(0));
    }

    /** The path of a new container. */
    String made(String type) {
        return path(data(client.post(webaides() + "/" + type, """
                {"title": "%s"}""".formatted(Tenant.unique("Aide ")))));
    }

    String path(JsonNode webaide) {
        return webaides() + "/" + webaide.path("webaide_type").asText() + "/"
                + webaide.path("webaide_id").asLong();
    }

    /** The id of the container on {@code /v1}. */
    String id(String path) {
        long number = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        for (JsonNode webaide :
                tenant.client().get("users/" + name + "/webaides").json().path("items")) {
            if (webaide.path("number").asLong() == number) {
                return webaide.path("id").asText();
            }
        }
        throw new AssertionError("no WebAide at " + path);
    }

    /** A new entry; its number. */
    long entry(String webaide, String fields) {
        return data(client.post(webaide + "/entries", "{\"fields\": " + fields + "}"))
                .path("entry_id")
                .asLong();
    }

    long note(String webaide, String title) {
        return entry(webaide, "{\"Title\": \"" + title + "\"}");
    }

    /** That many new notes in one call; their numbers. */
    List<Long> notes(String webaide, int count) {
        String items = IntStream.range(0, count)
                .mapToObj(i -> "{\"fields\": {\"Title\": \"note " + i + "\"}}")
                .collect(Collectors.joining(","));
        return numbers(data(client.post(webaide + "/entries/bulk", "{\"create\": [" + items + "]}")));
    }

    /** The numbers of entries in a list. */
    static List<Long> numbers(JsonNode entries) {
        List<Long> numbers = new ArrayList<>();
        entries.forEach(entry -> numbers.add(
                entry.isNumber() ? entry.asLong() : entry.path("entry_id").asLong()));
        return numbers;
    }
}
