package org.gatehouse.security;

import java.time.Instant;

/**
 * That the calling user has shown the own password at the login of a session whose requests are signed with a secret, and so come from
 * who has logged in. Of an access token there is none: whoever gets hold of it calls with it.
 *
 * @param changedAt when that password had been set
 * @param at when it was shown
 */
public record ShownPassword(Instant changedAt, Instant at) {}
