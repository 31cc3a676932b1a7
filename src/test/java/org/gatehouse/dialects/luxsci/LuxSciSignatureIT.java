package org.gatehouse.dialects.luxsci;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.BASE;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;
import static org.gatehouse.dialects.luxsci.LuxSciClient.hash;

import java.util.Locale;
import org.gatehouse.support.Answer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signature covers, byte by byte, and that nothing passes which was signed otherwise. */
class LuxSciSignatureIT {
    private static final String JSON = "{\"contact\": \"Jané\"}";

    private final Tenant tenant = Tenant.fresh();
    private final LuxSciClient client = LuxSciClient.with(tenant, "users:read", "users:write");
    private final String ada =
            tenant.user(Tenant.unique("ada") + "@example.com").path("username").asText();
    private final String profile = BASE + "/user/" + ada + "/profile";

    @Test
    void passesWhatWasSigned() {
        data(get(profile));
        data(put(JSON.getBytes(UTF_8), hash(JSON.getBytes(UTF_8))));
        assertThat(data(get(profile)).path("contact").asText()).isEqualTo("Jané");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "DELETE", "get", "HEAD", "OPTIONS"})
    void coversTheMethod(String method) {
        String cookie = client.cookie(client.signature(method, profile, ""));

        assertRefused(client.send("GET", profile, new byte[0], cookie), 401, "credentials-wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "/user/ada/profile,               /user/bob/profile",
        "/user/ada/profile,               /user/Ada/profile",
        "/user/ada/profile,               /user/ada/profile/",
        "/user/ada/profile,               /user/%61da/profile",
        "/user/ada@example.com/profile,   /user/ada%40example.com/profile",
        "/user/ada%2bx/profile,           /user/ada%2Bx/profile",
        "/user/ada/profile,               /user/ada/profile;x=1",
        "/user/ada/profile,               /user/ada/profile;jsessionid=1",
        "/user/ada/profile?,              /user/ada/profile?x",
        "/user/ada/profile?a=1&b=2,       /user/ada/profile?b=2&a=1",
        "/user/ada/profile?a=1,           /user/ada/profile?a=1&",
        "/user/ada/profile?a=+,           /user/ada/profile?a=%20",
        "/user/ada/profile?a=1,           /user/ada/profile"
    })
    void coversPathAndQueryAsTheyAreSent(String signed, String sent) {
        String signature = client.signature("GET", BASE + signed, "");

        assertRefused(client.send("GET", BASE + sent, new byte[0], client.cookie(signature)), 401, "credentials-wrong");
        assertRefused(client.send("GET", BASE + signed, new byte[0], client.cookie(signature)), 404, "user-not-found");
    }

    /** As PHP and Python escape it, as C# does, and not at all where HTTP allows that. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user/a+b@example.com/profile?x=@",
                "/user/a%2Bb@example.com/profile?x=%40%2B%20%C3%BC",
                "/user/a%2bb%40example.com/profile?x=+%c3%bc",
                "/user/j%C3%BCrgen@example.com/profile?name=J%C3%BCrgen+M%22ller&z='()*!~",
                "/user/a%20b/profile?a=b=c&&d",
                "/user/ada/profile?"
            })
    void passesWhateverIsEscaped(String path) {
        assertRefused(get(BASE + path), 404, "user-not-found");
    }

    /** RFC 9112 has no such bytes in a request line: Payara takes them as they come, WildFly refuses them itself. */
    @Test
    void coversBytesThatShouldBeEscaped() {
        String path = BASE + "/user/jürgen@example.com/profile?x=ü";
        String cookie = client.cookie(client.signature("GET", path, ""));

        Answer answer = client.send("GET", new String(path.getBytes(UTF_8), ISO_8859_1), new byte[0], cookie);

        assertThat(answer.status()).isIn(400, 404);
    }

    /** Decoded, they would all be the same. */
    @Test
    void tellsBytesApartThatAreNoText() {
        String path = BASE + "/user/ada/profile?x=";
        String cookie = client.cookie(client.signature("GET", path + "\ufffd", ""));

        Answer answer = client.send("GET", path + "\u00fe", new byte[0], cookie);

        assertThat(answer.status()).isIn(400, 401);
    }

    @Test
    void findsTheCookieInAnyHeader() {
        String signature = client.cookie(client.signature("GET", profile, ""));

        data(client.send("GET", profile, new byte[0], "Cookie: a=b", signature));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"contact\": \"Jane\"}", "{\"contact\":\"Jané\"}", "{\"contact\": \"Jané\"", "", "x"})
    void coversTheBody(String other) {
        assertRefused(put(other.getBytes(UTF_8), hash(JSON.getBytes(UTF_8))), 401, "credentials-wrong");
        assertRefused(put(JSON.getBytes(UTF_8), hash(other.getBytes(UTF_8))), 401, "credentials-wrong");
        assertRefused(put(JSON.getBytes(UTF_8), ""), 401, "credentials-wrong");
        assertThat(data(get(profile)).path("contact").asText()).isNotEqualTo("Jané");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s ", "%s\r\n", "\n\t %s\n", "\ufeff%s", "\ufeff %s \n"})
    void leavesOutWhatIsAroundTheBody(String form) {
        byte[] body = form.formatted(JSON).getBytes(UTF_8);

        assertThat(data(put(body, hash(JSON.getBytes(UTF_8)))).path("contact").asText())
                .isEqualTo("Jané");
        assertRefused(put(body, hash(body)), 401, "credentials-wrong");
    }

    /** Some clients hash what is not there, others leave the hash out. */
    @Test
    void takesABodyThatIsEmptyEitherWay() {
        data(put(new byte[0], hash(new byte[0])));
        data(put(new byte[0], ""));
    }

    @Test
    void readsThePartJsonOfAMultipartBody() {
        String signature = client.signature("PUT", profile, hash(JSON.getBytes(UTF_8)));

        assertThat(data(multipart(signature, " " + JSON + " ", "hello"))
                        .path("contact")
                        .asText())
                .isEqualTo("Jané");
        assertRefused(multipart(signature, JSON.replace("Jan", "Jam"), "hello"), 401, "credentials-wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data",
        "multipart/form-data; boundary=other",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=xx; charset=none"
    })
    void refusesAMultipartBodyWithoutThatPart(String type) {
        String cookie = client.cookie(client.signature("PUT", profile, hash(new byte[0])));
        byte[] body = "--xx\r\nContent-Disposition: form-data; name=files\r\n\r\nx\r\n--xx--\r\n".getBytes(UTF_8);

        assertRefused(client.send("PUT", profile, body, cookie, "Content-Type: " + type), 400, "invalid-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "application/json; charset=x"})
    void doesNotAskForAMediaType(String type) {
        byte[] body = JSON.getBytes(UTF_8);
        String cookie = client.cookie(client.signature("PUT", profile, hash(body)));

        assertThat(data(client.send("PUT", profile, body, cookie, "Content-Type: " + type))
                        .path("contact")
                        .asText())
                .isEqualTo("Jané");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertRefused(
                client.put("/user/" + ada + "/profile", "{\"contact\": \"" + "x".repeat(1_100_000) + "\"}"),
                413,
                "body-too-large");
    }

    @Test
    void takesASignatureInCapitalsAmongOtherCookies() {
        String signature = client.signature("GET", profile, "").toUpperCase(Locale.ROOT);

        data(client.send(
                "GET", profile, new byte[0], "Cookie: a=b; signature=" + client.auth() + ":" + signature + "; c=d"));
    }

    @Test
    void coversTheSession() {
        LuxSciClient other = LuxSciClient.with(tenant, "users:read");
        String signature = client.signature("GET", profile, "");

        assertRefused(client.send("GET", profile, new byte[0], other.cookie(signature)), 401, "credentials-wrong");
        assertRefused(
                client.send(
                        "GET",
                        profile,
                        new byte[0],
                        other.cookie(client.inSession(other.auth()).signature("GET", profile, ""))),
                401,
                "credentials-wrong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"signature=", "signature=:", "signature=%a", "signature=%a:", "signature=%a:zz", "signature=x:%s"
            })
    void refusesACookieThatIsNone(String form) {
        String signature = client.signature("GET", profile, "");
        String cookie = form.replace("%a", client.auth()).replace("%s", signature);

        assertRefused(client.send("GET", profile, new byte[0], "Cookie: " + cookie), 401, "credentials-wrong");
    }

    /** Somebody could only guess such a name: every part of it is covered. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void refusesANameThatWasNeverGiven(int part) {
        String[] parts = client.auth().split("-");
        char last = parts[part].charAt(parts[part].length() - 1);
        parts[part] = parts[part].substring(0, parts[part].length() - 1) + (last == '1' ? '2' : '1');
        LuxSciClient guessing = client.inSession(String.join("-", parts));

        assertRefused(
                guessing.send("GET", profile, new byte[0], guessing.cookie(guessing.signature("GET", profile, ""))),
                401,
                "credentials-wrong");
    }

    @Test
    void isNeededForAllButLogins() {
        assertRefused(client.send("GET", profile, new byte[0]), 401, "unauthenticated");
        assertRefused(client.send("GET", BASE + "/nothing", new byte[0]), 404, "not-found");
        assertRefused(client.send("GET", BASE, new byte[0]), 404, "not-found");
        assertRefused(client.call("GET", "/auth", null), 405, "method-not-allowed");
    }

    /** They come with features of their own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user/ada/email/compose/secureline/send",
                "/user/ada/report/email/webmail/sent",
                "/user/ada/sso",
                "/account/1/report/email/smtp/sent"
            })
    void findsNoFunctionThatIsNotThere(String path) {
        assertRefused(client.post(path, "{}"), 404, "not-found");
    }

    private Answer get(String path) {
        return client.send("GET", path, new byte[0], client.cookie(client.signature("GET", path, "")));
    }

    private Answer put(byte[] body, String signedHash) {
        String cookie = client.cookie(client.signature("PUT", profile, signedHash));
        return client.send("PUT", profile, body, cookie, "Content-Type: application/json");
    }

    private Answer multipart(String signature, String json, String file) {
        String body = """
                --xx\r
                Content-Disposition: form-data; name="files"; filename="a.txt"\r
                Content-Type: text/plain\r
                \r
                %s\r
                --xx\r
                Content-Disposition: form-data; name="json"; filename="json.js"\r
                Content-Type: application/json\r
                \r
                %s\r
                --xx--\r
                """.formatted(file, json);
        return client.send(
                "PUT",
                profile,
                body.getBytes(UTF_8),
                client.cookie(signature),
                "Content-Type: multipart/form-data; boundary=xx");
    }
}
