package org.gatehouse.users;

/**
 * A revision that has been judged outside the transaction: its password is good and hashed.
 *
 * @param hash of its password, or null when it has none
 */
public record JudgedRevision(UserRevision wanted, PasswordHash hash) {}
