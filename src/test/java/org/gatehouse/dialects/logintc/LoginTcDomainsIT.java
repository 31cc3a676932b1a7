package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertDone;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertError;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertOk;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.SimulatedDevice;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Domains, their icons and members, and the tokens of these, as clients of LoginTC read and set them. */
class LoginTcDomainsIT {
    private final Tenant tenant = Tenant.fresh();
    private final LoginTcKey key = LoginTcKey.of(tenant);
    private final String name = tenant.domain();
    private final String domain = LoginTcKey.domainId(tenant.client(), name);
    private final String members = "domains/" + domain + "/users";

    @Nested
    class Get {
        @Test
        void answersEveryMember() {
            Answer found = key.get("domains/" + domain);

            assertOk(found);
            assertThat(found.text())
                    .isEqualTo("{\"id\":\"" + domain + "\",\"name\":\"" + name
                            + "\",\"type\":\"RADIUS\",\"keyType\":\"PIN\","
                            + "\"maxAllowedRetries\":5,\"requestTimeout\":120,\"activationCodeExpiration\":365,"
                            + "\"requestPollingEnabled\":true,\"bypassEnabled\":true}");
        }

        @Test
        void tellsTheSettings() {
            tenant.client().patch("domains/" + name + "/second-factor", """
                    {"maxAllowedRetries": 3, "requestTimeout": 60, "bypassEnabled": false}""");

            JsonNode found = key.get("domains/" + domain).json();
            assertThat(found.path("maxAllowedRetries").asInt()).isEqualTo(3);
            assertThat(found.path("requestTimeout").asInt()).isEqualTo(60);
            assertThat(found.path("bypassEnabled").asBoolean(true)).isFalse();
        }

        @Test
        void needsTheScopesOfBoth() {
            assertError(LoginTcKey.with(tenant, "", Scope.DOMAINS_READ).get("domains/" + domain), 403, "forbidden");
            assertOk(LoginTcKey.with(tenant, "", Scope.DOMAINS_READ, Scope.SECOND_FACTOR_READ)
                    .get("domains/" + domain));
        }

        @Test
        void knowsNoOthers() {
            Tenant other = Tenant.fresh();
            String theirs = LoginTcKey.domainId(other.client(), other.domain());

            assertError(key.get("domains/" + theirs), 404, "notfound.domain");
            assertError(key.get("domains/" + name), 404, "notfound.domain");
            assertError(key.get("domains/" + theirs + "/users"), 404, "notfound.domain");
            assertError(key.get("domains/" + theirs + "/image"), 404, "notfound.domain");
        }
    }

    @Nested
    class Image {
        @Test
        void isAPng() throws Exception {
            tenant.client().send("PUT", "domains/" + name + "/icon", "image/png", BodyPublishers.ofByteArray(png()));
            URI uri = SharedServer.uri().resolve("/api/domains/" + domain + "/image");
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "LoginTC key=\"" + key.text() + "\"")
                    .header("Accept", "image/png")
                    .build();

            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(answer.body()).startsWith(0x89, 'P', 'N', 'G');
        }

        @Test
        void isMissedInJson() {
            Answer missing = key.send("GET", "domains/" + domain + "/image", "Accept: image/png");

            assertError(missing, 404, "notfound.image");
        }

        private byte[] png() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        }
    }

    @Nested
    class Members {
        private final JsonNode user = key.user("ada");
        private final String id = user.path("id").asText();

        @Test
        void comeAndGo() {
            assertError(key.get(members + "/" + id), 404, "notfound.user");
            assertDone(key.put(members + "/" + id));
            assertDone(key.put(members + "/" + id));

            Answer member = key.get(members + "/" + id);
            assertOk(member);
            assertThat(member.json().path("domains").toString()).isEqualTo("[\"" + domain + "\"]");
            assertThat(key.get("users/" + id).json()).isEqualTo(member.json());
            assertThat(key.get(members).json().findValuesAsText("id")).containsExactly(id);

            assertDone(key.delete(members + "/" + id));
            assertError(key.delete(members + "/" + id), 404, "notfound.user");
            assertThat(key.get(members).text()).isEqualTo("[]");
        }

        /** As the PHP client does it, which names the type of the body that it does not send. */
        @Test
        void comeWithATypeButNoBody() {
            assertDone(key.send("PUT", members + "/" + id, "Content-Type: " + LoginTcKey.TYPE + "\nContent-Length: 0"));
        }

        @Test
        void comeInPages() {
            String set =
                    IntStream.range(0, 101).mapToObj(i -> element("m" + i)).collect(Collectors.joining(",", "[", "]"));
            assertDone(key.put(members, set));

            List<String> first = key.get(members + "?page=1").json().findValuesAsText("username");
            List<String> second = key.get(members + "?page=2").json().findValuesAsText("username");

            assertThat(first).hasSize(100).doesNotContainAnyElementsOf(second);
            assertThat(second).hasSize(1);
            assertThat(key.get(members + "?page=3").text()).isEqualTo("[]");
            assertError(key.get(members + "?page=x"), 400, "invalid.page");
        }

        @Test
        void stayAtHome() {
            String atHome = LoginTcId.USER.write(java.util.UUID.fromString(
                    tenant.user("home@" + name).path("id").asText()));

            assertError(key.delete(members + "/" + atHome), 409, "conflict.domain");
        }

        @Test
        void areUsersWithTheirScopes() {
            key.put(members + "/" + id);
            LoginTcKey some = LoginTcKey.with(tenant, "", Scope.DOMAINS_MEMBERS_READ);

            assertError(some.get(members), 403, "forbidden");
            JsonNode plain = LoginTcKey.with(tenant, "", Scope.USERS_READ)
                    .get("users/" + id)
                    .json();
            assertThat(plain.path("domains").toString()).isEqualTo("[]");
        }
    }

    @Nested
    class SetOfMembers {
        @Test
        void makesAddsAndDropsAtOnce() {
            JsonNode known = key.user("known");
            String gone = key.user("gone").path("id").asText();
            key.put(members + "/" + gone);
            issue(gone);

            Answer set = key.put(members, "[" + element("KNOWN") + "," + element("fresh") + "]");

            assertDone(set);
            assertThat(key.get(members).json().findValuesAsText("username"))
                    .containsExactlyInAnyOrder("known", "fresh");
            assertThat(key.get("users?username=known").json().path("name")).isEqualTo(known.path("name"));
            JsonNode fresh = tenant.client().get("users/fresh").json();
            assertThat(fresh.path("mailbox").asBoolean(true)).isFalse();
            assertThat(fresh.path("displayName").asText()).isEqualTo("Name of fresh");
            assertThat(fresh.path("address").asText()).isEqualTo("fresh@elsewhere.example");
            assertThat(key.get("users/" + gone).status()).isEqualTo(200);
            key.put(members + "/" + gone);
            assertError(key.get(members + "/" + gone + "/token"), 404, "notfound.token");
        }

        @Test
        void isTheSameAgain() {
            String set = "[" + element("ada") + "," + element("bob") + "," + element("ADA") + "]";
            assertDone(key.put(members, set));
            String token = issue(key.get("users?username=ada").json().path("id").asText());

            assertDone(key.put(members, set));

            assertThat(key.get(members).json().size()).isEqualTo(2);
            assertThat(issue(key.get("users?username=ada").json().path("id").asText()))
                    .isEqualTo(token);
        }

        @Test
        void mayBeEmpty() {
            key.put(members, "[" + element("ada") + "]");

            assertDone(key.put(members, "[]"));

            assertThat(key.get(members).text()).isEqualTo("[]");
        }

        @Test
        void isAllOrNothing() {
            key.user("taken");

            Answer refused = key.put(members, """
                    [%s, {"username":"bad","name":"n","email":"none"}]""".formatted(element("new")));

            assertError(refused, 400, "invalid.email");
            assertThat(refused.text()).contains("1.email");
            assertError(key.get("users?username=new"), 404, "notfound.user");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                {} | badrequest
                [1] | badrequest
                [{"username":"u","name":"n"}] | invalid.email
                [{"name":"n","email":"a@b.example"}] | invalid.username
                """)
        void refusesWhatIsNone(String body, String code) {
            assertError(key.put(members, body), 400, code);
        }

        @Test
        void isBounded() {
            String tooMany =
                    IntStream.range(0, 10_001).mapToObj(i -> element("x")).collect(Collectors.joining(",", "[", "]"));

            assertError(key.put(members, tooMany), 400, "badrequest");
        }

        @Test
        void makesNobodyWithoutTheScope() {
            LoginTcKey some = LoginTcKey.with(tenant, "", Scope.DOMAINS_MEMBERS_WRITE);
            key.user("ada");

            assertError(some.put(members, "[" + element("new") + "]"), 403, "forbidden");
            assertDone(some.put(members, "[" + element("ada") + "]"));
        }

        @Test
        void isAudited() {
            key.put(members, "[" + element("ada") + "]");

            assertThat(tenant.client()
                            .get("audit-events?action=domain.members-set")
                            .json()
                            .path("items")
                            .size())
                    .isEqualTo(1);
        }
    }

    @Nested
    class Tokens {
        private final String id = key.user("ada").path("id").asText();
        private final String token = members + "/" + id + "/token";

        @Test
        void areIssuedOnceWhilePending() {
            key.put(members + "/" + id);
            assertError(key.get(token), 404, "notfound.token");
            assertError(key.delete(token), 404, "notfound.token");

            Answer issued = key.put(token);

            assertOk(issued);
            assertThat(issued.text()).matches("\\{\"state\":\"pending\",\"code\":\"[a-z0-9]{10}\"}");
            assertThat(key.put(token).text()).isEqualTo(issued.text());
            assertThat(key.get(token).text()).isEqualTo(issued.text());
        }

        @Test
        void areActiveOnceADeviceHasTheCode() {
            key.put(members + "/" + id);
            String code = issue(id).toUpperCase(Locale.ROOT); // as the Java client shows it

            SimulatedDevice.withEcKey().activate(tenant.client(), code);

            assertThat(key.get(token).text()).isEqualTo("{\"state\":\"active\"}");
            assertThat(key.put(token).text()).isEqualTo("{\"state\":\"active\"}");
        }

        @Test
        void areRevoked() {
            key.put(members + "/" + id);
            String code = issue(id);

            assertDone(key.delete(token));

            assertError(key.get(token), 404, "notfound.token");
            assertThat(issue(id)).isNotEqualTo(code);
        }

        @Test
        void goWithTheMembership() {
            key.put(members + "/" + id);
            issue(id);
            key.delete(members + "/" + id);

            assertError(key.get(token), 404, "notfound.token");
            key.put(members + "/" + id);
            assertError(key.get(token), 404, "notfound.token");
        }

        @Test
        void areForMembers() {
            assertError(key.put(token), 404, "notfound.user");
            assertError(key.get(token), 404, "notfound.token");
            assertError(key.delete(token), 404, "notfound.token");
        }

        @Test
        void showTheirCodeToWhoeverMayIssueThem() {
            key.put(members + "/" + id);
            issue(id);

            Answer seen = LoginTcKey.with(tenant, "", Scope.TOKENS_READ).get(token);

            assertThat(seen.text()).isEqualTo("{\"state\":\"pending\"}");
        }
    }

    private String issue(String user) {
        return key.put(members + "/" + user + "/token").json().path("code").asText();
    }

    private static String element(String username) {
        return """
                {"username":"%s","name":"Name of %s","email":"%s@elsewhere.example"}""".formatted(username, username, username);
    }
}
