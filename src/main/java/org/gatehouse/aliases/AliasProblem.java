package org.gatehouse.aliases;

import org.gatehouse.api.ProblemType;

/** Refusals about aliases. */
public enum AliasProblem implements ProblemType {
    ALIAS_NOT_FOUND(404, "There is no such alias"),
    ALIAS_LOOP(409, "Mail would come back to this alias");

    private final int status;
    private final String title;

    AliasProblem(int status, String title) {
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
