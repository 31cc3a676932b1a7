package org.gatehouse.bench;

import java.util.List;

/** Making a user, with the first WebAide of each kind. */
record CreateCalls(Call create, Plain whole) implements Part {
    static CreateCalls of(String url, String code, Database database, Sql sql, Api api, Plain access, Plain event) {
        Call create = new Call(
                new Load("create user, no password", url + "/v1/users", "create", () -> code, null),
                List.of(
                        access,
                        Calls.alone("domain by name", database, Sql.DOMAIN_BY_NAME, sql::domainByName),
                        Calls.alone("holder of an address", database, Sql.HOLDER, sql::holder),
                        Calls.alone("user by name", database, Sql.USER_BY_NAME, sql::userByName),
                        Calls.alone("insert a user", database, Sql.INSERT_USER, sql::insertUser),
                        Calls.alone("insert an owner of WebAides", database, Sql.INSERT_OWNER, sql::insertOwner),
                        Calls.alone("insert five WebAides", database, Sql.INSERT_WEBAIDES, sql::insertWebAides),
                        event,
                        Calls.alone("insert an address", database, Sql.INSERT_ADDRESS, sql::insertAddress),
                        Calls.alone("insert a member", database, Sql.INSERT_MEMBER, sql::insertMember),
                        Calls.alone("count a user", database, Sql.COUNT, sql::count)),
                0.5,
                () -> api.post(
                        "/v1/users", "{\"address\":\"seen-%d@%s\"}".formatted(System.nanoTime(), Api.domain(1)), 201));
        return new CreateCalls(create, new Plain("SQL: create, one transaction", database, Sql.CREATE, sql::create));
    }

    @Override
    public List<Call> calls() {
        return List.of(create);
    }

    @Override
    public List<Measurement> others() {
        return List.of(whole);
    }

    @Override
    public List<String> lines(Table table) {
        double floor = 1 / (1 / table.ping() + 1 / table.rate(whole));
        return List.of(
                Table.figure("create, of ping and one transaction", Table.figure(table.rate(create.load()) / floor)));
    }
}
