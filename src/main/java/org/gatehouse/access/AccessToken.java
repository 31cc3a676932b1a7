package org.gatehouse.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.users.KnownUser;
import org.gatehouse.users.LoggedIn;

/**
 * What an access token says. It names the secret, code, user and password that it was made from, so that it ends with any
 * of them.
 *
 * @param secretMark {@link CodeSecret#mark} of the secret that it was made with
 * @param codeGeneration how often all tokens of the code had been revoked before
 * @param scopes what was granted; what the code no longer holds does not count
 * @param user whose it is, or null in administrative mode
 */
record AccessToken(
        UUID id,
        UUID organizationId,
        UUID codeId,
        String secretMark,
        long codeGeneration,
        Set<String> scopes,
        Owner user,
        Instant issuedAt,
        Instant expiresAt) {
    /** Whose it is, or null in administrative mode. */
    UUID userId() {
        return user == null ? null : user.id();
    }

    /** The application password that it was made with, or null. */
    UUID applicationPassword() {
        return user == null ? null : user.applicationPassword();
    }

    /**
     * The user of a token in user mode.
     *
     * @param passwordChangedAt when the own password had been set; null when there was none
     * @param generation how often all tokens of the user had been revoked before
     * @param applicationPassword the id of the application password that was shown; null for the own one
     */
    record Owner(UUID id, Instant passwordChangedAt, long generation, UUID applicationPassword) {
        /** Who has logged in, which may be null for nobody. */
        static Owner of(LoggedIn by) {
            if (by == null) {
                return null;
            }
            KnownUser user = by.user();
            return new Owner(user.id(), user.passwordChangedAt(), user.tokenGeneration(), by.applicationPassword());
        }

        boolean isByApplicationPassword() {
            return applicationPassword != null;
        }
    }
}
