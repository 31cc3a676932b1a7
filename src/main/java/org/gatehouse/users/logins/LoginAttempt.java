package org.gatehouse.users.logins;

/**
 * An attempt to log in that has been counted and not yet judged.
 *
 * @param loginMac which login, by its message authentication code: people type passwords where their names belong
 * @param network the caller's, /24 or /64
 * @param before what was known of the two until then, or null
 * @param counted what is known since
 */
public record LoginAttempt(String loginMac, String network, Failures before, Failures counted) {}
