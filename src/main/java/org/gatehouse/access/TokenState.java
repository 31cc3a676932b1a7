package org.gatehouse.access;

import java.time.Instant;

/**
 * What one statement tells of an access token: what became of what it was made from, and what else ends it.
 *
 * @param revoked whether the token itself was revoked
 * @param keyCounts whether the key that signed it is one of the valid ones
 */
record TokenState(Makers makers, boolean revoked, boolean keyCounts) {
    /** Whether the token still counts, the locks of its code left aside; its time by RFC 7519 4.1.4, with a little skew. */
    boolean counts(AccessToken token, Instant now) {
        return now.isBefore(token.expiresAt().plusSeconds(TokenFormat.SKEW_SECONDS))
                && keyCounts
                && !revoked
                && makers.stand(token.codeGeneration(), token.user(), now);
    }

    /** The code, as far as the token opens it now. */
    KnownCode code(AccessToken token) {
        return makers.code().within(makers.reach(token.scopes(), token.user(), token.expiresAt()));
    }
}
