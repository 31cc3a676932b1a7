package org.gatehouse.access;

import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.security.Mode;
import org.gatehouse.users.UserStanding;

/**
 * What became of what an access token or a session was made from.
 *
 * @param code as if the secret that was shown had been sent, with the scopes that it holds now
 * @param secretIsKnown whether that secret is the code's present or previous one
 * @param user the user as the row is now; null when there is none, or none any more
 */
record Makers(KnownCode code, boolean secretIsKnown, Owner user) {
    /**
     * The user whose password was shown, as the row is now.
     *
     * @param shown the application password that was shown; null when there was none, or is none any more
     */
    record Owner(
            boolean enabled,
            boolean isProtected,
            Instant passwordChangedAt,
            long generation,
            ApplicationPassword shown) {
        /** Whether what was shown is still there, the own password in any case. */
        boolean stillHas(AccessToken.Owner then, Instant now) {
            return Objects.equals(then.passwordChangedAt(), passwordChangedAt)
                    && (!then.isByApplicationPassword() || (shown != null && shown.countsAt(now)));
        }
    }

    /** @param expiresAt null for never */
    record ApplicationPassword(Instant expiresAt) {
        boolean countsAt(Instant now) {
            return expiresAt == null || now.isBefore(expiresAt);
        }
    }

    /**
     * Whether all of it still stands; the locks of the code left aside.
     *
     * @param codeGeneration how often all of the code's had been revoked when it was made
     * @param then the user when it was made, or null
     */
    boolean stand(long codeGeneration, AccessToken.Owner then, Instant now) {
        return secretIsKnown
                && code.secretCountsAt(now)
                && code.tokenGeneration() == codeGeneration
                && (then == null || userStands(then, now));
    }

    /** What is opened by these scopes, as far as the code still holds them, until {@code end}; {@code then} as above. */
    Reach reach(Set<String> scopes, AccessToken.Owner then, Instant end) {
        Reach ofCode = code.reach();
        Set<String> both = new TreeSet<>(scopes);
        both.retainAll(ofCode.scopes());
        return new Reach(
                        then == null ? ofCode.mode() : Mode.USER, both, ofCode.locks(), ofCode.bounds(), ofCode.until())
                .endingBy(end);
    }

    private boolean userStands(AccessToken.Owner then, Instant now) {
        return user != null
                && user.enabled()
                && user.stillHas(then, now)
                && then.generation() == user.generation()
                && new UserStanding(then.id(), user.isProtected(), null, Set.of())
                        .protection(code.reach().bounds(), code.reach().scopes().contains(USERS_PROTECTED_WRITE))
                        .isEmpty();
    }
}
