package org.gatehouse.access;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.platform.NullableIds;

/**
 * The doors of an API code, fixed when it is made, and what they need besides the hash of a secret: the secret itself, sealed,
 * for signatures made with it; or a login and the hash of its password in place of a secret.
 */
@Embeddable
class CodeKeys {
    private String dialects;

    @Column(name = "sealed_secret")
    private String sealedSecret;

    @Column(name = "previous_sealed_secret")
    private String previousSealedSecret;

    private String login;

    @Column(name = "login_key")
    private String loginKey;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "previous_password_hash")
    private String previousPasswordHash;

    protected CodeKeys() {} // for JPA

    CodeKeys(Set<Dialect> dialects) {
        this.dialects = Dialect.write(dialects);
    }

    Set<Dialect> dialects() {
        return Dialect.read(dialects);
    }

    /** Takes the name that stands in place of a secret; {@code user} is the one user whom it is about, or null. */
    void nameIt(Login name, UUID user) {
        login = name.value();
        loginKey = name.key();
        userId = NullableIds.column(user);
    }

    void take(NewKey key) {
        passwordHash = key.passwordHash();
    }

    void rotate(NewKey key, boolean keepPrevious) {
        previousSealedSecret = keepPrevious ? sealedSecret : null;
        previousPasswordHash = keepPrevious ? passwordHash : null;
        sealedSecret = null;
        take(key);
    }

    void keepSealed(String sealed) {
        sealedSecret = sealed;
    }

    String login() {
        return login;
    }

    UUID userId() {
        return NullableIds.id(userId);
    }

    String passwordHash() {
        return passwordHash;
    }

    String previousPasswordHash() {
        return previousPasswordHash;
    }
}
