package org.gatehouse.factors.sessions;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.factors.FactorUser;

/** Sessions in memory, and what looks after them only when a test says so. */
final class Looks extends SessionRepository {
    private final Map<UUID, Session> stored = new HashMap<>();

    /** A pending session of somebody of this organization; stored. */
    Session begun(UUID organizationId, Instant now) {
        Session session = new Session(
                UUID.randomUUID(),
                new FactorUser(organizationId, UUID.randomUUID(), UUID.randomUUID()),
                UUID.randomUUID(),
                State.PENDING,
                null,
                10,
                List.of(),
                null,
                now,
                now.plusSeconds(120),
                null);
        stored.put(session.id(), session);
        return session;
    }

    void end(Session session, Instant now) {
        stored.put(session.id(), session.ended(State.APPROVED, Reason.DEVICE, now));
    }

    @Override
    Map<UUID, Session> findAll(Collection<UUID> ids) {
        Map<UUID, Session> found = new HashMap<>(stored);
        found.keySet().retainAll(new HashSet<>(ids));
        return found;
    }

    @Override
    Map<UUID, List<Session>> pendingOfTokens(Collection<UUID> tokenIds, Instant now) {
        Map<UUID, List<Session>> found = new HashMap<>();
        tokenIds.forEach(id -> found.put(
                id,
                stored.values().stream()
                        .filter(session -> session.tokenId().equals(id) && session.isPendingAt(now))
                        .toList()));
        return found;
    }

    /** Never looks by itself. */
    static SessionPoller poller() {
        return new SessionPoller() {
            @Override
            synchronized void wake() {
                // the test looks
            }
        };
    }

    /** Does at once what it is given. */
    static ManagedExecutorService executor() {
        return (ManagedExecutorService) Proxy.newProxyInstance(
                ManagedExecutorService.class.getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (proxy, method, arguments) -> {
                    ((Runnable) arguments[0]).run();
                    return null;
                });
    }
}
