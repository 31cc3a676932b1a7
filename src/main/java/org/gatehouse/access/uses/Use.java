package org.gatehouse.access.uses;

import java.time.Instant;

/** When something was used last, and from which address; both null if it never was. */
public record Use(Instant at, String address) {
    static final Use NEVER = new Use(null, null);

    /** The later of two that were. */
    Use later(Use other) {
        return at.isBefore(other.at) ? other : this;
    }
}
