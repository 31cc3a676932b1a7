package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Keysets;
import org.gatehouse.support.Relay;
import org.gatehouse.support.TestDatabase;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.EnabledIf;

/** Starts: the first, later ones, and those that must not be. Each server is one of its own. */
class StartIT {
    private static final Pattern SECRET = Pattern.compile("gate_[0-9A-Za-z]{49}");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> OPEN = List.of("/v1/ping", "/v1/scopes", "/health/ready", "/health/live");

    /** One database through its life: all these tests start from what its first server left. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AfterTheFirstStart {
        private TestDatabase database;
        private Path directory;
        private String firstCode;
        private String firstLog;
        private JsonNode organization;
        private Answer readOnly;

        @BeforeAll
        void startForTheFirstTime() throws IOException {
            GatehouseServer.Builder plan = plan().env("GATEHOUSE_URL", "https://mail.example");
            database = plan.database();
            directory = plan.directory();
            try (GatehouseServer server = plan.start()) {
                firstCode = Files.readString(directory.resolve("data/first-api-code"))
                        .strip();
                firstLog = server.log();
                organization = as(server, firstCode).get("organization").json();
                readOnly = as(server, firstCode)
                        .post("api-codes", "{\"name\": \"r\", \"enabled\": true, \"scopes\": [\"users:read\"]}");
            }
        }

        @Test
        void theFirstCodeIsShownOnceAndReadableByItsOwnerOnly() throws IOException {
            assertThat(matches(SECRET, firstLog).distinct()).containsExactly(firstCode);
            assertThat(firstLog)
                    .contains("curl https://mail.example/v1/api-codes -H 'Authorization: Bearer " + firstCode);
            assertThat(organization.path("name").asText()).isEqualTo("acme");
            for (String file : List.of("first-api-code", "keyset.json")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                                directory.resolve("data").resolve(file))))
                        .as(file)
                        .isEqualTo("rw-------");
            }
        }

        /** Also what an upgrade does: the database is made to look like one of a release with fewer scopes. */
        @Test
        void aLaterStartFindsItsDataAndCanRescue() throws SQLException {
            execute("update api_code set scopes = replace(scopes, ' users:write', '') where name = 'first code'");
            try (GatehouseServer server =
                    again().env("GATEHOUSE_RESCUE_CODE", "acme").start()) {
                ApiClient first = as(server, firstCode);
                assertThat(first.get("organization").json().path("id")).isEqualTo(organization.path("id"));

                // no stored code gains a scope, but grant-any grants it
                assertProblem(first.post("users", "{\"address\": \"a@b.example\"}"), 403, "scope-missing");
                Answer writer =
                        first.post("api-codes", "{\"name\": \"w\", \"enabled\": true, \"scopes\": [\"users:write\"]}");
                assertThat(holder(server, writer)
                                .post("users", "{\"address\": \"a@b.example\"}")
                                .status())
                        .isEqualTo(201);
                assertThat(first.get("api-codes/" + readOnly.json().path("id").asText())
                                .json()
                                .path("scopes"))
                        .isEqualTo(readOnly.json().path("scopes"));
                assertThat(holder(server, readOnly).get("users").status()).isEqualTo(200);

                String rescue = matches(SECRET, server.log())
                        .distinct()
                        .reduce((one, two) -> two)
                        .orElseThrow();
                assertThat(rescue).isNotEqualTo(firstCode);
                assertThat(server.log()).doesNotContain(firstCode);
                ApiClient rescuer = as(server, rescue);
                JsonNode code = named("rescue code", rescuer.get("api-codes"));
                assertThat(code.path("scopes").toString())
                        .isEqualTo("[\"api-codes:grant-any\",\"api-codes:read\",\"api-codes:write\"]");
                assertThat(Instant.parse(code.path("expiresAt").asText()))
                        .isBetween(
                                Instant.now().plusSeconds(3_000), Instant.now().plusSeconds(3_600));
                assertProblem(rescuer.get("users"), 403, "scope-missing");
                Answer made = rescuer.post(
                        "api-codes", "{\"name\": \"new\", \"enabled\": true, \"scopes\": [\"audit-events:read\"]}");
                JsonNode event = holder(server, made)
                        .get("audit-events?target=" + code.path("id").asText())
                        .json()
                        .path("items")
                        .get(0);
                assertThat(event.path("action").asText()).isEqualTo("api-code.create");
                assertThat(event.path("actorName").asText()).isEqualTo("the server");
            } finally {
                execute("update api_code set scopes = replace(scopes, ' users:read', ' users:read users:write')"
                        + " where name = 'first code'");
            }
        }

        @Test
        @DisabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // no start for what has nothing to do with it
        void anotherKeysetIsRefused() {
            assertRefused(again().env("GATEHOUSE_KEYSET", Keysets.fresh()), "keyset is not the one");
        }

        @Test
        @DisabledIf("org.gatehouse.support.TestDatabase#isPostgresql")
        void noKeysetIsRefused() throws IOException {
            Path keyset = directory.resolve("data/keyset.json");
            Path aside = Files.move(keyset, keyset.resolveSibling("aside"));
            try {
                assertRefused(again(), "GATEHOUSE_KEYSET");
                assertThat(keyset).doesNotExist();
            } finally {
                Files.move(aside, keyset);
            }
        }

        @Test
        @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // once is enough
        void aNewerSchemaIsRefused() throws SQLException {
            execute("insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                    + " \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\")"
                    + " values (999, '299901010000', 'later', 'SQL', 'V299901010000__later.sql', 1, 'x', 1, true)");
            try {
                assertRefused(again(), "299901010000");
            } finally {
                execute("delete from \"flyway_schema_history\" where \"installed_rank\" = 999");
            }
        }

        @Test
        @DisabledIf("org.gatehouse.support.TestDatabase#isPostgresql")
        void aKeyOutOfRangeIsRefusedByItsName() {
            assertRefused(again().env("GATEHOUSE_HTTP_MAX_BODY", "1"), "gatehouse.http.max-body");
        }

        private GatehouseServer.Builder again() {
            return plan().directory(directory).database(database);
        }

        private void execute(String sql) throws SQLException {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(sql)).isEqualTo(1);
            }
        }
    }

    @Test
    @DisabledIf("org.gatehouse.support.TestDatabase#isPostgresql")
    void theFirstCodeIsNotLostWhenItsFileCannotBeWritten() throws IOException {
        GatehouseServer.Builder plan = plan();
        Files.createDirectories(plan.directory().resolve("data/first-api-code/in-the-way"));

        try (GatehouseServer server = plan.start()) {
            String code = matches(SECRET, server.log()).findFirst().orElseThrow();

            assertThat(server.log()).contains("on the console only");
            assertThat(as(server, code).get("organization").status()).isEqualTo(200);
        }
    }

    @Nested
    @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql")
    class OnPostgresql {
        @Test
        void twoNodesAtOnceMakeOneOrganizationAndOneCode() {
            TestDatabase database = TestDatabase.postgresql();
            String keyset = Keysets.fresh();
            GatehouseServer.Builder onePlan = plan().database(database).env("GATEHOUSE_KEYSET", keyset);
            GatehouseServer.Builder twoPlan = plan().database(database).env("GATEHOUSE_KEYSET", keyset);
            try (GatehouseServer one = onePlan.launch();
                    GatehouseServer two = twoPlan.launch()) {
                one.awaitReady();
                two.awaitReady();

                List<String> codes = Stream.of(one, two)
                        .flatMap(server -> matches(SECRET, server.log()).distinct())
                        .toList();
                assertThat(codes).hasSize(1);
                for (GatehouseServer server : List.of(one, two)) {
                    ApiClient first = as(server, codes.get(0));
                    assertThat(first.get("organizations").json().path("items")).hasSize(1);
                    assertThat(first.get("api-codes").json().path("items")).hasSize(1);
                    assertThat(server.directory().resolve("data/keyset.json")).doesNotExist();
                }
            }
        }

        @Test
        void aDatabaseThatComesLaterIsWaitedForAndMayGoForAWhile() {
            TestDatabase database = TestDatabase.postgresql();
            String code = "gate_00z0R12GKAHXwQ4KLnSREmn0LsM4X7ML0jtgwuhj1Xr0tWdfB";
            try (Relay relay = new Relay(port(database));
                    GatehouseServer server = plan().database(through(relay, database))
                            .env("GATEHOUSE_FIRST_API_CODE", code)
                            .launch()) {
                server.awaitLog("Waiting for the database", PATIENCE);
                assertThat(answersOf(server)).noneMatch(status -> status / 100 == 2);

                relay.open();
                server.awaitReady();
                assertThat(as(server, code)
                                .get("organization")
                                .json()
                                .path("name")
                                .asText())
                        .isEqualTo("acme");
                assertThat(server.log()).doesNotContain(code);
                assertThat(server.directory().resolve("data/first-api-code")).doesNotExist();

                assertThat(allAreServed(server, code)).isTrue(); // the pool now holds several connections
                relay.shut();
                ApiClient prober = ApiClient.at(server.uri()).with("X-Request-Id", "while-it-is-gone");
                Waiting.until(() -> prober.get("/health/ready").status() == 503, PATIENCE, () -> "still ready");
                assertThat(prober.get("/health/live").status()).isEqualTo(200);
                assertThat(server.log()).contains("[request while-it-is-gone]");
                assertProblem(as(server, code).get("organization"), 503, "unavailable");
                assertProblem(ApiClient.at(server.uri()).get("/.well-known/jwks.json"), 503, "unavailable");

                relay.open();
                Waiting.until(server::isReady, PATIENCE, () -> "not ready again");
                Waiting.until(() -> allAreServed(server, code), PATIENCE, () -> "the pool keeps what was cut");
            }
        }

        @Test
        void aWrongPasswordIsRefused() {
            TestDatabase database = TestDatabase.postgresql();

            assertRefused(plan().database(new TestDatabase(database.url(), database.user(), "hush-hush")), "password");
        }

        private boolean allAreServed(GatehouseServer server, String code) {
            return AtOnce.call(
                            16, caller -> as(server, code).get("organization").status())
                    .stream()
                    .allMatch(status -> status == 200);
        }

        private int port(TestDatabase database) {
            return URI.create(database.url().substring("jdbc:".length())).getPort();
        }

        private TestDatabase through(Relay relay, TestDatabase database) {
            String url = database.url().replace(":" + port(database) + "/", ":" + relay.port() + "/");
            return new TestDatabase(url, database.user(), database.password());
        }
    }

    private static GatehouseServer.Builder plan() {
        return GatehouseServer.builder().env("GATEHOUSE_ORGANIZATION", "acme");
    }

    /** One clear line, and no half start. */
    private static void assertRefused(GatehouseServer.Builder plan, String reason) {
        GatehouseServer server = plan.launch();
        try {
            server.awaitLog("Gatehouse does not start", PATIENCE);
            Waiting.until(() -> ended(server), PATIENCE, () -> "the server goes on starting");

            assertThat(answersOf(server)).noneMatch(status -> status / 100 == 2);
            assertThat(server.log().lines().filter(line -> line.contains("Gatehouse does not start")))
                    .anySatisfy(line -> assertThat(line).contains(reason));
            assertThat(server.log()).doesNotContain("hush-hush");
        } finally {
            server.kill();
        }
    }

    /** Whether the server around the application is through with its start. */
    private static boolean ended(GatehouseServer server) {
        String log = server.log();
        assertThat(answersOf(server)).noneMatch(status -> status / 100 == 2);
        return !server.isRunning()
                || log.contains(" ready in ")
                || log.contains("WFLYSRV0025")
                || log.contains("WFLYSRV0026");
    }

    /** 0 where nobody listens yet, or lets callers wait until the application is there, as WildFly does. */
    private static List<Integer> answersOf(GatehouseServer server) {
        return OPEN.stream().map(path -> status(server, path)).toList();
    }

    private static int status(GatehouseServer server, String path) {
        try {
            return ApiClient.at(server.uri())
                    .within(Duration.ofSeconds(2))
                    .get(path)
                    .status();
        } catch (java.io.UncheckedIOException e) {
            return 0;
        }
    }

    private static ApiClient as(GatehouseServer server, String code) {
        return ApiClient.at(server.uri()).with("Authorization", "Bearer " + code);
    }

    private static ApiClient holder(GatehouseServer server, Answer code) {
        return as(server, code.json().path("secret").asText());
    }

    private static JsonNode named(String beginning, Answer list) {
        for (JsonNode item : list.json().path("items")) {
            if (item.path("name").asText().startsWith(beginning)) {
                return item;
            }
        }
        throw new AssertionError("no " + beginning + " in " + list.text());
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }
}
