package org.gatehouse.access;

import org.gatehouse.api.ProblemType;

/** Refusals about API codes. */
public enum AccessProblem implements ProblemType {
    CREDENTIALS_WRONG(401, "The credentials are not known"),
    CODE_DISABLED(401, "The API code is not enabled"),
    CODE_EXPIRED(401, "The API code has expired"),
    API_CODE_NOT_FOUND(404, "There is no such API code"),
    SCOPE_NOT_HELD(403, "A code can grant only scopes that it holds"),
    CODE_IN_USE(409, "A code cannot delete itself");

    private final int status;
    private final String title;

    AccessProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
