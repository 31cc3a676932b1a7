package org.gatehouse.platform;

/** What a feature gathers in memory and {@link Minutely} has it write. Implementations are beans, found by their type. */
public interface Gathered {
    /** Writes what has been gathered and forgets it; {@code last} when this node stops and nothing is written any more. */
    void write(boolean last);
}
