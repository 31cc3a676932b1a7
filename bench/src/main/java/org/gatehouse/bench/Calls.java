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
import java.util.stream.Stream;

/** What is measured: the calls, the SQL that each sends, and the bars. */
final class Calls {
    /** The most that first and last page may differ by. */
    private static final double PAGES_APART = 1.3;

    private final Database database;
    private final Load ping;
    private final Call first;
    private final Call last;
    private final Call post;
    private final Plain wholeCreate;
    private final List<Call> calls;
    private final Logins unknownUser;
    private final Logins wrongPassword;
    private final Batch batch;
    private final PlainBatch plainBatch;

    private Calls(
            Database database,
            Load ping,
            List<Call> calls,
            Call first,
            Call last,
            Call post,
            Plain wholeCreate,
            Logins unknownUser,
            Logins wrongPassword,
            Batch batch,
            PlainBatch plainBatch) {
        this.database = database;
        this.ping = ping;
        this.calls = calls;
        this.first = first;
        this.last = last;
        this.post = post;
        this.wholeCreate = wholeCreate;
        this.unknownUser = unknownUser;
        this.wrongPassword = wrongPassword;
        this.batch = batch;
        this.plainBatch = plainBatch;
    }

    static Calls of(Gatehouse server, Database database, Api api, Path ids) throws IOException, SQLException {
        String url = server.uri().toString();
        String code = server.code();
        String firstPage = "/v1/users?limit=100";
        String lastPage = api.lastPage();
        api.token(); // the first one makes the signing key
        Sql sql = Sql.of(database, code, ids);
        Plain access = alone("code of a secret", database, Sql.ACCESS, sql::access);
        Plain user = alone("user by id", database, Sql.USER, sql::user);
        Plain firstRows = alone("first 101 users", database, Sql.FIRST_PAGE, sql::firstPage);
        Plain lastRows = alone("last 100 users", database, Sql.LAST_PAGE, sql::lastPage);
        Plain create = new Plain("SQL: create, one transaction", database, Sql.CREATE, sql::create);
        List<Measurement> ofCreate = List.of(
                access,
                alone("domain by name", database, Sql.DOMAIN_BY_NAME, sql::domainByName),
                alone("holder of an address", database, Sql.HOLDER, sql::holder),
                alone("user by name", database, Sql.USER_BY_NAME, sql::userByName),
                alone("insert a user", database, Sql.INSERT_USER, sql::insertUser),
                alone("insert an audit event", database, Sql.INSERT_EVENT, sql::insertEvent),
                alone("insert an address", database, Sql.INSERT_ADDRESS, sql::insertAddress),
                alone("insert a member", database, Sql.INSERT_MEMBER, sql::insertMember),
                alone("count a user", database, Sql.COUNT, sql::count));
        String someId = "/v1/users/" + sql.someId();
        Call get = new Call(
                new Load("GET user", url, "get-user", () -> code, ids.toString()),
                List.of(access, user),
                0.6,
                () -> api.get(someId));
        Call first = new Call(
                new Load("list users, first 100", url + firstPage, "plain", () -> code, ""),
                List.of(access, firstRows),
                0.5,
                () -> api.get(firstPage));
        Call last = new Call(
                new Load("list users, last 100", url + lastPage, "plain", () -> code, ""),
                List.of(access, lastRows),
                0.5,
                () -> api.get(lastPage));
        Call post = new Call(
                new Load("create user, no password", url + "/v1/users", "create", () -> code, null),
                ofCreate,
                0.5,
                () -> api.post(
                        "/v1/users", "{\"address\":\"seen-%d@%s\"}".formatted(System.nanoTime(), Api.domain(1)), 201));
        return new Calls(
                database,
                new Load("ping, no credentials", url + "/v1/ping", "plain", null, ""),
                Stream.concat(
                                Stream.of(get, first, last, post),
                                AccessCalls.of(url, code, database, sql, api, access, user, ids).stream())
                        .toList(),
                first,
                last,
                post,
                create,
                Logins.ofNobody(api),
                Logins.ofSeededUsers(api, database),
                new Batch("batch of 10 000 creates (users)", api),
                new PlainBatch("SQL: batch inserts of 10 000 users", database, Sql.INSERTS, sql::inserts));
    }

    /** In the order of their turns. */
    List<Measurement> measurements() {
        Set<Measurement> all = new LinkedHashSet<>();
        all.add(ping);
        for (Call call : calls) {
            all.add(call.load());
            all.addAll(call.floor());
        }
        all.add(wholeCreate);
        all.add(unknownUser);
        all.add(wrongPassword);
        all.add(batch);
        all.add(plainBatch);
        return List.copyOf(all);
    }

    /** Compares the SQL of each floor with what PostgreSQL sees of the call, and says where they differ. */
    void compareStatements(boolean show) throws SQLException, IOException {
        for (Call call : calls) {
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
        List<String> lines = new ArrayList<>();
        lines.add("%-32s %8s %17s %9s %9s %8s %9s  %s"
                .formatted("call", "per s", "", "p50 ms", "p99 ms", "of ping", "of floor", "bar"));
        lines.add(line(rounds, ping, ""));
        for (Call call : calls) {
            double share = rounds.rate(call.load()) / call.floor(rounds, ping);
            lines.add(line(
                    rounds,
                    call.load(),
                    "%9.2f  %s".formatted(share, verdict(share >= call.bar(), ">= " + call.bar()))));
        }
        lines.add(line(rounds, unknownUser, ""));
        lines.add(line(rounds, wrongPassword, ""));
        double batchShare = rounds.rate(batch) / rounds.rate(plainBatch);
        lines.add(line(rounds, batch, "%9.2f  %s".formatted(batchShare, verdict(batchShare >= 0.25, ">= 0.25"))));
        double apart = rounds.rate(first.load()) / rounds.rate(last.load());
        apart = Math.max(apart, 1 / apart);
        lines.add("%-32s %95s"
                .formatted(
                        "first and last page apart",
                        "%9.2f  %s".formatted(apart, verdict(apart <= PAGES_APART, "<= " + PAGES_APART))));
        double whole = 1 / (1 / rounds.rate(ping) + 1 / rounds.rate(wholeCreate));
        lines.add("%-32s %95s"
                .formatted("create, of ping and one transaction", "%9.2f".formatted(rounds.rate(post.load()) / whole)));
        lines.add("");
        lines.add("plain JDBC and signatures, %d at a time (batch: 1)".formatted(Load.CONNECTIONS));
        for (Measurement measurement : measurements()) {
            if (measurement instanceof Plain
                    || measurement instanceof PlainBatch
                    || measurement instanceof Signatures) {
                lines.add("%-32s %8.0f %17s"
                        .formatted(measurement.name(), rounds.rate(measurement), rounds.spread(measurement)));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private String line(Rounds rounds, Measurement measurement, String rest) {
        double rate = rounds.rate(measurement);
        String ofPing =
                measurement == batch || measurement instanceof Logins ? "" : "%.2f".formatted(rate / rounds.rate(ping));
        return "%-32s %8.0f %17s %9.1f %9.1f %8s %s"
                .formatted(
                        measurement.name(),
                        rate,
                        rounds.spread(measurement),
                        rounds.median(measurement, Sample::p50),
                        rounds.median(measurement, Sample::p99),
                        ofPing,
                        rest);
    }

    private static String verdict(boolean reached, String bar) {
        return "%-8s %s".formatted(bar, reached ? "pass" : "FAIL");
    }
}
