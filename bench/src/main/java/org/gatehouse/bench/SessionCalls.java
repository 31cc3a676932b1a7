package org.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What programs that ask for a second factor do once a second for each login: see how its session stands. */
record SessionCalls(Call poll, PolledWhileApproved approved) implements Part {
    /** Times 20 sessions. */
    private static final int PEOPLE = 50;

    static SessionCalls of(String url, Database database, Sql sql, Api api, Plain access, Path directory)
            throws IOException, SQLException {
        Logintc logins = Logintc.of(api, 2 * PEOPLE);
        List<String> sessions = logins.some(0, PEOPLE).begin();
        Path paths = Files.write(directory.resolve("sessions"), sessions);
        sql.readSessions(database);
        Call poll = new Call(
                new Load("session poll, LoginTC", url, "logintc", logins::key, paths.toString()),
                List.of(access, Calls.alone("session", database, Sql.SESSION, sql::session)),
                0.6,
                () -> logins.api().get(sessions.get(0)));
        return new SessionCalls(
                poll,
                new PolledWhileApproved(
                        "session poll, 10 approved a second",
                        url,
                        logins.some(PEOPLE, 2 * PEOPLE),
                        directory.resolve("sessions-approved")));
    }

    @Override
    public List<Call> calls() {
        return List.of(poll);
    }

    @Override
    public List<Measurement> others() {
        return List.of(approved);
    }

    @Override
    public List<String> lines(Table table) {
        return List.of(table.line(approved));
    }
}
