package org.gatehouse.dialects.easymail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.RawHttp;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Tenant;

/** A client with a token, which sends its fields as curl does. */
final class EasyMailClient {
    static final String PASSWORD = "four-odd-words-together";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String codeId;
    private final String login;
    private final String token;

    private EasyMailClient(String codeId, String login, String token) {
        this.codeId = codeId;
        this.login = login;
        this.token = token;
    }

    /** One that may do all that a tenant's code can do. */
    static EasyMailClient of(Tenant tenant) {
        List<String> all = new ArrayList<>(Scope.names());
        all.removeIf(Scope::isForOperators);
        return with(tenant, "", all.toArray(String[]::new));
    }

    /** One with just these scopes, and with these members of its code besides. */
    static EasyMailClient with(Tenant tenant, String members, String... scopes) {
        JsonNode code = code(tenant, members, scopes);
        String login = code.at("/login").asText();
        Answer answer = auth(login, PASSWORD);
        assertOk(answer);
        return new EasyMailClient(
                code.path("id").asText(), login, answer.json().path("token").asText());
    }

    /** A new code of this dialect; its view. */
    static JsonNode code(Tenant tenant, String members, String... scopes) {
        ObjectNode draft = JSON.createObjectNode()
                .put("name", Tenant.unique("panel "))
                .put("enabled", true)
                .put("login", Tenant.unique("yuksel-"))
                .put("password", PASSWORD);
        draft.putArray("dialects").add("easymail");
        List.of(scopes).forEach(draft.putArray("scopes")::add);
        Answer made = tenant.client().post("api-codes", draft.toString().replaceFirst("\\{", "{" + members));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().has("login") ? made.json() : made.json().path("apiCode");
    }

    static Answer auth(String login, String password) {
        return send("POST", "auth", "X-Nothing: here", multipart("username=" + login, "password=" + password));
    }

    /** The same client with another token. */
    EasyMailClient with(String otherToken) {
        return new EasyMailClient(codeId, login, otherToken);
    }

    String codeId() {
        return codeId;
    }

    String login() {
        return login;
    }

    String token() {
        return token;
    }

    Answer get(String path, String... fields) {
        return call("GET", path, fields);
    }

    Answer post(String path, String... fields) {
        return call("POST", path, fields);
    }

    Answer delete(String path, String... fields) {
        return call("DELETE", path, fields);
    }

    /** With each {@code name=value} as a part. */
    Answer call(String method, String path, String... fields) {
        return send(method, path, header(), fields.length == 0 ? Body.NONE : multipart(fields));
    }

    /** With a body as it is. */
    Answer call(String method, String path, String type, byte[] body) {
        return send(method, path, header(), new Body(type, body));
    }

    String header() {
        return "Auth-token: " + token;
    }

    /** A domain with a first user; its id. */
    long domain(String name) {
        Answer made = post("domains", "domain=" + name, "username=postmaster@" + name, "password=" + PASSWORD);
        assertOk(made);
        return made.json().path("domain_id").asLong();
    }

    /** A body and its type, which may be null. */
    record Body(String type, byte[] bytes) {
        static final Body NONE = new Body(null, new byte[0]);
    }

    static Body multipart(String... fields) {
        StringBuilder body = new StringBuilder();
        for (String field : fields) {
            int equals = field.indexOf('=');
            body.append("--------------------------d74496d66958873e\r\n");
            body.append("Content-Disposition: form-data; name=\"")
                    .append(field, 0, equals)
                    .append("\"\r\n\r\n");
            body.append(field.substring(equals + 1)).append("\r\n");
        }
        body.append("--------------------------d74496d66958873e--\r\n");
        return new Body(
                "multipart/form-data; boundary=------------------------d74496d66958873e",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer send(String method, String path, String headers, Body body) {
        String head = method + " /easymail/" + path + " HTTP/1.1\n" + headers;
        if (body.type() != null) {
            head += "\nContent-Type: " + body.type();
        }
        if (body.bytes().length > 0 || !method.equals("GET")) {
            head += "\nContent-Length: " + body.bytes().length;
        }
        return RawHttp.send(SharedServer.uri(), head, body.bytes());
    }

    static void assertOk(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        if (answer.json().has("result")) {
            assertThat(answer.json().path("result").asBoolean())
                    .as(answer.text())
                    .isTrue();
        }
    }

    /** A refusal that old clients read, with this status. */
    static String assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonNode body = answer.json();
        assertThat(body.path("result").isBoolean()).as(answer.text()).isTrue();
        assertThat(body.path("result").asBoolean()).as(answer.text()).isFalse();
        String text = body.path("msg").asText();
        assertThat(text).isNotBlank();
        assertThat(body.path("error_msg").asText()).isEqualTo(text);
        if (body.has("error")) {
            assertThat(body.path("error").asText()).isEqualTo(text);
        }
        return text;
    }

    /** A refusal about what was sent. */
    static String assertRefused(Answer answer) {
        return assertRefused(answer, 200);
    }
}
