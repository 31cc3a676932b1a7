package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.TunedServer;
import org.junit.jupiter.api.Test;

/** How much a user may have, on a server that lets them have little. */
class QuotaIT {
    private static final String TEXT = "x".repeat(450);

    private static int users;

    private final ApiClient client = TunedServer.administrator();

    private final String user = "user" + ++users + "@elsewhere.example";
    private final String notes;

    QuotaIT() {
        client.post("users", "{\"address\": \"" + user + "\"}");
        notes = client.get("users/" + user + "/webaides?kind=notes")
                .json()
                .at("/items/0/id")
                .asText();
    }

    private Answer post(String title) {
        return client.post(Keeper.entries(notes), Keeper.draft(title));
    }

    private Answer batch(boolean atomic, String... operations) {
        return client.post(Keeper.entries(notes) + "/batch", """
                {"atomic": %s, "operations": [%s]}""".formatted(atomic, String.join(",", operations)));
    }

    @Test
    void isOfEntriesInAllContainersTogether() {
        String other = client.post("users/" + user + "/webaides", "{\"kind\": \"notes\", \"name\": \"other\"}")
                .json()
                .path("id")
                .asText();
        String moved = post("1").json().path("id").asText();
        client.post(Keeper.entry(notes, moved) + "/move", "{\"webaideId\": \"" + other + "\"}");
        for (int i = 2; i <= 5; i++) {
            assertThat(post("note " + i).status()).isEqualTo(201);
        }

        assertProblem(post("6"), 409, "quota-reached");
        assertProblem(
                client.put(Keeper.entry(notes, "01a2018d-7c1e-7c57-8b8e-0d6a1b7f2c11"), Keeper.draft("6")),
                409,
                "quota-reached");
        assertThat(client.delete(Keeper.entry(other, moved)).status()).isEqualTo(204);
        assertThat(post("6").status()).isEqualTo(201);
    }

    @Test
    void isOfBytesToo() {
        String id = null;
        for (int i = 0; i < 4; i++) {
            Answer made = post(TEXT);
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            id = made.json().path("id").asText();
        }
        String last = Keeper.entry(notes, id);

        assertProblem(post(TEXT), 409, "quota-reached");
        assertProblem(client.patch(last, "{\"content\": {\"body\": \"" + TEXT + "\"}}"), 409, "quota-reached");
        assertThat(client.patch(last, "{\"content\": {\"title\": \"short\"}}").status())
                .isEqualTo(200);
        assertThat(post("x".repeat(400)).status()).isEqualTo(201);
    }

    @Test
    void isExactForManyAtOnce() {
        List<Answer> answers = AtOnce.call(12, i -> post("note " + i));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
    }

    @Test
    void refusesOnlyWhatIsTooMuchOfABatch() {
        Answer answer = batch(false, Keeper.times(7, i -> Keeper.create("note " + i)));

        assertThat(answer.json().findValuesAsText("status"))
                .containsExactly("201", "201", "201", "201", "201", "409", "409", "409", "409");
        JsonNode refused = answer.json().at("/items/5/problem");
        assertThat(refused.path("type").asText()).isEqualTo("/problems/quota-reached");
    }

    @Test
    void undoesAnAtomicBatch() {
        assertProblem(batch(true, Keeper.times(6, i -> Keeper.create("note " + i))), 400, "batch-refused");
        assertThat(client.get(Keeper.entries(notes)).json().path("items")).isEmpty();
    }

    @Test
    void isFreeAgainAfterAContainerHasGone() {
        batch(true, Keeper.times(5, i -> Keeper.create("note " + i)));
        client.delete("webaides/" + notes);
        String other = client.post("users/" + user + "/webaides", "{\"kind\": \"notes\", \"name\": \"other\"}")
                .json()
                .path("id")
                .asText();

        for (int i = 0; i < 4; i++) {
            assertThat(client.post(Keeper.entries(other), Keeper.draft(TEXT)).status())
                    .isEqualTo(201);
        }
    }
}
