package org.gatehouse.factors.sessions;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The payload of what a device signs. */
record SignedDecision(
        @NotNull UUID session,
        @NotNull Decision decision,
        @NotNull Integer number,
        Boolean lock) {
    /** Whether it is about this session, whose number the user has seen. */
    boolean isAbout(Session other) {
        return session.equals(other.id()) && number == other.number();
    }

    boolean locks() {
        return lock != null && lock;
    }
}
