package org.gatehouse.users;

import java.time.Instant;
import java.util.UUID;

/**
 * A user who has shown the password, with what decides how long that counts.
 *
 * @param passwordChangedAt when the password was last set; null when there is none
 * @param tokenGeneration how often all the user's access tokens were revoked
 */
public record KnownUser(
        UUID id, String username, boolean isProtected, Instant passwordChangedAt, long tokenGeneration) {}
