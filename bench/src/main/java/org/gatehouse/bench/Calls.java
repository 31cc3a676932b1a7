package org.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is measured: a ping, and the parts that are asked for. */
final class Calls {
    private final Database database;
    private final Load ping;
    private final List<Part> parts;

    private Calls(Database database, Load ping, List<Part> parts) {
        this.database = database;
        this.ping = ping;
        this.parts = parts;
    }

    /** Of users and of WebAides, or of WebAides only; the directory takes files for the load. */
    static Calls of(Gatehouse server, Database database, Api api, Path ids, WebAides webaides, boolean onlyWebAides)
            throws IOException, SQLException {
        String url = server.uri().toString();
        String code = server.code();
        api.token(); // the first one makes the signing key
        Sql sql = Sql.of(database, code, ids);
        Plain access = alone("code of a secret", database, Sql.ACCESS, sql::access);
        Plain event = alone("insert an audit event", database, Sql.INSERT_EVENT, sql::insertEvent);
        List<Part> parts = new ArrayList<>();
        if (!onlyWebAides) {
            Plain user = alone("user by id", database, Sql.USER, sql::user);
            parts.add(UserCalls.of(url, code, database, sql, api, access, user, ids));
            parts.add(SendingCalls.of(url, code, database, sql, api, access, user, ids));
        }
        parts.add(SessionCalls.of(url, database, sql, api, access, ids.getParent()));
        parts.add(LuxSciCalls.of(url, database, sql, api, webaides, ids.getParent()));
        parts.add(CreateCalls.of(url, code, database, sql, api, access, event));
        parts.add(WebAideCalls.of(url, code, database, sql, api, access, event, webaides, ids.getParent()));
        return new Calls(database, new Load("ping, no credentials", url + "/v1/ping", "plain", null, ""), parts);
    }

    /** In the order of their turns. */
    List<Measurement> measurements() {
        Set<Measurement> all = new LinkedHashSet<>();
        all.add(ping);
        for (Part part : parts) {
            for (Call call : part.calls()) {
                all.add(call.load());
                all.addAll(call.floor());
            }
            all.addAll(part.others());
        }
        return List.copyOf(all);
    }

    /** Compares the SQL of each floor with what PostgreSQL sees of the call, and says where they differ. */
    void compareStatements(boolean show) throws SQLException, IOException {
        for (Call call : calls()) {
            call.once().run(); // what is read once, such as a block of numbers, is not of this call
            List<String> seen = database.statementsOf(call.once());
            List<String> real = seen.stream().filter(Calls::isWork).toList();
            if (show) {
                Bench.say("%s: %d statements", call.load().name(), seen.size());
                seen.forEach(statement -> System.out.println("   " + statement));
            }
            if (!sorted(real).equals(sorted(call.statements()))) {
                Bench.say(
                        "ATTENTION: %s does not send what its floor is made of: bring Sql.java up to date",
                        call.load().name());
            }
        }
    }

    static Plain alone(String what, Database database, String statement, Plain.Values values) {
        return new Plain("SQL: " + what, database, List.of(statement), values);
    }

    /** Without what differs from one provider's spelling to the next. */
    private static List<String> sorted(Collection<String> statements) {
        return statements.stream()
                .map(statement -> statement.replaceAll("\\$[0-9]+", "?").toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static boolean isWork(String statement) {
        return !statement.equals("BEGIN") && !statement.equals("COMMIT");
    }

    String table(Rounds rounds) {
        return new Table(rounds, ping).of(parts, measurements());
    }

    private List<Call> calls() {
        return parts.stream().flatMap(part -> part.calls().stream()).toList();
    }
}
