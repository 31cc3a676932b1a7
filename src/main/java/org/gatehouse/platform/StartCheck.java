package org.gatehouse.platform;

/**
 * Configuration that is checked before anything else happens at a start. Implementations are beans, found by their type.
 */
public interface StartCheck {
    /**
     * Looks at every key of this part.
     *
     * @throws StartRefused with the name of the first key that is out of range
     */
    void check();

    /** Refuses the start unless {@code inRange}; {@code rule} says what the key may be. */
    static void require(boolean inRange, String key, String rule) {
        if (!inRange) {
            throw new StartRefused("Configuration key " + key + " must be " + rule + ".");
        }
    }
}
