package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.gatehouse.support.Tenant.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.archive.Archives;
import org.gatehouse.platform.Sha256;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.DnsServer;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Keysets;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Pebble;
import org.gatehouse.support.Relay;
import org.gatehouse.support.TestDatabase;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two nodes on one database, of which the one that is at work is killed: the other one brings the work to its end. The test
 * holds a lock on a table that the work comes to, so that it is surely in the middle then.
 */
@EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // two nodes need a database server
class JobsOfKilledNodesIT {
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final String CODE = "gate_00z0R12GKAHXwQ4KLnSREmn0LsM4X7ML0jtgwuhj1Xr0tWdfB";
    private static final String READABLE = "exclusive";
    private static final String SHUT = "access exclusive";
    private static final int PIECE = 1 << 20;
    private static final int USERS = 300;

    private static final String KEYSET = Keysets.fresh();
    private static final List<Node> NODES = new ArrayList<>();

    private static TestDatabase database;
    private static DnsServer dns;
    private static Pebble pebble;
    private static Relay challenges;

    @BeforeAll
    static void prepare() {
        database = TestDatabase.postgresql();
        dns = DnsServer.start();
        pebble = new Pebble();
        challenges = new Relay(0);
        challenges.open();
        if (Pebble.isThere()) {
            pebble.start(challenges.port(), dns, "");
        }
    }

    @AfterAll
    static void stop() {
        NODES.forEach(Node::kill);
        pebble.close();
        challenges.close();
        dns.close();
    }

    @BeforeEach
    void haveTwo() {
        List<Node> added = new ArrayList<>();
        while (NODES.size() < 2) {
            Node node = Node.launch();
            NODES.add(node);
            added.add(node);
        }
        added.forEach(node -> node.server().awaitReady());
    }

    /** When the CA is about to look for the proof, and when the certificate is made and not stored yet. */
    @ParameterizedTest
    @ValueSource(strings = {"acme_challenge", "certificate"})
    void anOrderGoesOnWhereItWas(String table) throws SQLException {
        assumeThat(Pebble.isThere())
                .as(
                        "ORDERS OF KILLED NODES ARE NOT TESTED: there is no /usr/bin/pebble, install Debian's package pebble")
                .isTrue();
        String host = "mail." + domain();
        dns.add(host, "A", "127.0.0.1");
        challenges.lead(NODES.get(0).port());
        String order;
        String url;
        Node other;
        try (Held held = new Held(table, READABLE)) {
            order = id(client().post("certificates", "{\"hosts\": [\"" + host + "\"], \"acme\": {}}"));

            other = held.killTheOneThatWaits();
            challenges.lead(other.port());
            url = text("select order_url from certificate_order where id = cast(? as uuid)", order);
        }
        JsonNode end = ended(other, "certificates/orders/" + order);

        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("valid");
        assertThat(url).isNotEmpty();
        assertThat(text("select order_url from certificate_order where id = cast(? as uuid)", order))
                .isEqualTo(url);
        assertThat(Lists.texts(other.client(), "certificates?host=" + host, "id"))
                .containsExactly(end.path("certificateId").asText());
        assertThat(number("select count(*) from acme_challenge where order_id = cast(? as uuid)", order))
                .isZero();
        awaitNoJob(order);
    }

    @Test
    void anExportIsMadeAnew() throws SQLException, IOException {
        String domain = filled();
        String exports = "domains/" + domain + "/export";
        String export;
        String firstRun;
        Node other;
        try (Held held = new Held("alias", SHUT)) {
            export = id(client().post(exports, "{}"));

            other = held.killTheOneThatWaits();
            firstRun = text("select run_id from domain_export where id = cast(? as uuid)", export);
            assertThat(number("select count(*) from domain_export_chunk where export_id = cast(? as uuid)", export))
                    .isPositive();
        }
        JsonNode end = ended(other, exports + "/" + export);

        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("done");
        assertThat(text("select run_id from domain_export where id = cast(? as uuid)", export))
                .isNotEqualTo(firstRun);
        String download = exports + "/" + export + "/archive";
        byte[] archive = other.client().download(download).body();
        assertThat(archive).hasSize(end.path("size").asInt()).hasSizeGreaterThan(PIECE);
        assertThat(Sha256.of(archive)).isEqualTo(end.path("sha256").asText());
        assertGood(archive);
        HttpResponse<byte[]> part = other.client()
                .with("Range", "bytes=" + (PIECE - 10) + "-" + (PIECE + 9))
                .download(download);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(archive, PIECE - 10, PIECE + 10));
        assertThat(number("select count(*) from domain_export_chunk where export_id = cast(? as uuid)", export))
                .isEqualTo((archive.length + PIECE - 1) / PIECE);
        awaitNoJob(export);
    }

    @Test
    void anImportLeavesNothingAndIsMadeAnew() throws SQLException {
        String domain = filled();
        byte[] archive = takenAway(domain);
        String imported;
        Node other;
        try (Held held = new Held("alias", READABLE)) {
            imported = id(send(client(), archive));

            other = held.killTheOneThatWaits();
            assertThat(other.client().get("domains/" + domain).status()).isEqualTo(404);
        }
        JsonNode end = ended(other, "domains/import/" + imported);

        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("done");
        assertThere(domain, archive, other);
        assertThat(number("select count(*) from domain_import_chunk where import_id = cast(? as uuid)", imported))
                .isZero();
        awaitNoJob(imported);
    }

    @Test
    void anArchiveThatCameHalfIsSentAgainWithTheSameKey() throws SQLException {
        String domain = filled();
        byte[] archive = takenAway(domain);
        String key = unique("key");
        CompletableFuture<Answer> half;
        Node other;
        try (Held held = new Held("domain_import_chunk", READABLE)) {
            ApiClient first = client().with("Idempotency-Key", key);
            half = CompletableFuture.supplyAsync(() -> send(first, archive));

            other = held.killTheOneThatWaits();
            assertThatThrownBy(half::join).hasCauseInstanceOf(UncheckedIOException.class);
        }
        ApiClient again = other.client().with("Idempotency-Key", key);
        String imported = id(send(again, archive));
        JsonNode end = ended(other, "domains/import/" + imported);

        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("done");
        assertThere(domain, archive, other);
        assertThat(id(send(again, archive))).isEqualTo(imported);
    }

    private static ApiClient client() {
        return NODES.get(0).client();
    }

    private static String domain() {
        String name = unique("two") + ".example";
        assertThat(client().post("domains", "{\"name\": \"" + name + "\"}").status())
                .isEqualTo(201);
        return name;
    }

    /** A domain whose users alone, however well they are packed, fill more than a piece of an archive. */
    private static String filled() throws SQLException {
        String name = domain();
        String operations = IntStream.range(0, USERS)
                .mapToObj(user -> "{\"op\": \"create\", \"content\": {\"address\": \"u" + user + "@" + name + "\"}}")
                .collect(Collectors.joining(","));
        Answer users = client().post("users/batch", "{\"atomic\": true, \"operations\": [" + operations + "]}");
        assertThat(users.status()).as(users.text()).isEqualTo(200);
        Answer alias = client().post("aliases", """
                {"address": "info@%1$s", "destinations": ["u1@%1$s"]}""".formatted(name));
        assertThat(alias.status()).as(alias.text()).isEqualTo(201);
        try (Connection connection = database.connect();
                PreparedStatement noise = connection.prepareStatement(
                        "insert into user_preferences (user_id, organization_id, content, version, updated_at)"
                                + " select id, organization_id, '{\"custom\": {\"noise\": \"'"
                                + " || (select string_agg(md5(u.id::text || part), '') from generate_series(1, 400) part)"
                                + " || '\"}}', 1, now() from user_account u where address_key like ?")) {
            noise.setString(1, "%@" + name);
            assertThat(noise.executeUpdate()).isEqualTo(USERS);
        }
        return name;
    }

    /** Its archive; the domain itself is deleted. */
    private static byte[] takenAway(String domain) {
        byte[] archive = Archives.export(client(), domain, "{}");
        Answer deleted = client().delete("domains/" + domain + "?cascade=true");
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(200);
        return archive;
    }

    private static Answer send(ApiClient client, byte[] archive) {
        return client.send(
                "POST", "domains/import", "application/zip", HttpRequest.BodyPublishers.ofByteArray(archive));
    }

    private static String id(Answer begun) {
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        return begun.json().path("id").asText();
    }

    private static JsonNode ended(Node node, String path) {
        JsonNode[] last = new JsonNode[1];
        Waiting.until(
                () -> {
                    last[0] = node.client().get(path).json();
                    return last[0].has("finishedAt");
                },
                ENOUGH,
                () -> "no end: " + last[0]);
        return last[0];
    }

    /** The domain is there just as it is in the archive. */
    private static void assertThere(String domain, byte[] archive, Node node) {
        assertThat(node.client()
                        .get("domains/" + domain)
                        .json()
                        .path("usersCount")
                        .asInt())
                .isEqualTo(USERS);
        assertThat(Archives.texts(Archives.export(node.client(), domain, "{}")).equals(Archives.texts(archive)))
                .isTrue(); // without megabytes in the message
    }

    /** All files are those of the manifest. */
    private static void assertGood(byte[] archive) throws IOException {
        Map<String, byte[]> files = Archives.files(archive);
        Map<String, String> listed = new HashMap<>();
        new ObjectMapper()
                .readTree(files.remove(Archives.MANIFEST))
                .path("files")
                .forEach(file -> listed.put(
                        file.path("name").asText(), file.path("sha256").asText()));
        Map<String, String> found = new HashMap<>();
        files.forEach((name, bytes) -> found.put(name, Sha256.of(bytes)));
        assertThat(found).isEqualTo(listed).containsKeys("users.jsonl", "aliases.jsonl");
    }

    private static void awaitNoJob(String about) {
        Waiting.until(
                () -> number("select count(*) from scheduled_job where task_instance = ?", about) == 0,
                ENOUGH,
                () -> "it is still to be done");
    }

    private static long number(String sql, String value) {
        return Long.parseLong(text(sql, value));
    }

    private static String text(String sql, String value) {
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, value);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of the two, with a way to the database that tells which connections are its own. */
    private record Node(GatehouseServer server, Relay way) {
        static Node launch() {
            int server = URI.create(database.url().substring("jdbc:".length())).getPort();
            Relay way = new Relay(server);
            way.open();
            String url = database.url().replace(":" + server + "/", ":" + way.port() + "/");
            GatehouseServer launched = GatehouseServer.builder()
                    .env("GATEHOUSE_KEYSET", KEYSET)
                    .env("GATEHOUSE_FIRST_API_CODE", CODE)
                    .env("GATEHOUSE_JOBS_HEARTBEAT", "PT1S")
                    .env("GATEHOUSE_DNS_RESOLVERS", dns.address())
                    .env("GATEHOUSE_ACME_DIRECTORY", pebble.directory())
                    .env("GATEHOUSE_ACME_CA_BUNDLE", pebble.root().toString())
                    .database(new TestDatabase(url, database.user(), database.password()))
                    .launch();
            return new Node(launched, way);
        }

        int port() {
            return server.uri().getPort();
        }

        ApiClient client() {
            return ApiClient.at(server.uri()).with("Authorization", "Bearer " + CODE);
        }

        void kill() {
            server.kill();
            way.close();
        }
    }

    /** A lock on a table. */
    private static final class Held implements AutoCloseable {
        private static final String WAITING = "select client_port from pg_stat_activity where pid in"
                + " (select pid from pg_locks where not granted and relation = cast(? as regclass))";

        private final String table;
        private final Connection connection;

        Held(String table, String mode) throws SQLException {
            this.table = table;
            connection = database.connect();
            connection.setAutoCommit(false);
            try (Statement lock = connection.createStatement()) {
                lock.execute("lock table " + table + " in " + mode + " mode");
            }
        }

        /** Kills the node whose work has come to the table; the other one. */
        Node killTheOneThatWaits() {
            Waiting.until(() -> !waiting().isEmpty(), ENOUGH, () -> "nobody comes to " + table);
            List<Node> found = waiting();
            assertThat(found).hasSize(1);
            found.get(0).kill();
            NODES.removeAll(found);
            return NODES.get(0);
        }

        private List<Node> waiting() {
            List<Node> found = new ArrayList<>();
            try (Connection other = database.connect();
                    PreparedStatement select = other.prepareStatement(WAITING)) {
                select.setString(1, table);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        int port = row.getInt(1);
                        NODES.stream()
                                .filter(node -> node.way().isThrough(port))
                                .forEach(found::add);
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }
}
