package org.gatehouse.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.access.limits.CodeLimits;

/**
 * When, through which doors, where and how often a code works, whatever its scopes.
 *
 * @param notBefore null when it works from its making
 * @param expiresAt null when it works for ever
 * @param dialects the doors that it opens
 * @param boundHost as lower-case A-labels; null when it works on every host
 * @param allowedNetworks empty when it works from everywhere
 * @param limits those that are in force, of the code or the server; a null member is no limit
 */
record Locks(
        boolean enabled,
        Instant notBefore,
        Instant expiresAt,
        Set<Dialect> dialects,
        String boundHost,
        Networks allowedNetworks,
        CodeLimits limits) {
    boolean isExpiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    boolean isEarlyAt(Instant now) {
        return notBefore != null && now.isBefore(notBefore);
    }

    /** Whether it works on the host that a {@code Host} header names. */
    boolean isFor(String hostHeader) {
        return boundHost == null || boundHost.equals(HostName.parse(hostHeader));
    }

    boolean admits(PeerAddress address) {
        return allowedNetworks.isEmpty() || allowedNetworks.contains(address);
    }

    /** The same, but shut by then at the latest. */
    Locks endingBy(Instant end) {
        return expiresAt != null && expiresAt.isBefore(end)
                ? this
                : new Locks(enabled, notBefore, end, dialects, boundHost, allowedNetworks, limits);
    }

    /**
     * The members in which these locks let through, now or later, what {@code others} hold back.
     *
     * @return their names; empty when these locks are as tight or tighter
     */
    List<String> looserThan(Locks others, Instant now) {
        List<String> looser = new ArrayList<>();
        if (enabled && !others.enabled) {
            looser.add("enabled");
        }
        if (others.isEarlyAt(now) && (notBefore == null || notBefore.isBefore(others.notBefore))) {
            looser.add("notBefore");
        }
        if (others.expiresAt != null && (expiresAt == null || expiresAt.isAfter(others.expiresAt))) {
            looser.add("expiresAt");
        }
        if (!others.dialects.containsAll(dialects)) {
            looser.add("dialects");
        }
        if (others.boundHost != null && !others.boundHost.equals(boundHost)) {
            looser.add("boundHost");
        }
        if (!others.allowedNetworks.isEmpty()
                && (allowedNetworks.isEmpty() || !others.allowedNetworks.containsAll(allowedNetworks))) {
            looser.add("allowedNetworks");
        }
        if (limits.exceed(others.limits)) {
            looser.add("limits");
        }
        return looser;
    }
}
