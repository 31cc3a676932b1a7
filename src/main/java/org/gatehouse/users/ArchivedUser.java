package org.gatehouse.users;

import java.time.Instant;

/**
 * A user as an archive brings it, judged by itself.
 *
 * @param pointer to the line of the archive
 */
record ArchivedUser(UserDraft draft, Username username, Instant createdAt, String pointer) {
    /** As it is written in the archive. */
    String name() {
        return username.value();
    }

    String key() {
        return username.key();
    }
}
