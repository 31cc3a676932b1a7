package org.gatehouse.factors.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Tenant.unique;

import com.fasterxml.jackson.databind.JsonNode;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;

/** A member of a domain with a phone, and the administrator who asks for sessions. */
record Asked(ApiClient administrator, String domain, String user, Phone phone) {
    /** Somebody new in a new domain. */
    static Asked fresh(ApiClient administrator) {
        return member(administrator, newDomain(administrator));
    }

    static String newDomain(ApiClient administrator) {
        String domain = unique("s") + ".example";
        made(administrator.post("domains", "{\"name\": \"" + domain + "\"}"));
        return domain;
    }

    /** Somebody new in this domain. */
    static Asked member(ApiClient administrator, String domain) {
        String user = newUser(administrator, domain);
        return new Asked(administrator, domain, user, Phone.of(administrator, domain, user));
    }

    static String newUser(ApiClient administrator, String domain) {
        return made(administrator.post("users", "{\"address\": \"" + unique("u") + "@" + domain + "\"}"))
                .path("id")
                .asText();
    }

    JsonNode begin() {
        return made(administrator.post("domains/" + domain + "/sessions", "{\"user\": \"" + user + "\"}"));
    }

    String path(JsonNode session) {
        return "domains/" + domain + "/sessions/" + session.path("id").asText();
    }

    JsonNode get(JsonNode session) {
        Answer answer = administrator.get(path(session));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    JsonNode token() {
        return administrator
                .get("domains/" + domain + "/members/" + user + "/token")
                .json();
    }

    void settings(String patch) {
        Answer answer = administrator.patch("domains/" + domain + "/second-factor", patch);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    static JsonNode made(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }
}
