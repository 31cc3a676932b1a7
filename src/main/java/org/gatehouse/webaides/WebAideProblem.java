package org.gatehouse.webaides;

import org.gatehouse.api.ProblemFacts;
import org.gatehouse.api.ProblemType;

/** Refusals about WebAides and their entries. */
public enum WebAideProblem implements ProblemType {
    SYNC_TOKEN_INVALID(400, "The token of the changes is damaged"),
    WEBAIDE_NOT_FOUND(404, "There is no such WebAide"),
    ENTRY_NOT_FOUND(404, "There is no such entry"),
    IMPORT_NOT_FOUND(404, "There is no such import"),
    WEBAIDE_NAME_TAKEN(409, "The user has another WebAide of this kind and name", "webaide_name_unique"),
    ENTRY_EXISTS(409, "The user has an entry of this id", "webaide_entry_pk"),
    UID_TAKEN(409, "Another entry of the WebAide has this UID", "webaide_entry_uid_unique"),
    QUOTA_REACHED(409, "The user has no room for more"),
    SYNC_TOKEN_EXPIRED(410, "The token of the changes does not count any more"),
    IMPORT_INTERRUPTED(503, "The server that did the import was stopped");

    private final ProblemFacts facts;

    WebAideProblem(int status, String title) {
        this(status, title, null);
    }

    WebAideProblem(int status, String title, String constraint) {
        facts = new ProblemFacts(status, title, constraint);
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}
