package org.gatehouse.dialects.luxsci;

import java.time.Instant;
import org.gatehouse.users.applicationpasswords.ApplicationPasswordView;

/**
 * A password of one program of a user.
 *
 * @param id its number
 * @param user whose it is
 * @param password left out but in the answer that made it
 * @param expires a time, or empty for never
 * @param lastUsed a time, or empty before the first
 */
record AppPasswordBody(
        long id, String user, String name, String password, Instant created, String expires, String lastUsed) {
    static AppPasswordBody of(ApplicationPasswordView view, String username) {
        return new AppPasswordBody(
                view.number(),
                username,
                view.name(),
                view.password(),
                view.createdAt(),
                text(view.expiresAt()),
                text(view.lastUsedAt()));
    }

    private static String text(Instant time) {
        return time == null ? "" : LuxSciWriter.time(time);
    }
}
