package org.gatehouse.dialects.luxsci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.RawHttp;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Tenant;

/** A client of the dialect as its published ones are, with a signature of its own making; sends what it is told, byte by byte. */
public final class LuxSciClient {
    static final String BASE = "/perl/api/v2";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final String token;
    private final String secret;
    private final String auth;

    private LuxSciClient(URI server, String token, String secret, String auth) {
        this.server = server;
        this.token = token;
        this.secret = secret;
        this.auth = auth;
    }

    /** One that has a code, and no session yet. */
    public static LuxSciClient of(String token, String secret) {
        return new LuxSciClient(SharedServer.uri(), token, secret, null);
    }

    /** The same at another server. */
    public LuxSciClient at(URI other) {
        return new LuxSciClient(other, token, secret, auth);
    }

    /** A new administrative code with these scopes, in a session. */
    public static LuxSciClient with(Tenant tenant, String... scopes) {
        return ofCode(code(tenant, "administrative", scopes)).loggedIn();
    }

    /** A new code in user mode with these scopes, in a session of this user. */
    public static LuxSciClient as(Tenant tenant, String user, String password, String... scopes) {
        return ofCode(code(tenant, "user", scopes)).loggedIn(user, password);
    }

    static LuxSciClient ofCode(JsonNode code) {
        return of(code.path("token").asText(), code.path("secret").asText());
    }

    /** A new code for the dialect: its view, with the secret. */
    static JsonNode code(Tenant tenant, String mode, String... scopes) {
        return made(tenant.client(), draft(mode, scopes));
    }

    /** What is said of a new code for the dialect. */
    static ObjectNode draft(String mode, String... scopes) {
        ObjectNode draft = JSON.createObjectNode()
                .put("name", Tenant.unique("luxsci "))
                .put("enabled", true)
                .put("mode", mode);
        draft.putArray("dialects").add("luxsci");
        List.of(scopes).forEach(draft.putArray("scopes")::add);
        return draft;
    }

    static JsonNode made(ApiClient owner, ObjectNode draft) {
        Answer answer = owner.post("api-codes", draft.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    /** The number by which paths name the account. */
    public static String account(Tenant tenant) {
        return tenant.client().get("organization").json().path("number").asText();
    }

    /** The same code in a new session of its own. */
    public LuxSciClient loggedIn() {
        return in(login(date()));
    }

    /** The same code in a new session of this user. */
    public LuxSciClient loggedIn(String user, String password) {
        return in(login(date(), user, password));
    }

    private LuxSciClient in(Answer login) {
        assertThat(login.status()).as(login.text()).isEqualTo(201);
        return inSession(login.json().path("auth").asText());
    }

    LuxSciClient inSession(String other) {
        return new LuxSciClient(server, token, secret, other);
    }

    LuxSciClient signingWith(String otherSecret) {
        return new LuxSciClient(server, token, otherSecret, auth);
    }

    String auth() {
        return auth;
    }

    static String date() {
        return String.valueOf(Instant.now().getEpochSecond());
    }

    Answer login(String date) {
        ObjectNode login = JSON.createObjectNode().put("token", token).put("date", Long.parseLong(date));
        login.put("signature", mac(token + "\n" + date + "\n"));
        return login(login.toString().getBytes(UTF_8));
    }

    Answer login(String date, String user, String password) {
        ObjectNode login = JSON.createObjectNode().put("token", token).put("date", Long.parseLong(date));
        login.put("user", user).put("pass", password);
        login.put("signature", mac(token + "\n" + date + "\n" + user + "\n" + password + "\n"));
        return login(login.toString().getBytes(UTF_8));
    }

    /** A login as it is written. */
    Answer login(byte[] login) {
        return send("POST", BASE + "/auth", login, "Content-Type: application/json");
    }

    public Answer get(String pathAndQuery) {
        return call("GET", pathAndQuery, null);
    }

    public Answer post(String path, String json) {
        return call("POST", path, json);
    }

    /** The same under a key, by which it is done once. */
    Answer postOnce(String path, String json, String key) {
        byte[] body = json.getBytes(UTF_8);
        String signature = signature("POST", BASE + path, hash(body));
        return send(
                "POST",
                BASE + path,
                body,
                cookie(signature),
                "Content-Type: application/json",
                "Idempotency-Key: " + key);
    }

    public Answer put(String path, String json) {
        return call("PUT", path, json);
    }

    public Answer delete(String path) {
        return call("DELETE", path, null);
    }

    /** A signed request; {@code path} goes behind the base as it is, {@code json} may be null. */
    public Answer call(String method, String path, String json) {
        byte[] body = json == null ? new byte[0] : json.getBytes(UTF_8);
        String signature = signature(
                method, BASE + path, json == null ? "" : hash(json.strip().getBytes(UTF_8)));
        return json == null
                ? send(method, BASE + path, body, cookie(signature))
                : send(method, BASE + path, body, cookie(signature), "Content-Type: application/json");
    }

    String cookie(String signature) {
        return "Cookie: signature=" + auth + ":" + signature;
    }

    /** Of a request; {@code path} is whole, with the query. */
    String signature(String method, String path, String bodyHash) {
        int question = path.indexOf('?');
        String way = question < 0 ? path : path.substring(0, question);
        String query = question < 0 ? "" : path.substring(question + 1);
        return mac(auth + "\n" + method + "\n" + way + "\n" + query + "\n" + bodyHash + "\n");
    }

    /** Sends just that; {@code path} is whole. */
    Answer send(String method, String path, byte[] body, String... headers) {
        String head = method + " " + path + " HTTP/1.1\nAccept: application/json\nX-Version: 1";
        for (String header : headers) {
            head += "\n" + header;
        }
        if (body.length > 0 || method.equals("POST") || method.equals("PUT")) {
            head += "\nContent-Length: " + body.length;
        }
        return RawHttp.send(server, head, body);
    }

    String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String hash(byte[] json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** What the answer tells, if it went well. */
    public static JsonNode data(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("success").asInt()).as(answer.text()).isEqualTo(1);
        return answer.json().path("data");
    }

    /** A refusal of this kind, in the envelope. */
    public static void assertRefused(Answer answer, int status, String kind) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().path("success"))
                .isEqualTo(JSON.getNodeFactory().numberNode(0));
        assertThat(answer.json().path("comment").asText()).as(answer.text()).isEqualTo(kind);
        assertThat(answer.json().path("error_message").asText()).isNotBlank();
    }
}
