package org.gatehouse.dialects.easymail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.TestCa;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of the vendor's documentation, run by curl itself: only the place of the API and what stands for values is replaced. */
class EasyMailCurlIT {
    private static final Path CURL = Path.of("/usr/bin/curl");
    private static final String PASSWORD = "four-odd-words-together";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static GatehouseServer server;
    private static ApiClient v1;

    @TempDir
    static Path home;

    private final Map<String, String> values = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        assumeThat(Files.isExecutable(CURL))
                .as("EASYMAIL'S LINES ARE NOT TESTED: there is no /usr/bin/curl, install Debian's package curl")
                .isTrue();
        server = GatehouseServer.builder()
                .env("GATEHOUSE_ACME_DIRECTORY", "https://127.0.0.1:1/directory") // asked later, by a job
                .env("GATEHOUSE_CERTIFICATES_TRUST", TestCa.trusted().rootFile().toString())
                .start();
        v1 = ApiClient.at(server.uri()).with("Authorization", "Bearer " + server.firstCode());
        Files.writeString(home.resolve(".curlrc"), "insecure\nsilent\nshow-error\nmax-time = 60\n");
        assertThat(v1.post("api-codes", """
                        {"name": "panel", "enabled": true, "dialects": ["easymail"], "login": "yuksel", "password": "%s",
                         "scopes": ["domains:read", "domains:write", "domains:export", "users:read", "users:write",
                             "users.password:write", "users.password:export", "dkim-keys:read", "dkim-keys:write",
                             "dkim-keys:export", "certificates:read", "certificates:write"]}""".formatted(PASSWORD)).status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void worksAsItIsWritten(String scheme) throws IOException {
        URI place = scheme.equals("http") ? server.uri() : server.httpsUri();
        values.put("API_URL", place.toString().replaceFirst("/$", "") + "/easymail");
        assertThat(v1.post("domains", "{\"name\": \"example.com\"}").status()).isEqualTo(201);

        JsonNode wrong = run("curl -X POST  -F \"username=nobody\" -F \"password=wrong\" \"API_URL/auth\"");
        assertThat(wrong.path("result").asBoolean()).isFalse();
        assertThat(wrong.path("msg").asText()).isEqualTo("Username/password is not correct");
        values.put("USERNAME", "yuksel");
        values.put("PASSWORD", PASSWORD);
        JsonNode auth = done("curl -X POST  -F \"username=USERNAME\" -F \"password=PASSWORD\" \"API_URL/auth\"");
        values.put("TOKEN", auth.path("token").asText());

        String get = "curl -X GET -H \"Auth-token: TOKEN\" -H \"Cache-Control: no-cache\" ";
        String post = "curl -X POST -H \"Auth-token: TOKEN\" -H \"Cache-Control: no-cache\" ";
        String delete = "curl -X DELETE -H \"Auth-token: TOKEN\" -H \"Cache-Control: no-cache\" ";

        values.put("USERNAME", "admin@alsoanotherexample.com");
        JsonNode made = done(post + "-F \"domain=alsoanotherexample.com\" -F \"username=USERNAME\""
                + " -F \"password=PASSWORD\" \"API_URL/domains\"");
        JsonNode domains = run(get + "\"API_URL/domains\"").path("domains");
        assertThat(domains.findValuesAsText("name")).containsExactly("alsoanotherexample.com", "example.com");
        assertThat(domains.at("/0/id").asText())
                .isEqualTo(made.path("domain_id").asText());
        assertThat(domains.at("/0/users_count").asInt()).isEqualTo(1);

        values.put("DOMAIN_ID", domains.at("/1/id").asText());
        values.put("EMAIL", "someemail@example.com");
        values.put("UNENCRYPTED_PASS", PASSWORD);
        done(post + "-F \"email=EMAIL\" -F \"password=UNENCRYPTED_PASS\" \"API_URL/user/DOMAIN_ID\"");
        JsonNode users = run(get + "\"API_URL/users/DOMAIN_ID\"").path("users");
        assertThat(users.findValuesAsText("email")).containsExactly("someemail@example.com");
        assertThat(users.at("/0/domain_id").asText()).isEqualTo(values.get("DOMAIN_ID"));

        values.put("USER_ID", users.at("/0/id").asText());
        values.put("NEW_UNENCRYPTED_PASS", "five-even-odder-words-here");
        done(post + "-F \"id=USER_ID\" -F \"password=NEW_UNENCRYPTED_PASS\" -F \"domain_id=DOMAIN_ID\""
                + " \"API_URL/user-change-password\"");
        assertThat(v1.post("access-tokens", """
                        {"username": "someemail@example.com", "password": "five-even-odder-words-here"}""").status()).isEqualTo(200);

        JsonNode key = done(post + "-F \"domain=example.com\" \"API_URL/dkim/add-new-domain\"");
        assertThat(key.path("public").asText()).contains("mail._domainkey").contains("v=DKIM1");
        assertThat(key.path("private").asText()).startsWith("-----BEGIN PRIVATE KEY-----");

        JsonNode export = run(get + "-F \"domain=example.com\" \"API_URL/export/domain\"");
        assertThat(export.path("domainName").asText()).isEqualTo("example.com");
        assertThat(export.path("accounts").findValuesAsText("email")).containsExactly("someemail@example.com");
        assertThat(export.at("/accounts/0/password").asText()).startsWith("$argon2id$");
        assertThat(export.at("/dkim/private")).isEqualTo(key.path("private"));
        assertThat(export.path("download_url").asText()).startsWith(values.get("API_URL") + "/export/domain?");

        JsonNode ordered = done(post + "-F \"hostname=example.com\" \"API_URL/ssl/letsencrypt/install\"");
        assertThat(ordered.path("message").asText()).isEqualTo("Changes will be applied in few minutes");
        assertThat(run(post + "\"API_URL/ssl/upload\"").path("result").asBoolean())
                .isFalse(); // the line has no files
        TestCa.Issued issued = TestCa.trusted().issue(Duration.ofDays(30).plusHours(1), "example.com");
        Path chain =
                Files.writeString(home.resolve("chain.pem"), TestCa.trusted().chain(issued));
        Path pem = Files.writeString(home.resolve("key.pem"), issued.keyPem());
        done(post + "-F \"ssl_certificate=@" + chain + "\" -F \"ssl_certificate_key=@" + pem
                + "\" \"API_URL/ssl/upload\"");
        JsonNode left = run(post + "-F \"hostname=example.com\" \"API_URL/ssl/get-left-days\"");
        assertThat(left.path("days_left").asInt()).isEqualTo(30);

        done(delete + "-F \"email=someemail@example.com\" \"API_URL/users\"");
        assertThat(run(get + "\"API_URL/users/DOMAIN_ID\"").toString()).isEqualTo("{\"users\":[]}");
        done(delete + "-F \"domain=example.com\" \"API_URL/domain\"");
        done(delete + "-F \"domain=alsoanotherexample.com\" \"API_URL/domain\"");
        assertThat(run(get + "\"API_URL/domains\"").toString()).isEqualTo("{\"domains\":[]}");
    }

    private JsonNode done(String line) {
        JsonNode answer = run(line);
        assertThat(answer.path("result").asBoolean()).as("%s: %s", line, answer).isTrue();
        return answer;
    }

    private JsonNode run(String line) {
        String command = line;
        for (Map.Entry<String, String> value : values.entrySet()) {
            command = command.replaceAll("\\b" + value.getKey() + "\\b", value.getValue());
        }
        try {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
            builder.environment().put("CURL_HOME", home.toString());
            Process process = builder.start();
            String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("%s: %s", line, answer).isZero();
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
