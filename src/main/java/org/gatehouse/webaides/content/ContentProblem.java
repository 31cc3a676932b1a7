package org.gatehouse.webaides.content;

import org.gatehouse.api.ProblemFacts;
import org.gatehouse.api.ProblemType;

/** Refusals about contents and files of them. */
public enum ContentProblem implements ProblemType {
    MALFORMED_FILE(400, "The file, or this item of it, is not lawful in its format"),
    TOO_MANY_INSTANCES(400, "The range holds too many instances");

    private final ProblemFacts facts;

    ContentProblem(int status, String title) {
        facts = new ProblemFacts(status, title, null);
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}
