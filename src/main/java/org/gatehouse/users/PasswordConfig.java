package org.gatehouse.users;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.InvalidValue;

/** How passwords are hashed. A value out of its range stops the start, naming its key. */
@ApplicationScoped
class PasswordConfig {
    static final String CONCURRENT = "gatehouse.passwords.concurrent";
    static final String QUEUE = "gatehouse.passwords.queue";
    static final String WAIT = "gatehouse.passwords.wait";
    static final String MEMORY_KIB = "gatehouse.passwords.argon2.memory-kib";
    static final String ITERATIONS = "gatehouse.passwords.argon2.iterations";
    static final String PARALLELISM = "gatehouse.passwords.argon2.parallelism";

    private static final int MAX_CONCURRENT = 256;
    private static final int MAX_QUEUE = 10_000;
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

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
    @ConfigProperty(name = MEMORY_KIB)
    int memoryKib;

    @Inject
    @ConfigProperty(name = ITERATIONS)
    int iterations;

    @Inject
    @ConfigProperty(name = PARALLELISM)
    int parallelism;

    @PostConstruct
    void check() {
        require(CONCURRENT, concurrent, 1, MAX_CONCURRENT);
        require(QUEUE, queue, 0, MAX_QUEUE);
        require(ITERATIONS, iterations, 1, Argon2.MAX_ITERATIONS);
        require(PARALLELISM, parallelism, 1, Argon2.MAX_PARALLELISM);
        require(MEMORY_KIB, memoryKib, 8 * parallelism, Argon2.MAX_MEMORY_KIB);
        if (wait.isNegative() || wait.compareTo(MAX_WAIT) > 0) {
            throw new IllegalStateException(WAIT + " must be between PT0S and " + MAX_WAIT);
        }
        try {
            var unused = argon2();
        } catch (InvalidValue tooMuch) {
            throw new IllegalStateException(MEMORY_KIB + ", " + ITERATIONS + ": " + tooMuch.getMessage(), tooMuch);
        }
    }

    /** Makes the bean, and so its check, part of the start. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {}

    int concurrent() {
        return concurrent;
    }

    int queue() {
        return queue;
    }

    Duration maxWait() {
        return wait;
    }

    Argon2 argon2() {
        return new Argon2(memoryKib, iterations, parallelism);
    }

    private static void require(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalStateException(key + " must be between " + min + " and " + max);
        }
    }
}
