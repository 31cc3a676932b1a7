package org.gatehouse.access;

import java.util.Set;

/**
 * What a code is to be known by from now on: a secret, or a password.
 *
 * @param secret null for codes with a login
 * @param passwordHash null for codes with a secret
 * @param shownPassword one that we made and must show; null when the client brought it
 */
record NewKey(CodeSecret secret, String passwordHash, String shownPassword) {
    static NewKey of(CodeSecret secret) {
        return new NewKey(secret, null, null);
    }

    static NewKey secretFor(Set<Dialect> dialects) {
        return of(CodeSecret.generate(dialects));
    }

    String secretHash() {
        return secret == null ? null : secret.hash();
    }

    String shownSecret() {
        return secret == null ? null : secret.text();
    }

    @Override
    public String toString() {
        return "NewKey";
    }
}
