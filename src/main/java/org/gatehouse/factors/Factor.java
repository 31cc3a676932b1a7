package org.gatehouse.factors;

import java.time.Instant;
import java.util.UUID;

/** One kind of second factor. Implementations are beans, found by their type; all but {@link #kind} is called in a transaction. */
public interface Factor {
    FactorKind kind();

    /**
     * Whether the user has one, in whatever domain, be it revoked: nobody may guess until it is, and then get in without.
     */
    boolean isHeld(UUID organizationId, UUID userId, Instant now);

    /** Whether the code is right; it is used up then, so that of many who send it at once, on any node, one passes. */
    boolean accept(FactorUser user, String code, Instant now);

    /** Counts a wrong code against the user's token of this kind, if there is one, and revokes it at {@code limit}. */
    void fail(FactorUser user, int limit);

    /** Forgets the wrong codes. */
    void forgive(FactorUser user);
}
