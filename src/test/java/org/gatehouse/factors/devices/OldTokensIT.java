package org.gatehouse.factors.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.SimulatedDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Tokens that time or wrong codes have ended; between two lives of a server their rows are made so. */
@EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // two starts of a server; TokenRepositoryIT has both
// databases
class OldTokensIT {
    private static final String MEMBERS = "domains/old.example/members/";

    private final GatehouseServer.Builder builder = GatehouseServer.builder();
    private ApiClient client;

    @Test
    void canBeIssuedAnewOrUnlocked() throws SQLException {
        JsonNode forgotten;
        SimulatedDevice guessed;
        SimulatedDevice stolen;
        SimulatedDevice lost;
        try (GatehouseServer server = builder.start()) {
            client = client(server);
            client.post("domains", "{\"name\": \"old.example\"}");
            forgotten = issue("forgotten");
            guessed = SimulatedDevice.activated(
                    server.uri(), issue("guessed").path("code").asText());
            stolen = SimulatedDevice.activated(
                    server.uri(), issue("stolen").path("code").asText());
            lost = SimulatedDevice.activated(
                    server.uri(), issue("lost").path("code").asText());
        }
        update(forgotten.path("id").asText(), "code_expires_at = created_at");
        update(guessed.id(), "state = 'REVOKED', revoked_by = 'RETRIES', failures = 5");
        update(stolen.id(), "state = 'REVOKED', revoked_by = 'NOT_ME'");
        update(lost.id(), "state = 'REVOKED', revoked_by = 'NOT_ME'");
        try (GatehouseServer server = builder.start()) {
            client = client(server);
            assertExpired(server, forgotten);
            assertUnlocked(server, guessed, "guessed", "retries");
            assertUnlocked(server, stolen, "stolen", "not-me");
            assertThat(client.put(token("lost"), "").json().path("id").asText()).isNotEqualTo(lost.id());
            assertProblem(as(server, lost), 401, "credentials-wrong");
        }
    }

    private void assertExpired(GatehouseServer server, JsonNode forgotten) {
        String code = forgotten.path("code").asText();
        assertProblem(client.get(token("forgotten")), 404, "token-not-found");
        assertProblem(client.delete(token("forgotten")), 404, "token-not-found");
        assertProblem(client.post(token("forgotten") + "/unlock", ""), 404, "token-not-found");
        assertProblem(
                SimulatedDevice.withEcKey().activate(ApiClient.at(server.uri()), code), 403, "activation-refused");
        JsonNode anew = client.put(token("forgotten"), "").json();
        assertThat(anew.path("id")).isNotEqualTo(forgotten.path("id"));
        assertThat(anew.path("code").asText()).isNotEqualTo(code).hasSize(10);
    }

    private void assertUnlocked(GatehouseServer server, SimulatedDevice device, String local, String revokedBy) {
        JsonNode revoked = client.get(token(local)).json();
        assertThat(revoked.path("state").asText()).isEqualTo("revoked");
        assertThat(revoked.path("revokedBy").asText()).isEqualTo(revokedBy);
        assertProblem(as(server, device), 401, "credentials-wrong");

        JsonNode unlocked = client.post(token(local) + "/unlock", "").json();

        assertThat(unlocked.path("id").asText()).isEqualTo(device.id());
        assertThat(unlocked.path("state").asText()).isEqualTo("active");
        assertThat(unlocked.path("failures").asInt(-1)).isZero();
        assertThat(unlocked.has("revokedBy")).isFalse();
        assertThat(as(server, device).status()).isEqualTo(200);
    }

    /** The server has another port than in its first life. */
    private static Answer as(GatehouseServer server, SimulatedDevice device) {
        return ApiClient.at(server.uri())
                .with("Authorization", "Bearer " + device.bearer())
                .get("device");
    }

    private JsonNode issue(String local) {
        client.post("users", "{\"address\": \"" + local + "@old.example\"}");
        return client.put(token(local), "").json();
    }

    private static String token(String local) {
        return MEMBERS + local + "@old.example/token";
    }

    private static ApiClient client(GatehouseServer server) {
        return ApiClient.at(server.uri()).with("X-Api-Key", server.firstCode());
    }

    private void update(String id, String change) throws SQLException {
        try (Connection connection = builder.database().connect();
                PreparedStatement update = connection.prepareStatement(
                        "update factor_token set " + change + " where id = cast(? as uuid)")) {
            update.setString(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
