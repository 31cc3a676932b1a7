package org.gatehouse.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reading users one by one and in lists, access, logins, and batches of new users. */
record UserCalls(
        List<Call> calls,
        Call first,
        Call last,
        Logins unknownUser,
        Logins wrongPassword,
        Batch batch,
        PlainBatch plainBatch)
        implements Part {
    /** The most that first and last page may differ by. */
    private static final double PAGES_APART = 1.3;

    static UserCalls of(
            String url, String code, Database database, Sql sql, Api api, Plain access, Plain user, Path ids)
            throws SQLException {
        String firstPage = "/v1/users?limit=100";
        String lastPage = api.lastPage();
        String someId = "/v1/users/" + sql.someId();
        Call get = new Call(
                new Load("GET user", url, "get-user", () -> code, ids.toString()),
                List.of(access, user),
                0.6,
                () -> api.get(someId));
        Call first = new Call(
                new Load("list users, first 100", url + firstPage, "plain", () -> code, ""),
                List.of(access, Calls.alone("first 101 users", database, Sql.FIRST_PAGE, sql::firstPage)),
                0.5,
                () -> api.get(firstPage));
        Call last = new Call(
                new Load("list users, last 100", url + lastPage, "plain", () -> code, ""),
                List.of(access, Calls.alone("last 100 users", database, Sql.LAST_PAGE, sql::lastPage)),
                0.5,
                () -> api.get(lastPage));
        List<Call> calls = new ArrayList<>(List.of(get, first, last));
        calls.addAll(AccessCalls.of(url, code, database, sql, api, access, user, ids));
        return new UserCalls(
                calls,
                first,
                last,
                Logins.ofNobody(api),
                Logins.ofSeededUsers(api, database),
                new Batch("batch of 10 000 creates (users)", Integer.MAX_VALUE, tag -> {
                    String batch = Api.batch(tag, Api.BATCH);
                    return () -> api.send(batch, Api.BATCH);
                }),
                new PlainBatch(
                        "SQL: batch inserts of 10 000 users", database, Integer.MAX_VALUE, Sql.INSERTS, sql::inserts));
    }

    @Override
    public List<Measurement> others() {
        return List.of(unknownUser, wrongPassword, batch, plainBatch);
    }

    @Override
    public List<String> lines(Table table) {
        double apart = table.rate(first.load()) / table.rate(last.load());
        return List.of(
                table.line(unknownUser),
                table.line(wrongPassword),
                table.line(batch, Table.atLeast(table.rate(batch) / table.rate(plainBatch), 0.25)),
                Table.figure("first and last page apart", Table.atMost(Math.max(apart, 1 / apart), PAGES_APART)));
    }
}
