package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.dialects.luxsci.SyncFolder.Run;
import org.gatehouse.dialects.luxsci.SyncFolder.Said;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Guide;
import org.gatehouse.support.Lists;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/clients/luxsci/sync.py, run as its users do, against a book that others write to. */
class LuxSciSyncIT {
    private static final String PASSWORD = "four odd = \"words\" together";
    private static final int PAGE = 500;
    private static final int RUNS = 10;
    private static final int KILLED_RUN = 4;
    private static final int MOST_CHANGES = 2_000;

    @TempDir
    Path directory;

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private String user;
    private String userId;
    private JsonNode code;
    private LuxSciClient client;
    private JsonNode book;
    private SyncFolder folder;

    @BeforeAll
    static void needsPython() throws InterruptedException {
        assumeTrue(Guide.hasPrograms("python3"), "needs python3");
    }

    @BeforeEach
    void makeUser() {
        user = "ada+sync@" + tenant.domain();
        Answer made = owner.post("users", """
                {"address": "%s", "password": "four odd = \\"words\\" together"}""".formatted(user));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        userId = made.json().path("id").asText();
        code = LuxSciClient.code(tenant, "user", "webaides.contacts:read");
        client = LuxSciClient.as(tenant, user, PASSWORD, "webaides.contacts:read", "webaides.contacts:write");
        book = LuxSciClient.data(client.get(books())).path(0);
        folder = SyncFolder.of(directory.resolve("copy"), code, user, PASSWORD);
    }

    private String books() {
        return "/user/" + user + "/webaides/addressbooks";
    }

    private String entries() {
        return books() + "/" + book.path("webaide_id").asText() + "/entries";
    }

    /** The same book on {@code /v1}. */
    private String bookOnV1() {
        return "webaides/"
                + owner.get("users/" + userId + "/webaides?kind=contacts")
                        .json()
                        .at("/items/0/id")
                        .asText();
    }

    /** What the server has. */
    private Map<Long, JsonNode> book() {
        Map<Long, JsonNode> rows = new TreeMap<>();
        LuxSciClient.data(client.get(entries()))
                .path("rows")
                .forEach(row -> rows.put(row.path("entry_id").asLong(), row));
        return rows;
    }

    private void fill(int count) {
        for (int from = 0; from < count; from += 1000) {
            String creates = IntStream.range(from, Math.min(count, from + 1000))
                    .mapToObj(i -> "{\"fields\": {\"First Name\": \"Zoë\", \"Last Name\": \"Nr. " + i + "\"}}")
                    .collect(Collectors.joining(","));
            LuxSciClient.data(client.post(entries() + "/bulk", "{\"create\": [" + creates + "]}"));
        }
    }

    private long create(String lastName) {
        return LuxSciClient.data(client.post(entries(), fields("Last Name", lastName)))
                .path("entry_id")
                .asLong();
    }

    private static String fields(String name, String value) {
        return "{\"fields\": {\"" + name + "\": \"" + value + "\"}}";
    }

    private void delete(long entry) {
        LuxSciClient.data(client.delete(entries() + "/" + entry));
    }

    @Test
    void mirrorsABookThatIsWrittenToAllTheTime() throws Exception {
        fill(2 * PAGE + 100);
        AtomicBoolean ends = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> written =
                    List.of(writers.submit(() -> writeOnV1(ends)), writers.submit(() -> writeThroughTheDialect(ends)));
            for (int number = 0; number < RUNS; number++) {
                Run run = folder.start(SharedServer.uri());
                if (number == KILLED_RUN) {
                    run.process().waitFor(new Random().nextInt(50, 400), TimeUnit.MILLISECONDS);
                    run.kill();
                } else {
                    run.end().done();
                }
            }
            ends.set(true);
            for (Future<?> writer : written) {
                writer.get(1, TimeUnit.MINUTES);
            }
        } finally {
            ends.set(true);
            writers.shutdownNow();
        }

        folder.run(SharedServer.uri()).done();

        Map<Long, JsonNode> book = book();
        folder.assertIs(book);
        assertThat(Lists.all(owner, bookOnV1() + "/entries?fields=ids", 1000)).hasSize(book.size());
        assertThat(folder.run(SharedServer.uri()).done().text()).isEqualTo("added 0, updated 0, deleted 0\n");
        folder.assertIs(book);
    }

    private void writeOnV1(AtomicBoolean ends) {
        Random random = new Random(1);
        String entries = bookOnV1() + "/entries";
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < MOST_CHANGES && !ends.get(); i++) {
            int act = random.nextInt(3);
            Answer answer;
            if (ids.isEmpty() || act == 0) {
                answer = owner.post(entries, card("V1 " + i));
                ids.add(answer.json().path("id").asText());
            } else if (act == 1) {
                answer = owner.put(entries + "/" + ids.get(random.nextInt(ids.size())), card("V1 again " + i));
            } else {
                answer = owner.delete(entries + "/" + ids.remove(random.nextInt(ids.size())));
            }
            assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        }
    }

    private static String card(String name) {
        return """
                {"content": {"@type": "Card", "version": "1.0", "name": {"full": "%s"}}}""".formatted(name);
    }

    private void writeThroughTheDialect(AtomicBoolean ends) {
        Random random = new Random(2);
        List<Long> ids = new ArrayList<>(book().keySet());
        for (int i = 0; i < MOST_CHANGES && !ends.get(); i++) {
            int act = random.nextInt(3);
            if (ids.isEmpty() || act == 0) {
                ids.add(create("Dialect " + i));
            } else if (act == 1) {
                long entry = ids.get(random.nextInt(ids.size()));
                LuxSciClient.data(client.put(entries() + "/" + entry, fields("Notes", "changed " + i)));
            } else {
                delete(ids.remove(random.nextInt(ids.size())));
            }
        }
    }

    @Test
    void goesOnWhereItWasKilled() throws Exception {
        fill(3 * PAGE);
        long first = book().keySet().iterator().next();
        try (Meddler meddler = new Meddler()) {
            killAtPage(3, meddler);

            assertThat(folder.entries()).hasSize(2 * PAGE);
            delete(first);
            long added = create("Late");
            Said rest = folder.run(meddler.with((exchange, request) -> false).uri());

            assertThat(rest.done().text()).isEqualTo("added %d, updated 0, deleted 1%n".formatted(PAGE + 1));
            assertThat(meddler.requests("/changes?")).allMatch(request -> request.contains("since="));
            assertThat(folder.entries()).doesNotContainKey(first).containsKey(added);
            folder.assertIs(book());
        }
    }

    /** It was killed while it kept its first page, so nothing is noted, and the server will not tell what has been deleted since. */
    @Test
    void removesWhatIsGoneSinceItWasKilledInItsFirstPage() throws Exception {
        fill(3);
        try (Meddler meddler = new Meddler()) {
            killAtPage(1, meddler);
            Files.writeString(folder.stateFile().resolveSibling("4711.json"), "{}");

            folder.run(meddler.with((exchange, request) -> false).uri()).done();

            folder.assertIs(book());
        }
    }

    /** And whoever reads a file of the copy meanwhile reads a whole one. */
    @Test
    void comesToTheSameEndWhereverItIsKilled() {
        fill(6);
        Map<Long, JsonNode> before = book();
        assertThat(killedAtEachStep(before, before)).isGreaterThan(6);
        folder.assertIs(before);
        List<Long> there = List.copyOf(before.keySet());
        there.subList(0, 2).forEach(this::delete);
        LuxSciClient.data(client.put(entries() + "/" + there.get(3), fields("Notes", "changed")));
        fill(2);

        assertThat(killedAtEachStep(before, book())).isGreaterThanOrEqualTo(3 + 1);

        folder.assertIs(book());
    }

    /** How often it was killed, each time one step later, until it came to its end. */
    private int killedAtEachStep(Map<Long, JsonNode> before, Map<Long, JsonNode> after) {
        for (int step = 1; step < 50; step++) {
            Said said = folder.runDyingAt(step, SharedServer.uri());
            folder.entries().forEach((number, entry) -> assertThat(entry)
                    .isIn(
                            before.getOrDefault(number, MissingNode.getInstance()),
                            after.getOrDefault(number, MissingNode.getInstance())));
            if (said.status() == 0) {
                return step - 1;
            }
            assertThat(said.status()).as(said.text()).isEqualTo(128 + 9);
        }
        throw new AssertionError("it comes to no end");
    }

    @Test
    void startsOverWhenItsStateIsDamaged() throws IOException {
        fill(3);
        folder.run(SharedServer.uri()).done();
        delete(book().keySet().iterator().next());
        for (String damaged : List.of("", "{\"sync\": \"", "[]", "{\"sync\": null}")) {
            Files.writeString(folder.stateFile(), damaged);

            Said said = folder.run(SharedServer.uri());

            assertThat(said.done().text()).contains("starting over").endsWith("added 2, updated 0, deleted 0\n");
            folder.assertIs(book());
        }
    }

    @Test
    void leavesFilesAloneThatAreNotItsOwn() throws IOException {
        fill(1);
        Files.createDirectory(folder.path());
        Path mine = Files.writeString(folder.path().resolve("2026.json"), "mine");
        assertFails(folder.run(SharedServer.uri()), "2026.json");
        Files.delete(mine);
        folder.run(SharedServer.uri()).done();
        Path notes = Files.writeString(folder.path().resolve("2026-notes.json"), "mine");
        Files.writeString(folder.stateFile(), "");

        folder.run(SharedServer.uri()).done();

        assertThat(notes).hasContent("mine");
    }

    @Test
    void startsOverWhenItsHistoryIsForgottenAndRemovesWhatIsGone() throws Exception {
        fill(2 * PAGE);
        List<Long> there = List.copyOf(book().keySet());
        try (Meddler meddler = new Meddler()) {
            folder.run(meddler.uri()).done();
            there.subList(0, 3).forEach(this::delete);
            forgetHistory();
            killAtPage(3, meddler); // the first is refused, the second is a page

            assertThat(folder.entries()).as("nothing goes before all is known").hasSize(2 * PAGE);
            Said said = folder.run(meddler.with((exchange, request) -> false).uri());

            assertThat(said.done().text()).startsWith("added").doesNotContain("starting over");
            folder.assertIs(book());
        }
    }

    @Test
    void startsOverInOneRun() throws Exception {
        fill(10);
        folder.run(SharedServer.uri()).done();
        delete(book().keySet().iterator().next());
        forgetHistory();

        Said said = folder.run(SharedServer.uri());

        assertThat(said.done().text()).contains("starting over").endsWith("added 9, updated 0, deleted 0\n");
        folder.assertIs(book());
    }

    /** What was deleted so far cannot be told any more. H2 lets nobody else in, so there the program gets a token of other changes. */
    private void forgetHistory() throws SQLException, IOException {
        if (!TestDatabase.isPostgresql()) {
            JsonNode other = LuxSciClient.data(client.post(books(), "{\"title\": \"Other\"}"));
            String changes = books() + "/" + other.path("webaide_id").asText() + "/changes";
            folder.setState(
                    "sync", LuxSciClient.data(client.get(changes)).path("sync").asText());
            return;
        }
        try (Connection connection = SharedServer.database().connect()) {
            for (String change : List.of(
                    "delete from webaide_tombstone where user_id = ?",
                    "update webaide_owner set purged_seq = change_seq where user_id = ?")) {
                try (PreparedStatement statement = connection.prepareStatement(change)) {
                    statement.setObject(1, UUID.fromString(userId));
                    statement.executeUpdate();
                }
            }
        }
    }

    /** Lets a run ask for changes so many times, and kills it before it has the last answer. */
    private void killAtPage(int page, Meddler meddler) throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        meddler.with((exchange, request) -> {
            if (!request.contains("/changes?") || asked.incrementAndGet() < page) {
                return false;
            }
            held.countDown();
            await(killed);
            return true;
        });
        Run run = folder.start(meddler.uri());
        try {
            await(held);
            Said other = folder.run(meddler.uri());
            assertThat(other.status()).isEqualTo(1);
            assertThat(other.text()).contains("Another run is at work");
        } finally {
            run.kill();
            killed.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsItsSessionAndBeginsAnotherWhenItHasEnded() throws IOException {
        fill(3);
        try (Meddler meddler = new Meddler()) {
            folder.run(meddler.uri()).done();
            folder.run(meddler.uri()).done();
            assertThat(meddler.requests("POST /perl/api/v2/auth")).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.stateFile())))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(folder.stateFile()))
                    .doesNotContain(code.path("secret").asText())
                    .doesNotContain("words");
            create("More");
            LuxSciClient.data(LuxSciClient.ofCode(code).loggedIn(user, PASSWORD).delete("/auth"));

            Said said = folder.run(meddler.uri());

            assertThat(said.done().text()).isEqualTo("added 1, updated 0, deleted 0\n");
            assertThat(meddler.requests("POST /perl/api/v2/auth")).hasSize(2);
            folder.assertIs(book());
        }
    }

    @Test
    void comesAgainWhenItIsToldTo() {
        fill(3);
        AtomicInteger count = new AtomicInteger();
        try (Meddler meddler = new Meddler()) {
            meddler.with((exchange, request) -> switch (count.incrementAndGet()) {
                case 1, 4 -> Meddler.refuse(exchange, 503, "Retry-After", "1");
                case 3 -> Meddler.refuse(exchange, 429, "Retry-After", "1");
                case 6 -> true; // and nothing is sent
                default -> false;
            });

            folder.run(meddler.uri()).done();

            assertThat(count).hasValue(7);
            folder.assertIs(book());
        }
    }

    /** A stream that broke behind its status. */
    @Test
    void asksAgainForAnAnswerThatIsNotWhole() {
        fill(3);
        AtomicInteger count = new AtomicInteger();
        try (Meddler meddler = new Meddler()) {
            meddler.with((exchange, request) -> count.incrementAndGet() == 3
                    && Meddler.answer(exchange, 200, "{\"success\":1,\"data\":{\"added\":[{\"entry_id\":1,"));

            folder.run(meddler.uri()).done();

            assertThat(count).hasValue(4);
            folder.assertIs(book());
        }
    }

    @Test
    void doesNotWaitForHours() {
        try (Meddler meddler = new Meddler()) {
            meddler.with((exchange, request) -> Meddler.refuse(exchange, 429, "Retry-After", "30000"));

            assertFails(folder.run(meddler.uri()), "429");

            assertThat(meddler.requests()).hasSize(1);
        }
    }

    @Test
    void followsNoRedirectWithThePassword() {
        try (Meddler meddler = new Meddler();
                Meddler elsewhere = new Meddler()) {
            meddler.with((exchange, request) -> Meddler.refuse(exchange, 307, "Location", elsewhere.uri() + "/"));

            assertFails(folder.run(meddler.uri()), "307");

            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void saysWhyItCannot() {
        try (Meddler meddler = new Meddler()) {
            assertFails(folder.with("LUXSCI_PASSWORD", "wrong odd words").run(meddler.uri()), "credentials-wrong");
            assertThat(meddler.requests())
                    .as("a wrong password is not tried again")
                    .hasSize(1);
            assertFails(folder.with("LUXSCI_SECRET", null).run(meddler.uri()), "LUXSCI_SECRET");
            assertFails(folder.run(URI.create("http://mail.example.com")), "https only");
            assertFails(folder.run(meddler.uri(), "4711"), "webaide-not-found");
            LuxSciClient.data(client.post(books(), "{\"title\": \"Customers\"}"));
            SyncFolder another = SyncFolder.of(directory.resolve("another"), code, user, PASSWORD);
            assertFails(another.run(meddler.uri()), "Customers");
            another.run(meddler.uri(), book.path("webaide_id").asText()).done();
            assertFails(another.run(SharedServer.uri()), "copy of another server");
            assertFails(another.run(meddler.uri(), "4711"), "copy of another webaide_id");
        }
    }

    private static void assertFails(Said said, String why) {
        assertThat(said.status()).as(said.text()).isEqualTo(1);
        assertThat(said.text()).contains("is not up to date", why).doesNotContain("Traceback", "words together");
    }

    @Test
    void takesCredentialsFromAFileThatNobodyElseCanRead() throws IOException {
        Path file = Files.writeString(directory.resolve("credentials"), """
                LUXSCI_TOKEN=%s
                LUXSCI_SECRET=%s
                LUXSCI_USER=%s
                LUXSCI_PASSWORD=%s
                """.formatted(
                        code.path("token").asText(), code.path("secret").asText(), user, PASSWORD));
        SyncFolder careful = folder.with("LUXSCI_CREDENTIALS", file.toString());
        for (String name : List.of("LUXSCI_TOKEN", "LUXSCI_SECRET", "LUXSCI_USER", "LUXSCI_PASSWORD")) {
            careful = careful.with(name, null);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertFails(careful.run(SharedServer.uri()), "chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        careful.run(SharedServer.uri()).done();
    }
}
