package org.gatehouse.factors.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.SimulatedDevice;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Tokens that time or wrong codes have ended; their rows are made so behind the server's back. */
@EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // H2 lets nobody in beside the server
class OldTokensIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();

    @Test
    void canBeIssuedAnew() throws SQLException {
        JsonNode forgotten = issue("forgotten");
        SimulatedDevice lost = activated("lost");
        update(forgotten.path("id").asText(), "code_expires_at = created_at");
        update(lost.id(), "state = 'REVOKED', revoked_by = 'NOT_ME'");

        assertExpired(forgotten);
        assertThat(client.put(token("lost"), "").json().path("id").asText()).isNotEqualTo(lost.id());
        assertProblem(lost.client().get("device"), 401, "credentials-wrong");
    }

    @Test
    void canBeUnlocked() throws SQLException {
        SimulatedDevice guessed = activated("guessed");
        SimulatedDevice stolen = activated("stolen");
        update(guessed.id(), "state = 'REVOKED', revoked_by = 'RETRIES', failures = 5");
        update(stolen.id(), "state = 'REVOKED', revoked_by = 'NOT_ME'");

        assertUnlocked(guessed, "guessed", "retries");
        assertUnlocked(stolen, "stolen", "not-me");
    }

    private void assertExpired(JsonNode forgotten) {
        String code = forgotten.path("code").asText();
        assertProblem(client.get(token("forgotten")), 404, "token-not-found");
        assertProblem(client.delete(token("forgotten")), 404, "token-not-found");
        assertProblem(client.post(token("forgotten") + "/unlock", ""), 404, "token-not-found");
        assertProblem(SimulatedDevice.withEcKey().activate(client, code), 403, "activation-refused");
        JsonNode anew = client.put(token("forgotten"), "").json();
        assertThat(anew.path("id")).isNotEqualTo(forgotten.path("id"));
        assertThat(anew.path("code").asText()).isNotEqualTo(code).hasSize(10);
    }

    private void assertUnlocked(SimulatedDevice device, String local, String revokedBy) {
        JsonNode revoked = client.get(token(local)).json();
        assertThat(revoked.path("state").asText()).isEqualTo("revoked");
        assertThat(revoked.path("revokedBy").asText()).isEqualTo(revokedBy);
        assertProblem(device.client().get("device"), 401, "credentials-wrong");

        JsonNode unlocked = client.post(token(local) + "/unlock", "").json();

        assertThat(unlocked.path("id").asText()).isEqualTo(device.id());
        assertThat(unlocked.path("state").asText()).isEqualTo("active");
        assertThat(unlocked.path("failures").asInt(-1)).isZero();
        assertThat(unlocked.has("revokedBy")).isFalse();
        assertThat(device.client().get("device").status()).isEqualTo(200);
    }

    private JsonNode issue(String local) {
        client.post("users", "{\"address\": \"" + local + "@" + domain + "\"}");
        return client.put(token(local), "").json();
    }

    private SimulatedDevice activated(String local) {
        return SimulatedDevice.activated(issue(local).path("code").asText());
    }

    private String token(String local) {
        return "domains/" + domain + "/members/" + local + "@" + domain + "/token";
    }

    private static void update(String id, String change) throws SQLException {
        try (Connection connection = SharedServer.database().connect();
                PreparedStatement update = connection.prepareStatement(
                        "update factor_token set " + change + " where id = cast(? as uuid)")) {
            update.setString(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
