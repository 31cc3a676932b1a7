package org.gatehouse.factors.sessions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.factors.FactorUser;

/**
 * A session as it is stored.
 *
 * @param tokenId whose device is asked; null when a code has decided
 */
record Session(
        UUID id,
        FactorUser user,
        UUID tokenId,
        State state,
        String reason,
        int number,
        List<Attribute> attributes,
        IpAddress ipAddress,
        Instant createdAt,
        Instant expiresAt,
        Instant endedAt) {
    boolean isPendingAt(Instant now) {
        return state == State.PENDING && now.isBefore(expiresAt);
    }

    /** As it is now: one that nobody has ended in time was denied at its end. */
    SessionView view(Instant now) {
        boolean timedOut = state == State.PENDING && !isPendingAt(now);
        return new SessionView(
                id,
                user.userId(),
                user.domainId(),
                timedOut ? State.DENIED : state,
                timedOut ? Reason.TIMEOUT.word() : reason,
                tokenId == null ? null : number,
                attributes,
                ipAddress,
                createdAt,
                expiresAt,
                timedOut ? expiresAt : endedAt);
    }

    /** The same, ended. */
    Session ended(State how, Reason why, Instant now) {
        return new Session(
                id, user, tokenId, how, why.word(), number, attributes, ipAddress, createdAt, expiresAt, now);
    }
}
