package org.gatehouse.bench;

import java.nio.file.Path;
import java.util.List;

/** The calls that show what access costs: with a code, with a token, and getting one. */
final class AccessCalls {
    private AccessCalls() {}

    static List<Call> of(
            String url, String code, Database database, Sql sql, Api api, Plain access, Plain user, Path ids) {
        Plain ofToken = Calls.alone("code of a token", database, Sql.TOKEN, sql::token);
        Plain signingKeys = Calls.alone("signing keys", database, Sql.SIGNING_KEYS, sql::signingKeys);
        Api holder = api.with(api.token());
        String someId = "/v1/users/" + sql.someId();
        Call ping = new Call(
                new Load("ping, with an API code", url + "/v1/ping", "plain", () -> code, ""),
                List.of(access),
                0.6,
                () -> api.get("/v1/ping"));
        Call get = new Call(
                new Load("GET user, with a token", url, "get-user", api::token, ids.toString()),
                List.of(ofToken, user),
                0.6,
                () -> holder.get(someId));
        Call issue = new Call(
                new Load("issue a token", url + "/v1/access-tokens", "post", () -> code, "{}"),
                List.of(access, signingKeys, new Signatures()),
                0.5,
                api::token);
        return List.of(ping, get, issue);
    }
}
