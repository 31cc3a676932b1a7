package org.gatehouse.users;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.StartCheck;

/** How passwords are hashed. */
@ApplicationScoped
class PasswordConfig implements StartCheck {
    static final String CONCURRENT = "gatehouse.passwords.concurrent";
    static final String QUEUE = "gatehouse.passwords.queue";
    static final String WAIT = "gatehouse.passwords.wait";
    static final String PROOF = "gatehouse.passwords.proof";
    static final String MEMORY_KIB = "gatehouse.passwords.argon2.memory-kib";
    static final String ITERATIONS = "gatehouse.passwords.argon2.iterations";
    static final String PARALLELISM = "gatehouse.passwords.argon2.parallelism";

    private static final int MAX_CONCURRENT = 256;
    private static final int MAX_QUEUE = 10_000;
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);
    private static final Duration MAX_PROOF = Duration.ofHours(1);

    @Inject
    @ConfigProperty(name = CONCURRENT)
    int concurrent;

    @Inject
    @ConfigProperty(name = QUEUE)
    int queue;

    @Inject
    @ConfigProperty(name = WAIT)
    Duration wait;

    @Inject
    @ConfigProperty(name = PROOF)
    Duration proof;

    @Inject
    @ConfigProperty(name = MEMORY_KIB)
    int memoryKib;

    @Inject
    @ConfigProperty(name = ITERATIONS)
    int iterations;

    @Inject
    @ConfigProperty(name = PARALLELISM)
    int parallelism;

    int concurrent() {
        return concurrent;
    }

    int queue() {
        return queue;
    }

    Duration maxWait() {
        return wait;
    }

    /** How long after the login of a session users may set the own password without showing the present one again. */
    Duration proof() {
        return proof;
    }

    Argon2 argon2() {
        return new Argon2(memoryKib, iterations, parallelism);
    }

    @Override
    public void check() {
        requireBetween(CONCURRENT, concurrent, 1, MAX_CONCURRENT);
        requireBetween(QUEUE, queue, 0, MAX_QUEUE);
        requireBetween(ITERATIONS, iterations, 1, Argon2.MAX_ITERATIONS);
        requireBetween(PARALLELISM, parallelism, 1, Argon2.MAX_PARALLELISM);
        requireBetween(MEMORY_KIB, memoryKib, 8 * parallelism, Argon2.MAX_MEMORY_KIB);
        require(!wait.isNegative() && wait.compareTo(MAX_WAIT) <= 0, WAIT, "a duration from PT0S to PT1M");
        require(!proof.isNegative() && proof.compareTo(MAX_PROOF) <= 0, PROOF, "a duration from PT0S to PT1H");
        require(Argon2.isBearable(memoryKib, iterations, parallelism), MEMORY_KIB, "less, or " + ITERATIONS);
    }

    private static void requireBetween(String key, int value, int min, int max) {
        require(value >= min && value <= max, key, "from " + min + " to " + max);
    }
}
