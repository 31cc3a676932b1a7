package org.gatehouse.webaides.content;

import org.gatehouse.api.ProblemType;

/** Refusals about contents and files of them. */
public enum ContentProblem implements ProblemType {
    MALFORMED_FILE(400, "The file, or this item of it, is not lawful in its format"),
    TOO_MANY_INSTANCES(400, "The range holds too many instances");

    private final int status;
    private final String title;

    ContentProblem(int status, String title) {
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
