package org.gatehouse.factors.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.SimulatedDevice;

/** A simulated device that decides on sessions. */
record Phone(SimulatedDevice device) {
    /** Issues a token to the member and activates it. */
    static Phone of(ApiClient administrator, String domain, String user) {
        Answer token = administrator.send("PUT", "domains/" + domain + "/members/" + user + "/token");
        assertThat(token.status()).as(token.text()).isEqualTo(200);
        SimulatedDevice device = SimulatedDevice.withEcKey();
        Answer active = device.activate(administrator, token.json().path("code").asText());
        assertThat(active.status()).as(active.text()).isEqualTo(200);
        return new Phone(device);
    }

    ApiClient client() {
        return device.client();
    }

    /** Speaks for the device with the server of this client. */
    ApiClient on(ApiClient server) {
        return server.with("Authorization", "Bearer " + device.bearer());
    }

    /** Sends what its user says to the session. */
    Answer decide(JsonNode session, String decision) {
        return decide(client(), session, decision);
    }

    Answer decide(ApiClient client, JsonNode session, String decision) {
        return send(client, session, device.sign(payload(session, decision)));
    }

    /** Sends this payload, signed, as the decision on the session. */
    Answer sendSigned(JsonNode session, String payload) {
        return send(client(), session, device.sign(payload));
    }

    /** Sends this text as what was signed. */
    Answer send(JsonNode session, String jws) {
        return send(client(), session, jws);
    }

    private static Answer send(ApiClient client, JsonNode session, String jws) {
        return client.post(path(session) + "/decision", "{\"jws\": \"" + jws + "\"}");
    }

    static String payload(JsonNode session, String decision) {
        return """
                {"session": "%s", "decision": "%s", "number": %d}""".formatted(
                session.path("id").asText(), decision, session.path("number").asInt());
    }

    static String path(JsonNode session) {
        return "device/sessions/" + session.path("id").asText();
    }
}
