package org.gatehouse.users;

/**
 * A draft that has been judged outside the transaction: its password is good and hashed.
 *
 * @param hash the hash of its password, or null when it has none
 */
record NewUser(UserDraft draft, PasswordHash hash) {
    Username username() {
        return draft.username() == null ? Username.parse(draft.address().value()) : draft.username();
    }
}
