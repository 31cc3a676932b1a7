package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.webaides.Importer.card;
import static org.gatehouse.webaides.Importer.cards;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.GatehouseServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What a node bears, and what is left of an import when it dies. */
class ImportNodeIT {
    private static final int MAX_ENTRIES = 3_000;

    private static final GatehouseServer.Builder PLAN = GatehouseServer.builder()
            .env("GATEHOUSE_WEBAIDES_MAX_ENTRIES", "" + MAX_ENTRIES)
            .env("GATEHOUSE_WEBAIDES_MAX_IMPORT", "2097152");

    private static GatehouseServer server;

    @BeforeAll
    static void start() {
        server = PLAN.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static ApiClient client() {
        return ApiClient.at(server.uri()).with("Authorization", "Bearer " + server.firstCode());
    }

    private Importer importer(String user) {
        client().post("users", "{\"address\": \"" + user + "\"}");
        return new Importer(client(), "users/" + user);
    }

    @Test
    @EnabledIf(
            "org.gatehouse.support.TestDatabase#isPostgresql") // no start for what has nothing to do with the database
    void bearsSoMuch() {
        Importer ada = importer("ada@elsewhere.example");
        String contacts = ada.container("contacts");

        // a file that is too large, though nobody says so before
        assertProblem(ada.send(contacts, "text/vcard", cards(40_000)), 413, "body-too-large");
        assertThat(ada.entries(contacts)).isEmpty();

        // a quota that is reached within the file
        JsonNode view = ada.done(contacts, "text/vcard", cards(MAX_ENTRIES + 5));
        assertThat(view.at("/counts/created").asInt()).isEqualTo(MAX_ENTRIES);
        assertThat(ada.items(contacts, view).subList(MAX_ENTRIES, MAX_ENTRIES + 5))
                .allSatisfy(
                        item -> assertThat(item.at("/problem/type").asText()).isEqualTo("/problems/quota-reached"));

        // more files than there are places
        Importer bob = importer("bob@elsewhere.example");
        List<String> many =
                IntStream.range(0, 24).mapToObj(i -> bob.container("contacts")).toList();
        List<Answer> answers = AtOnce.call(24, i -> bob.send(many.get(i), "text/vcard", cards(MAX_ENTRIES)));
        assertThat(answers).extracting(Answer::status).contains(503).containsAnyOf(200, 202);
        int created = 0;
        for (int i = 0; i < many.size(); i++) {
            if (answers.get(i).status() == 503) {
                assertProblem(answers.get(i), 503, "busy");
                assertThat(answers.get(i).header("Retry-After")).isNotNull();
            } else {
                JsonNode one = bob.ended(many.get(i), answers.get(i));
                assertThat(one.path("state").asText()).isEqualTo("done");
                assertThat(one.at("/counts/read").asInt()).isEqualTo(MAX_ENTRIES);
                created += one.at("/counts/created").asInt();
            }
        }
        assertThat(created).isEqualTo(MAX_ENTRIES);
        assertThat(bob.outcomes(bob.container("contacts"), "text/vcard", card("x", "X")))
                .containsExactly("quota-reached");
    }

    @Test
    void doesNotLeaveAnImportRunningWhenItDies() throws SQLException {
        Importer dora = importer("dora@elsewhere.example");
        String contacts = dora.container("contacts");
        String file = cards(20_000);
        Answer answer = dora.send(contacts, "text/vcard", file);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);

        server.kill();
        agePastSilence(answer.json().path("id").asText());
        server = PLAN.start();

        JsonNode view = client().get(
                        contacts + "/imports/" + answer.json().path("id").asText())
                .json();
        assertThat(view.path("state").asText()).isEqualTo("failed");
        assertThat(view.at("/problem/type").asText()).isEqualTo("/problems/import-interrupted");
        Importer again = new Importer(client(), "users/dora@elsewhere.example");
        int before = again.entries(contacts).size();
        assertThat(before).isEqualTo(view.at("/counts/created").asInt());
        JsonNode second = again.done(contacts, "text/vcard", cards(MAX_ENTRIES));
        assertThat(second.at("/counts/unchanged").asInt()).isEqualTo(before);
        assertThat(again.entries(contacts)).hasSize(MAX_ENTRIES);
    }

    /** In place of waiting for more than a minute. */
    private static void agePastSilence(String id) throws SQLException {
        try (Connection connection = PLAN.database().connect();
                PreparedStatement age = connection.prepareStatement(
                        "update webaide_import set beat_at = ? where id = cast(? as uuid)")) {
            age.setObject(1, OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(2));
            age.setString(2, id);
            assertThat(age.executeUpdate()).isEqualTo(1);
        }
    }
}
