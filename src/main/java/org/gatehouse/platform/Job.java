package org.gatehouse.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Work that one of all nodes does, and another takes over when that one dies; see {@link Jobs}. Implementations are beans, found by
 * their type.
 */
public interface Job {
    /** What rows call it, up to 100 characters; stays the same in all releases. */
    String name();

    /** How long after one run the next one begins; empty for work that is asked for by {@link Jobs#start}. */
    default Optional<Duration> every() {
        return Optional.empty();
    }

    /** How often one thing is tried before it is given up; periodic work never is. */
    default int attempts() {
        return 5;
    }

    /**
     * Does the work, outside any request and transaction. After a crash it may be done twice: what was done already must be no
     * harm.
     *
     * @param about the id of the thing; for periodic work empty
     * @return empty when it is done, or when it is to go on; that counts as no failure
     * @throws Exception to be run again after a while
     */
    Optional<Instant> run(String about) throws Exception;

    /**
     * Notes that this thing is given up; is called again later if it fails itself.
     *
     * @param last what the last attempt threw
     */
    default void giveUp(String about, Throwable last) {}
}
