package org.gatehouse.access;

import java.time.Instant;
import java.util.Set;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Mode;

/**
 * What credentials open, behind which locks, and whom and what it reaches.
 *
 * @param until when credentials end that do so before their code, such as an access token or a secret that was rotated away;
 *     else null
 */
record Reach(Mode mode, Set<String> scopes, Locks locks, Bounds bounds, Instant until) {
    /** The same, but until then at the latest. */
    Reach endingBy(Instant end) {
        return until != null && until.isBefore(end) ? this : new Reach(mode, scopes, locks, bounds, end);
    }

    /** The locks of what may be made with these credentials, which is to end no later than they. */
    Locks passedOn() {
        return until == null ? locks : locks.endingBy(until);
    }
}
