package org.gatehouse.users;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Judges and hashes new passwords, few at a time and in order of arrival: each takes a processor and megabytes. Call it
 * outside of transactions.
 */
@ApplicationScoped
class PasswordHasher {
    private static final int SALT_BYTES = 16;

    @Inject
    PasswordConfig config;

    private final SecureRandom random = new SecureRandom();
    private Semaphore places;

    @PostConstruct
    void open() {
        places = new Semaphore(config.concurrent(), true);
    }

    /**
     * The hash of a new password.
     *
     * @param ownWords what is known of the user (username, address, name); each may be null
     * @throws org.gatehouse.platform.InvalidValue if the password is too easy to guess
     * @throws HashingBusy if no place became free in time
     */
    PasswordHash hash(Password password, String... ownWords) {
        enter();
        try {
            PasswordPolicy.check(password, ownWords);
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return config.argon2().hash(password, salt);
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(config.maxWait().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HashingBusy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new HashingBusy();
        }
    }
}
