package org.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.gatehouse.bench.WebAides.Container;

/** Entries one by one, what changed, batches of entries, and many writers at once. */
record WebAideCalls(
        List<Call> calls,
        Load deltaOfFew,
        Load deltaOfMany,
        Batch batch,
        PlainBatch plainBatch,
        Writers alone,
        Writers apart,
        Writers together)
        implements Part {
    /** The most that the delta of a large container may cost, in deltas of a small one. */
    private static final double DELTAS_APART = 1.3;

    /** What writers of several users must do in all, in what one alone does; the machine's processors set the limit. */
    private static final double SCALES = 1.5;

    /** The same of writers who wait for each other. */
    private static final double CROWDED = 0.8;

    /** How many batches a turn has: each fills a container, and the rows stay. */
    private static final int BATCHES = 5;

    static WebAideCalls of(
            String url,
            String code,
            Database database,
            Sql users,
            Api api,
            Plain access,
            Plain event,
            WebAides webaides,
            Path directory)
            throws IOException, SQLException {
        EntrySql sql = EntrySql.of(database, users.organization(), webaides);
        Plain container = Calls.alone("container with owner", database, EntrySql.CONTAINER, sql::container);
        Container read = webaides.read().get(0);
        String token = WebAides.latest(api, read);
        Call get = new Call(
                new Load("GET entry", url, "any", () -> code, paths(directory, "entries-read", webaides.read())),
                List.of(access, container, Calls.alone("entry by id", database, EntrySql.ENTRY, sql::entry)),
                0.6,
                () -> api.get(read.path(read.entries().get(0))));
        Call unchanged = new Call(
                new Load("delta, unchanged", url, "any", () -> code, deltas(directory, api, webaides.read())),
                List.of(access, container),
                0.6,
                () -> api.get(read.path() + "/changes?since=" + token));
        Container written = webaides.written().get(0);
        Call put = new Call(
                new Load("PUT entry", url, "put-any", () -> code, drafts(directory, webaides.written())),
                List.of(
                        access,
                        container,
                        Calls.alone("take a number", database, EntrySql.TAKE, sql::take),
                        Calls.alone("owner", database, EntrySql.OWNER, sql::owner),
                        Calls.alone("entry without content", database, EntrySql.WITHOUT_CONTENT, sql::withoutContent),
                        Calls.alone("update an entry", database, EntrySql.UPDATE, sql::update),
                        Calls.alone("count bytes", database, EntrySql.COUNT, sql::count),
                        event),
                0.5,
                () -> putOnce(api, written));
        List<Container> shared = Collections.nCopies(WebAides.WRITERS, webaides.together());
        return new WebAideCalls(
                List.of(get, unchanged, put),
                delta("delta of 10 changes in 100", url, code, webaides.few(), webaides.sinceFew()),
                delta("delta of 10 changes in 100 000", url, code, webaides.many(), webaides.sinceMany()),
                new Batch("batch of 10 000 creates (contacts)", BATCHES, tag -> {
                    String batch = Contacts.batch(tag, Api.BATCH);
                    String path = webaides.empty().take().path() + "/entries/batch";
                    return () -> api.send(path, batch, Api.BATCH);
                }),
                new PlainBatch(
                        "SQL: batch inserts of 10 000 contacts",
                        database,
                        BATCHES,
                        List.of(EntrySql.INSERT),
                        sql.inserts()),
                new Writers("1 writer", api, webaides.writers().subList(0, 1)),
                new Writers("16 writers, 16 users", api, webaides.writers()),
                new Writers("16 writers, one container", api, shared));
    }

    @Override
    public List<Measurement> others() {
        return List.of(deltaOfFew, deltaOfMany, batch, plainBatch, alone, apart, together);
    }

    @Override
    public List<String> lines(Table table) {
        return List.of(
                table.lineOfCall(deltaOfFew),
                table.lineOfCall(deltaOfMany),
                Table.figure(
                        "delta in 100 000 to delta in 100",
                        Table.atMost(table.rate(deltaOfFew) / table.rate(deltaOfMany), DELTAS_APART)),
                table.line(batch, Table.atLeast(table.rate(batch) / table.rate(plainBatch), 0.3)),
                table.line(alone),
                table.line(apart),
                Table.figure(
                        "16 writers on 16 to 1 on 1", Table.atLeast(table.rate(apart) / table.rate(alone), SCALES)),
                table.line(together),
                Table.figure(
                        "16 writers on one to 1 on 1",
                        Table.atLeast(table.rate(together) / table.rate(alone), CROWDED)));
    }

    private static Load delta(String name, String url, String code, Container container, String since) {
        return new Load(name, url + container.path() + "/changes?since=" + since, "plain", () -> code, "");
    }

    /** Of another size each time, as a change mostly is. */
    private static void putOnce(Api api, Container container) {
        UUID entry = container.entries().get(0);
        String note = "x".repeat(ThreadLocalRandom.current().nextInt(100, 60_000));
        api.put(container.path(entry), Contacts.draft("once", note), 200);
    }

    private static String paths(Path directory, String name, List<Container> containers) throws IOException {
        return Files.write(directory.resolve(name), entries(containers).toList())
                .toString();
    }

    private static String deltas(Path directory, Api api, List<Container> containers) throws IOException {
        List<String> paths = new ArrayList<>();
        for (Container container : containers) {
            paths.add(container.path() + "/changes?since=" + WebAides.latest(api, container));
        }
        return Files.write(directory.resolve("deltas"), paths).toString();
    }

    /** The body first. */
    private static String drafts(Path directory, List<Container> containers) throws IOException {
        Stream<String> lines = Stream.concat(Stream.of(Contacts.draft("@NUMBER@", "@TEXT@")), entries(containers));
        return Files.write(directory.resolve("entries-written"), lines.toList()).toString();
    }

    private static Stream<String> entries(List<Container> containers) {
        return containers.stream()
                .flatMap(container -> container.entries().stream().map(container::path));
    }
}
