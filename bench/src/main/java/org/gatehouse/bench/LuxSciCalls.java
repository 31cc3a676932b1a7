package org.gatehouse.bench;

import static org.gatehouse.bench.Plain.any;
import static org.gatehouse.bench.Plain.values;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.gatehouse.bench.LuxSci.Signed;

/** What programs that synchronize address books through LuxSci's API ask for, each in its user's session. */
record LuxSciCalls(Call get) implements Part {
    /** Each has a password set and logs in, which takes a processor's time. */
    private static final int PEOPLE = 50;

    static LuxSciCalls of(String url, Database database, Sql sql, Api api, WebAides webaides, Path directory)
            throws IOException, SQLException {
        List<Signed> gets = LuxSci.gets(api, database, webaides.read().subList(0, PEOPLE));
        List<Long> sessions = sql.codeSessions(database);
        Path file = Files.write(
                directory.resolve("signed"),
                gets.stream().map(get -> get.path() + " " + get.cookie()).toList());
        Signed some = gets.get(0);
        return new LuxSciCalls(new Call(
                new Load("GET entry, signed, LuxSci", url, "signed", null, file.toString()),
                List.of(
                        Calls.alone("session of a code", database, Sql.CODE_SESSION, tag -> values(any(sessions))),
                        Calls.alone(
                                "user by name, seeded",
                                database,
                                Sql.USER_BY_NAME,
                                tag -> values(sql.organization(), any(gets).username())),
                        Calls.alone(
                                "container by number",
                                database,
                                EntrySql.CONTAINER_BY_NUMBER,
                                tag -> values(any(gets).number(), sql.organization())),
                        Calls.alone("entry by number", database, EntrySql.ENTRY_BY_NUMBER, tag -> {
                            Signed get = any(gets);
                            return values(get.webaide(), sql.organization(), get.entry());
                        })),
                0.6,
                () -> api.getSigned(some.path(), some.cookie())));
    }

    @Override
    public List<Call> calls() {
        return List.of(get);
    }

    @Override
    public List<Measurement> others() {
        return List.of();
    }

    @Override
    public List<String> lines(Table table) {
        return List.of();
    }
}
