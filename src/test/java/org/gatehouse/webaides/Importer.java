package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.Waiting;

/** Sends files into containers of a user, and waits for what becomes of them. */
final class Importer {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ApiClient client;
    private final String user;

    /** On behalf of the user whose path this is. */
    Importer(ApiClient client, String user) {
        this.client = client;
        this.user = user;
    }

    static Importer of(Keeper keeper) {
        return new Importer(keeper.client(), keeper.user());
    }

    /** A new container of the kind; its path. */
    String container(String kind) {
        return container(kind, Tenant.unique("Files "));
    }

    String container(String kind, String name) {
        Answer made = client.post(user + "/webaides", """
                {"kind": "%s", "name": "%s"}""".formatted(kind, name));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return "webaides/" + made.json().path("id").asText();
    }

    Answer send(String container, String mediaType, String file) {
        return client.send("POST", container + "/import", mediaType, file);
    }

    /** The import of a file, which has ended; it did not fail. */
    JsonNode done(String container, String mediaType, String file) {
        JsonNode view = ended(container, send(container, mediaType, file));
        assertThat(view.path("state").asText()).as(view.toString()).isEqualTo("done");
        return view;
    }

    /** What the import says at its end. */
    JsonNode ended(String container, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 202);
        String path = container + "/imports/" + answer.json().path("id").asText();
        Waiting.until(() -> !state(path).equals("running"), PATIENCE, () -> "still running: " + path);
        return client.get(path).json();
    }

    private String state(String path) {
        Answer answer = client.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("state").asText();
    }

    /** Of each item the outcome, or if it was refused, the slug of the problem and the pointer of its first error. */
    List<String> outcomes(String container, String mediaType, String file) {
        JsonNode view = done(container, mediaType, file);
        List<String> outcomes = new ArrayList<>();
        for (JsonNode item : items(container, view)) {
            String slug = item.at("/problem/type").asText().replace("/problems/", "");
            String pointer = item.at("/problem/errors/0/pointer").asText();
            String refused = (slug + " " + pointer).strip();
            outcomes.add(slug.isEmpty() ? item.path("outcome").asText() : refused);
        }
        return outcomes;
    }

    List<JsonNode> items(String container, JsonNode view) {
        return Lists.all(client, container + "/imports/" + view.path("id").asText() + "/items", 1000);
    }

    List<JsonNode> entries(String container) {
        return Lists.all(client, container + "/entries", 1000);
    }

    /** The file of a container in this format. */
    String export(String container, String format) {
        Answer file = client.get(container + "/export?format=" + format);
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        return file.text();
    }

    static String card(String uid, String name) {
        return "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:" + uid + "\r\nFN:" + name + "\r\nEND:VCARD\r\n";
    }

    /** That many cards of as many people. */
    static String cards(int count) {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < count; i++) {
            file.append(card("urn:example:" + i, "Person " + i));
        }
        return file.toString();
    }
}
