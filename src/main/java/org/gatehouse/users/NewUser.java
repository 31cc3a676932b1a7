package org.gatehouse.users;

/**
 * A draft that has been judged outside the transaction: its password is good and hashed.
 *
 * @param username as the draft says, or else the address
 * @param hash the hash of its password, or null when it has none
 */
public record NewUser(UserDraft draft, Username username, PasswordHash hash) {}
