package org.gatehouse.users;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import org.gatehouse.platform.Places;

/**
 * Judges, hashes and verifies passwords, few at a time and in order of arrival: each takes a processor and megabytes. Few
 * wait, too, so that whoever sends logins without end does not take the threads of all others. Call it outside of transactions.
 */
@ApplicationScoped
class PasswordHasher {
    @Inject
    PasswordConfig config;

    private final SecureRandom random = new SecureRandom();
    private Places places;

    @PostConstruct
    void open() {
        places = new Places(config.concurrent(), config.queue(), config.maxWait(), HashingBusy::new);
    }

    /**
     * The hash of a new password.
     *
     * @param ownWords what is known of the user (username, address, name); each may be null
     * @throws org.gatehouse.platform.InvalidValue if the password is too easy to guess
     * @throws HashingBusy if no place became free in time
     */
    PasswordHash hash(Password password, String... ownWords) {
        return places.in(() -> {
            PasswordPolicy.check(password, ownWords);
            return salted(password.utf8());
        });
    }

    /**
     * Whether the password is the one behind the hash.
     *
     * @param hash null for a user who is not there or has no password: costs as much as a hash made here, and never fits; nor
     *     does an imported one cost less when it does not fit
     * @throws HashingBusy if no place became free in time
     */
    boolean fits(LoginPassword password, PasswordHash hash) {
        return places.in(() -> {
            if (hash != null && verify(password, hash)) {
                return true;
            }
            if (hash == null || isOutdated(hash)) {
                verify(password, config.argon2().ofNobody()); // else a quick hash would tell that somebody is there
            }
            return false;
        });
    }

    /** Whether the hash is to be replaced, at the next login, by one of the configured kind. */
    boolean isOutdated(PasswordHash hash) {
        return !hash.isOf(config.argon2());
    }

    /**
     * A hash of the configured kind for a password that is in use, however easy to guess.
     *
     * @throws HashingBusy if no place became free in time
     */
    PasswordHash hashAgain(LoginPassword password) {
        return places.in(() -> salted(password.utf8()));
    }

    /** The costly part of {@link #fits}, apart so that a test can count it. */
    boolean verify(LoginPassword password, PasswordHash hash) {
        return hash.fits(password);
    }

    /** How many more may come just now. */
    int free() {
        return places.free();
    }

    private PasswordHash salted(byte[] utf8) {
        byte[] salt = new byte[Argon2.SALT_BYTES];
        random.nextBytes(salt);
        return config.argon2().hash(utf8, salt);
    }
}
