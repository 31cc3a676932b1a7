package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;

/** A user who keeps notes, and a caller who may do all with them. */
final class Keeper {
    private final Tenant tenant;
    private final String userId;
    private final ApiClient client;

    private Keeper(Tenant tenant, String userId, ApiClient client) {
        this.tenant = tenant;
        this.userId = userId;
        this.client = client;
    }

    /** A new user in an organization of its own. */
    static Keeper fresh() {
        return in(Tenant.fresh());
    }

    /** A new user in this organization. */
    static Keeper in(Tenant tenant) {
        JsonNode user = tenant.user(Tenant.unique("keeper") + "@elsewhere.example");
        return new Keeper(tenant, user.path("id").asText(), tenant.client());
    }

    Tenant tenant() {
        return tenant;
    }

    ApiClient client() {
        return client;
    }

    /** The path of the user. */
    String user() {
        return "users/" + userId;
    }

    String userId() {
        return userId;
    }

    /** The id of the container of this kind that the user has from the start. */
    String first(String kind) {
        return client.get(user() + "/webaides?kind=" + kind)
                .json()
                .at("/items/0/id")
                .asText();
    }

    /** A new container of notes; its id. */
    String notes() {
        Answer made = client.post(user() + "/webaides", """
                {"kind": "notes", "name": "%s"}""".formatted(Tenant.unique("Notes ")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    static String entries(String webaide) {
        return "webaides/" + webaide + "/entries";
    }

    static String entry(String webaide, String id) {
        return entries(webaide) + "/" + id;
    }

    static String draft(String title) {
        return """
                {"content": {"title": "%s"}}""".formatted(title);
    }

    /** A new note; its view. */
    JsonNode note(String webaide, String title) {
        Answer made = client.post(entries(webaide), draft(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    /** A new note; its id. */
    String noteId(String webaide, String title) {
        return note(webaide, title).path("id").asText();
    }

    /** Gives a note another title; its view. */
    JsonNode retitle(String webaide, String id, String title) {
        Answer changed = client.put(entry(webaide, id), draft(title));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        return changed.json();
    }

    void delete(String webaide, String id) {
        Answer gone = client.delete(entry(webaide, id));
        assertThat(gone.status()).as(gone.text()).isEqualTo(204);
    }

    JsonNode move(String webaide, String id, String to) {
        Answer moved = client.post(entry(webaide, id) + "/move", """
                {"webaideId": "%s"}""".formatted(to));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        return moved.json();
    }

    Answer batch(String webaide, boolean atomic, String... operations) {
        return client.post(entries(webaide) + "/batch", """
                {"atomic": %s, "operations": [%s]}""".formatted(atomic, String.join(",", operations)));
    }

    /** That many notes, made in one batch; their ids. */
    List<String> many(String webaide, int count) {
        Answer answer = batch(webaide, true, times(count, i -> create("note " + i)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items").findValuesAsText("id");
    }

    static String[] times(int count, IntFunction<String> operation) {
        return IntStream.range(0, count).mapToObj(operation).toArray(String[]::new);
    }

    static String create(String title) {
        return """
                {"op": "create", "content": {"title": "%s"}}""".formatted(title);
    }

    /** One page of changes; {@code since} may be null. */
    JsonNode changes(String path, String since, String more) {
        Answer page = client.get(path + "/changes?" + (since == null ? "" : "since=" + since) + more);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.json();
    }

    JsonNode changes(String webaide, String since) {
        return changes("webaides/" + webaide, since, "");
    }

    JsonNode userChanges(String since) {
        return changes(user(), since, "");
    }

    /** The token of a client that knows all there is in the container. */
    String synced(String webaide) {
        return changes("webaides/" + webaide, "latest", "").path("next").asText();
    }

    String userSynced() {
        return changes(user(), "latest", "").path("next").asText();
    }

    /** The ids in one list of an answer. */
    static List<String> ids(JsonNode answer, String list) {
        List<String> ids = new ArrayList<>();
        answer.path(list).forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    /** What an answer says, in short: {@code added, updated, deleted}. */
    static String told(JsonNode answer) {
        return List.of("added", "updated", "deleted").stream()
                .map(list -> ids(answer, list).toString())
                .collect(Collectors.joining(" "));
    }
}
