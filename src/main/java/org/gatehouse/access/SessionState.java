package org.gatehouse.access;

import java.time.Duration;
import java.time.Instant;

/**
 * What one statement tells of a session: what became of what it was made from, and the secret that signs its requests.
 *
 * @param proof that secret, sealed; null when the code has it no more
 */
record SessionState(CodeSession session, Makers makers, String proof) {
    /** Whether it still counts, the locks of its code left aside; {@code idle} is how long it may go unused. */
    boolean counts(Duration idle, Instant now) {
        return proof != null
                && now.isBefore(session.expiresAt())
                && now.isBefore(session.lastUsedAt().plus(idle))
                && makers.stand(session.codeGeneration(), session.user(), now);
    }

    /** The code, as far as the session opens it now. */
    KnownCode code() {
        KnownCode code = makers.code();
        return code.within(makers.reach(code.reach().scopes(), session.user(), session.expiresAt()));
    }

    @Override
    public String toString() {
        return "SessionState[" + session.number() + "]";
    }
}
