package org.gatehouse.access;

import org.gatehouse.api.ProblemFacts;
import org.gatehouse.api.ProblemType;

/** Refusals about API codes and access tokens. */
public enum AccessProblem implements ProblemType {
    CREDENTIALS_IN_QUERY(400, "A secret or access token stands in the query"),
    CODE_DISABLED(401, "The API code is not enabled"),
    CODE_NOT_YET_VALID(401, "The API code is not valid yet"),
    CODE_EXPIRED(401, "The API code has expired"),
    DIALECT_NOT_ALLOWED(403, "The API code does not open this door"),
    HOST_NOT_ALLOWED(403, "The API code does not work on this host"),
    NETWORK_NOT_ALLOWED(403, "The API code does not work from this address"),
    API_CODE_NOT_FOUND(404, "There is no such API code"),
    SCOPE_NOT_HELD(403, "A code can grant only scopes that it holds"),
    GRANT_TOO_WIDE(403, "A code can open no other wider than itself"),
    LOGIN_TAKEN(409, "Another API code has this login", "api_code_login_unique"),
    CODE_IN_USE(409, "A code cannot delete itself"),
    RATE_LIMITED(429, "The API code has reached its limit"),
    CODE_NEEDED(403, "An access token is made with an API code's secret only"),
    USER_NEEDED(403, "In user mode this needs a user's access token"),
    HTTPS_NEEDED(403, "This door opens to HTTPS only"),
    CALLED_TOO_SOON(429, "The account may not call again yet");

    private final ProblemFacts facts;

    AccessProblem(int status, String title) {
        this(status, title, null);
    }

    AccessProblem(int status, String title, String constraint) {
        facts = new ProblemFacts(status, title, constraint);
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}
