package org.gatehouse.webaides;

import java.util.Set;
import java.util.UUID;
import org.gatehouse.webaides.content.Kind;

/**
 * How far a client has come.
 *
 * @param of whose changes: the id of a container or of a user
 * @param ofUser whether it is a user's
 * @param base what was made later is told as added; 0 in a first run
 * @param start where this run began
 * @param at the number of the last change that was told
 * @param kinds of which the client was told
 */
record SyncToken(UUID of, boolean ofUser, long base, long start, long at, Set<Kind> kinds) {
    /** The first token of a client that knows nothing. */
    static SyncToken first(UUID of, boolean ofUser, long counter, Set<Kind> kinds) {
        return new SyncToken(of, ofUser, 0, counter, 0, kinds);
    }

    /** The token of a client that knows all up to {@code counter}. */
    static SyncToken latest(UUID of, boolean ofUser, long counter, Set<Kind> kinds) {
        return new SyncToken(of, ofUser, counter, counter, counter, kinds);
    }

    /** The same run, one page later. */
    SyncToken after(long last, Set<Kind> kindsNow) {
        return new SyncToken(of, ofUser, base, start, last, kindsNow);
    }

    /** Whether the client knew nothing when this run began. */
    boolean isFirstRun() {
        return base == 0;
    }

    /** From which number on deletions are told: what went before a first run began, the client never had. */
    long deletionsAfter() {
        return isFirstRun() ? Math.max(start, at) : at;
    }
}
