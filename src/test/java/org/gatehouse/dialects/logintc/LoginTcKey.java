package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.RawHttp;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Tenant;

/** An organization key, and requests with it as the vendor's Java client writes them. */
final class LoginTcKey {
    static final String TYPE = "application/vnd.logintc.v1+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text;

    private LoginTcKey(String text) {
        this.text = text;
    }

    /** A key that may do all that a tenant's code can do. */
    static LoginTcKey of(Tenant tenant) {
        List<String> all = new ArrayList<>(Scope.names());
        all.removeIf(Scope::isForOperators);
        return with(tenant, "", all.toArray(String[]::new));
    }

    /** A key with just these scopes, and with these members besides. */
    static LoginTcKey with(Tenant tenant, String members, String... scopes) {
        ObjectNode draft =
                JSON.createObjectNode().put("name", Tenant.unique("key ")).put("enabled", true);
        draft.putArray("dialects").add("logintc");
        List.of(scopes).forEach(draft.putArray("scopes")::add);
        String json = draft.toString().replaceFirst("\\{", "{" + members);
        Answer made = tenant.client().post("api-codes", json);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return new LoginTcKey(made.json().path("secret").asText());
    }

    String text() {
        return text;
    }

    /** The header that carries it. */
    String header() {
        return "Authorization: LoginTC key=\"" + text + "\"";
    }

    Answer get(String path) {
        return send("GET", path, "Accept: " + TYPE);
    }

    Answer post(String path, String json) {
        return send("POST", path, "Accept: " + TYPE + "\nContent-Type: " + TYPE, json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, "Accept: " + TYPE + "\nContent-Type: " + TYPE, json);
    }

    /** Without a body, as it is put where there is nothing to say. */
    Answer put(String path) {
        return send("PUT", path, "Accept: " + TYPE + "\nContent-Length: 0");
    }

    Answer delete(String path) {
        return send("DELETE", path, "Accept: " + TYPE + "\nContent-Length: 0");
    }

    /** With these headers beside the key. */
    Answer send(String method, String path, String headers) {
        return RawHttp.send(SharedServer.uri(), head(method, path, headers), new byte[0]);
    }

    Answer send(String method, String path, String headers, String body) {
        return send(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer send(String method, String path, String headers, byte[] body) {
        return RawHttp.send(SharedServer.uri(), head(method, path, headers + "\nContent-Length: " + body.length), body);
    }

    private String head(String method, String path, String headers) {
        return method + " /api/" + path + " HTTP/1.1\n" + header() + "\nUser-Agent: LoginTC-Java/1.1.4\n" + headers;
    }

    /** A new user with a username and address of its own; its body. */
    JsonNode user(String username) {
        Answer made = post("users", """
                {"username": "%s", "name": "Some Body", "email": "%s@elsewhere.example"}""".formatted(username, username));
        assertOk(made);
        return made.json();
    }

    /** The id of a domain of the tenant, as this dialect writes it. */
    static String domainId(ApiClient client, String name) {
        return LoginTcId.DOMAIN.write(java.util.UUID.fromString(
                client.get("domains/" + name).json().path("id").asText()));
    }

    static void assertOk(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(TYPE);
        assertThat(answer.text()).matches("\\p{ASCII}*").doesNotEndWith("\n");
    }

    /** What operations answer that have nothing to tell. */
    static void assertDone(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo("0");
        assertThat(answer.text()).isEmpty();
    }

    /** An error that every client can read. */
    static void assertError(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo(TYPE);
        assertThat(answer.json().isObject()).isTrue();
        JsonNode errors = answer.json().path("errors");
        assertThat(errors.isArray()).isTrue();
        assertThat(errors.findValuesAsText("code")).as(answer.text()).contains("api.error." + code);
        assertThat(errors.findValuesAsText("message")).isNotEmpty().noneMatch(String::isBlank);
        assertThat(answer.header("X-Request-Id")).isNotBlank();
    }
}
