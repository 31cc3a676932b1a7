package org.gatehouse.access;

import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.security.Mode;
import org.gatehouse.users.UserStanding;

/**
 * What one statement tells of an access token: the code behind it, as if the secret that made
 * it had been sent, and what else ends it.
 *
 * @param code with the scopes that it holds now
 * @param secretIsKnown whether the secret that made the token is the code's present or previous one
 * @param user the user of the token now; null when there is none, or none any more
 * @param revoked whether the token itself was revoked
 * @param keyCounts whether the key that signed it is one of the valid ones
 */
record TokenState(KnownCode code, boolean secretIsKnown, Owner user, boolean revoked, boolean keyCounts) {
    /** The user of a token in user mode, as the row is now. */
    record Owner(boolean enabled, boolean isProtected, Instant passwordChangedAt, long generation) {}

    /** Whether the token still counts, the locks of its code left aside; its time by RFC 7519 4.1.4, with a little skew. */
    boolean counts(AccessToken token, Instant now) {
        return now.isBefore(token.expiresAt().plusSeconds(TokenFormat.SKEW_SECONDS))
                && keyCounts
                && !revoked
                && secretIsKnown
                && code.secretCountsAt(now)
                && code.tokenGeneration() == token.codeGeneration()
                && (token.user() == null || userCounts(token.user()));
    }

    /** What the token opens now: of its scopes those that the code still holds; and until when. */
    Reach reach(AccessToken token) {
        Reach ofCode = code.reach();
        Set<String> both = new TreeSet<>(token.scopes());
        both.retainAll(ofCode.scopes());
        boolean secretEndsFirst = ofCode.until() != null && ofCode.until().isBefore(token.expiresAt());
        return new Reach(
                token.user() == null ? ofCode.mode() : Mode.USER,
                both,
                ofCode.locks(),
                ofCode.bounds(),
                secretEndsFirst ? ofCode.until() : token.expiresAt());
    }

    private boolean userCounts(AccessToken.Owner then) {
        return user != null
                && user.enabled()
                && then.passwordChangedAt().equals(user.passwordChangedAt())
                && then.generation() == user.generation()
                && new UserStanding(then.id(), user.isProtected(), null, Set.of())
                        .protection(code.reach().bounds(), code.reach().scopes().contains(USERS_PROTECTED_WRITE))
                        .isEmpty();
    }
}
