package org.gatehouse.factors.sessions;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the user of a device says to a session. */
enum Decision {
    @JsonProperty("approve")
    APPROVE(State.APPROVED, Reason.DEVICE, "session.approve"),

    @JsonProperty("deny")
    DENY(State.DENIED, Reason.DENIED, "session.deny"),

    /** Somebody else logs in. */
    @JsonProperty("not-me")
    NOT_ME(State.DENIED, Reason.NOT_ME, "session.not-me");

    private final State state;
    private final Reason reason;
    private final String action;

    Decision(State state, Reason reason, String action) {
        this.state = state;
        this.reason = reason;
        this.action = action;
    }

    State state() {
        return state;
    }

    Reason reason() {
        return reason;
    }

    /** As the audit trail calls it. */
    String action() {
        return action;
    }
}
