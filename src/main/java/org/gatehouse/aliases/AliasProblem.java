package org.gatehouse.aliases;

import org.gatehouse.api.ProblemFacts;
import org.gatehouse.api.ProblemType;

/** Refusals about aliases. */
public enum AliasProblem implements ProblemType {
    ALIAS_NOT_FOUND(404, "There is no such alias"),
    ALIAS_LOOP(409, "Mail would come back to this alias");

    private final ProblemFacts facts;

    AliasProblem(int status, String title) {
        facts = new ProblemFacts(status, title, null);
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}
