package org.gatehouse.users;

import java.time.Instant;
import java.util.UUID;

/**
 * A user who has logged in, and by which password.
 *
 * @param applicationPassword the id of the application password that was shown; null for the own one
 * @param until when that ends by itself, or null
 */
public record LoggedIn(KnownUser user, UUID applicationPassword, Instant until) {
    static LoggedIn byOwnPassword(KnownUser user) {
        return new LoggedIn(user, null, null);
    }

    /** When what is made with it ends, which would live until {@code longest}. */
    public Instant endOf(Instant longest) {
        return until != null && until.isBefore(longest) ? until : longest;
    }

    /** Whether it was the password that only the user knows. */
    public boolean isByOwnPassword() {
        return applicationPassword == null;
    }
}
