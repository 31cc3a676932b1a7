package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.TestDatabase;
import org.junit.jupiter.api.Test;

/** One of every secret is made; then neither the database nor the log holds one, nor anything that works in place of one. */
class SecretsAtRestIT {
    private static final String CHOSEN = "violet tram ledger 48";
    private static final String IMPORTED = "four-odd-words-together";
    private static final String CHOSEN_LATER = "amber quay lantern 17";
    private static final Set<String> HOLDING_SECRETS = Set.of(
            "api_code",
            "user_account",
            "idempotency_record",
            "mac_key",
            "server_state",
            "signing_key",
            "hardware_token",
            "otp_secret",
            "factor_token",
            "bypass_code",
            "application_password",
            "dkim_key");

    private final String firstCode = CodeSecret.generate().text();
    private final GatehouseServer.Builder builder =
            GatehouseServer.builder().env("GATEHOUSE_ORGANIZATION", "acme").env("GATEHOUSE_FIRST_API_CODE", firstCode);
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private ApiClient client;

    @Test
    void areFoundNowhereAndNothingThatIsFoundWorks() throws SQLException, IOException {
        try (GatehouseServer server = builder.start()) {
            client = client(server, firstCode);
            makeSecrets();
            assertThat(secrets.values()).doesNotContain("").doesNotHaveDuplicates();
            server.stop(); // writes what it has gathered, and lets H2 go
            assertThat(server.log()).as("the log").doesNotContain(written());
        }
        assertThat(schemes()).as("hashes after logins").containsOnly("$argon2id$");
        String applicationHash =
                texts("select secret_hash from application_password").get(0);
        Set<String> values = assertThatNoColumnHoldsThem();
        assertThatNoFileHoldsThem();
        try (GatehouseServer again = builder.start()) {
            assertThat(client(again, firstCode).get("users").status()).isEqualTo(200);
            for (String value : values) {
                assertProblem(client(again, value).get("users"), 401, "credentials-wrong");
            }
            client = client(again, firstCode);
            assertProblem(logIn(applicationHash), 401, "credentials-wrong");
        }
    }

    private void makeSecrets() throws IOException {
        secrets.put("first code", firstCode);
        client.post("domains", "{\"name\": \"example.com\"}");
        made("user's password", client.post("users", """
                {"address": "ada@example.com", "password": "%s"}""".formatted(CHOSEN)));
        secrets.put("user's password", CHOSEN);
        made("DKIM key", client.post("domains/example.com/dkim-keys", """
                {"selector": "s1", "algorithm": "ed25519", "active": true}"""));
        secrets.put(
                "DKIM private key",
                client.get("domains/example.com/dkim-keys/s1/private-key")
                        .text()
                        .lines()
                        .toList()
                        .get(1));
        for (String dialects : List.of("\"v1\"", "\"logintc\"", "\"luxsci\"", "\"v1\", \"logintc\", \"luxsci\"")) {
            Answer code = made("secret of " + dialects, code("\"dialects\": [" + dialects + "]"));
            keep("secret of " + dialects, code, "secret");
            rotate("secret of " + dialects, code, "secret");
        }
        Answer panel = made("easymail", code("\"dialects\": [\"easymail\"], \"login\": \"panel\""));
        keep("password of easymail", panel, "password");
        rotate("password of easymail", panel, "password");
        made(
                "easymail",
                code("\"dialects\": [\"easymail\"], \"login\": \"other\", \"password\": \"%s\""
                        .formatted(CHOSEN_LATER)));
        secrets.put("chosen password of easymail", CHOSEN_LATER);
        Answer relay = made("authsmtp", code("\"dialects\": [\"authsmtp\"], \"user\": \"ada@example.com\""));
        keep("password of authsmtp", relay, "password");
        rotate("password of authsmtp", relay, "password");
        ApiClient once = client.with("Idempotency-Key", "once");
        keep("secret in a kept answer", made("once", once.post("api-codes", "{\"name\": \"once\"}")), "secret");
        keep(
                "first code of another",
                made("organization", client.post("organizations", "{\"name\": \"o\"}"))
                        .json()
                        .path("firstApiCode"),
                "secret");
        keep("access token", client.post("access-tokens", "{}").json(), "accessToken");
        keep("access token of a user", logIn(CHOSEN).json(), "accessToken");
        logIn(CHOSEN + "x");
        client.post("users", """
                {"address": "imported@example.com", "passwordHash": "$1$gatehous$fa2upKJY1eKRzws3xHidG."}""");
        keep(
                "access token after an import",
                client.post("access-tokens", """
                {"username": "imported@example.com", "password": "%s"}""".formatted(IMPORTED)).json(),
                "accessToken");
        secrets.put("imported password", IMPORTED);
        keep(
                "activation code",
                client.put("domains/example.com/members/ada@example.com/token", "")
                        .json(),
                "code");
        keep(
                "bypass code",
                made("bypass code", client.post("users/ada@example.com/bypass-codes", "{}"))
                        .json(),
                "code");
        keep(
                "application password",
                made("application password", client.post("users/ada@example.com/application-passwords", """
                        {"name": "mail"}"""))
                        .json(),
                "password");
        keep(
                "access token by an application password",
                logIn(secrets.get("application password")).json(),
                "accessToken");
        secrets.put("seed of a hardware token", "5a17c0de5a17c0de5a17c0de5a17c0de5a17c0de");
        made("hardware token", client.post("hardware-tokens", """
                {"serialNumber": "1", "type": "totp", "seed": "%s"}""".formatted(secrets.get("seed of a hardware token"))));
        keep(
                "secret of an authenticator app",
                once.send("POST", "users/ada@example.com/otp").json(),
                "secret");
        keepKeyset();
        if (TestDatabase.isPostgresql()) {
            secrets.put("password of the database", builder.database().password());
        }
    }

    private Answer logIn(String password) {
        return client.post("access-tokens", """
                {"username": "ada@example.com", "password": "%s"}""".formatted(password));
    }

    private void keepKeyset() throws IOException {
        JsonNode keyset = new ObjectMapper()
                .readTree(builder.directory().resolve("data/keyset.json").toFile());
        List<String> keys = keyset.findValuesAsText("value");
        assertThat(keys).isNotEmpty();
        keys.forEach(key -> secrets.put("master key", key));
    }

    private Answer code(String members) {
        return client.post(
                "api-codes", "{\"name\": \"x\", \"enabled\": true, \"scopes\": [\"users:read\"], " + members + "}");
    }

    private void rotate(String what, Answer code, String member) {
        String rotate = "api-codes/" + code.json().path("id").asText() + "/rotate";
        keep(what + ", rotated", client.post(rotate, "{\"graceSeconds\": 3600}"), member);
    }

    private static Answer made(String what, Answer answer) {
        assertThat(answer.status()).as("%s: %s", what, answer.text()).isEqualTo(201);
        return answer;
    }

    private void keep(String what, Answer answer, String member) {
        keep(what, answer.json(), member);
    }

    private void keep(String what, JsonNode json, String member) {
        assertThat(json.path(member).asText()).as("%s in %s", member, json).isNotEmpty();
        secrets.put(what, json.path(member).asText());
    }

    /** Each secret as it is, and as it would look in another writing. */
    private List<String> written() {
        List<String> all = new ArrayList<>();
        for (String secret : secrets.values()) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
            all.add(secret);
            all.add(base64.substring(0, base64.length() - 1)); // the last one may hold bits of what follows
            all.add(HexFormat.of().formatHex(bytes));
        }
        return all;
    }

    /** How the users' password hashes begin. */
    private Set<String> schemes() throws SQLException {
        Set<String> schemes = new TreeSet<>();
        texts("select password_hash from user_account")
                .forEach(hash -> schemes.add(hash.replaceFirst("(^.[a-z0-9]+.).*", "$1")));
        return schemes;
    }

    private List<String> texts(String select) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = builder.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    /** The texts of the tables that hold something of secrets, as one might send them. */
    private Set<String> assertThatNoColumnHoldsThem() throws SQLException {
        Set<String> texts = new LinkedHashSet<>();
        List<String> written = written();
        int[] columns = {0};
        try (Connection connection = builder.database().connect();
                Statement statement = connection.createStatement()) {
            Set<String> tables = tables(connection);
            assertThat(tables).containsAll(HOLDING_SECRETS);
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("select * from \"" + table + "\"")) {
                    int width = row.getMetaData().getColumnCount();
                    columns[0] += width;
                    while (row.next()) {
                        for (int i = 1; i <= width; i++) {
                            String value = row.getString(i);
                            String column = table + "." + row.getMetaData().getColumnName(i);
                            if (value != null) {
                                assertThat(value)
                                        .as(column)
                                        .doesNotContain(written)
                                        .doesNotContain("PRIVATE KEY", "\"d\":");
                                if (HOLDING_SECRETS.contains(table) && value.matches("[!-~]{16,1000}")) {
                                    texts.add(value);
                                }
                            }
                        }
                    }
                }
            }
        }
        assertThat(columns[0]).isGreaterThan(100);
        assertThat(texts).hasSizeGreaterThan(20);
        return texts;
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (ResultSet found =
                connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    /** What H2 has written and given up too, and all else that the server leaves in its directory. */
    private void assertThatNoFileHoldsThem() throws IOException {
        try (Stream<Path> files = Files.walk(builder.directory().resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("keyset.json")) {
                    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertThat(written().stream().filter(content::contains))
                            .as(file.toString())
                            .isEmpty();
                }
            }
        }
    }

    private static ApiClient client(GatehouseServer server, String secret) {
        return ApiClient.at(server.uri()).with("Authorization", "Bearer " + secret);
    }
}
