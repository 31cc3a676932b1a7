package org.gatehouse.users;

import java.time.Instant;
import org.gatehouse.api.Etag;

/**
 * A user with the contact data.
 *
 * @param profileUpdatedAt when those were last changed, or null if they never were
 * @param etag of the contact data alone
 */
public record ProfiledUser(UserView user, Profile profile, Instant profileUpdatedAt, String etag) {
    /** A user who has no contact data. */
    static ProfiledUser without(UserView user) {
        return new ProfiledUser(user, Profile.EMPTY, null, Etag.ofNothing(user.id()));
    }

    /** When the user or the contact data were last changed. */
    public Instant updatedAt() {
        return profileUpdatedAt == null || profileUpdatedAt.isBefore(user.updatedAt())
                ? user.updatedAt()
                : profileUpdatedAt;
    }
}
