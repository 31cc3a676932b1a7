package org.gatehouse.factors.sessions;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.StrictJson;
import org.gatehouse.factors.devices.Device;
import org.gatehouse.platform.Log;

/**
 * The devices that are told of new sessions on this node, whichever node begins them; {@value #MOST} at most, {@value
 * #MOST_OF_ORGANIZATION} of an organization, and {@value #MOST_OF_ONE} connections of one device, of which the oldest gives way.
 */
@ApplicationScoped
class SessionListeners {
    static final int MOST = 1_000;
    static final int MOST_OF_ORGANIZATION = 500;
    static final int MOST_OF_ONE = 2;
    static final Duration BEAT = Duration.ofSeconds(15);

    private static final Log LOG = Log.of(SessionListeners.class);

    @Resource
    ManagedExecutorService executor;

    @Inject
    SessionRepository sessions;

    @Inject
    SessionPoller poller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    private final Set<Listener> listening = new LinkedHashSet<>();

    /** One connection. Not equal to any other. */
    private static final class Listener {
        private final Device device;
        private final EventChannel channel;
        private Set<UUID> sent = Set.of();
        private Instant lastSent = Instant.EPOCH;
        private boolean isBusy;

        Listener(Device device, EventChannel channel) {
            this.device = device;
            this.channel = channel;
        }
    }

    /**
     * Tells the channel of all sessions that wait for the device, now and from now on.
     *
     * @throws org.gatehouse.api.ApiException 503 {@code busy}
     */
    void add(Device device, EventChannel channel) {
        Listener listener = new Listener(device, channel);
        synchronized (this) {
            List<Listener> own = of(device.tokenId());
            if (own.size() >= MOST_OF_ONE) {
                end(own.get(0));
            }
            if (listening.size() >= MOST || listeningOf(device.organizationId()) >= MOST_OF_ORGANIZATION) {
                throw CommonProblem.BUSY.because("too many devices listen here").with("Retry-After", "5");
            }
            listening.add(listener);
        }
        run(() -> look(List.of(listener)));
        poller.wake();
    }

    private long listeningOf(UUID organizationId) {
        return listening.stream()
                .filter(listener -> listener.device.organizationId().equals(organizationId))
                .count();
    }

    synchronized boolean isEmpty() {
        return listening.isEmpty();
    }

    /** A session of this user has begun on this node: the devices that listen here need not wait for the next look. */
    void lookSoon(UUID userId) {
        List<Listener> own = ofUser(userId);
        if (!own.isEmpty()) {
            run(() -> look(own));
        }
    }

    /** Tells all of what is new: one query for all. */
    void look() {
        look(all());
    }

    synchronized void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        all().forEach(this::end);
    }

    private void look(Collection<Listener> some) {
        if (some.isEmpty()) {
            return;
        }
        Set<UUID> tokenIds = new HashSet<>();
        some.forEach(listener -> tokenIds.add(listener.device.tokenId()));
        Map<UUID, List<Session>> pending = sessions.pendingOfTokens(tokenIds, clock.instant());
        for (Listener listener : some) {
            List<Session> own = pending.get(listener.device.tokenId());
            if (own == null || listener.channel.isClosed()) {
                end(listener);
            } else {
                tell(listener, own);
            }
        }
    }

    /** In another thread, for devices may be slow; what one is too slow to be told now it is told at a later look. */
    private void tell(Listener listener, List<Session> pending) {
        Instant now = clock.instant();
        Set<UUID> ids = new HashSet<>();
        pending.forEach(session -> ids.add(session.id()));
        List<Session> fresh;
        synchronized (listener) {
            fresh = pending.stream()
                    .filter(session -> !listener.sent.contains(session.id()))
                    .toList();
            if (listener.isBusy || (fresh.isEmpty() && now.isBefore(listener.lastSent.plus(BEAT)))) {
                return;
            }
            listener.isBusy = true;
            listener.sent = ids;
            listener.lastSent = now;
        }
        run(() -> send(listener, fresh, now));
    }

    private void send(Listener listener, List<Session> fresh, Instant now) {
        try {
            if (fresh.isEmpty()) {
                listener.channel.beat();
            }
            fresh.forEach(session -> listener.channel.send(session.id(), json.write(session.view(now))));
        } finally {
            synchronized (listener) {
                listener.isBusy = false;
            }
        }
    }

    private void end(Listener listener) {
        synchronized (this) {
            listening.remove(listener);
        }
        listener.channel.close();
    }

    private synchronized List<Listener> all() {
        return new ArrayList<>(listening);
    }

    private synchronized List<Listener> of(UUID tokenId) {
        return listening.stream()
                .filter(listener -> listener.device.tokenId().equals(tokenId))
                .toList();
    }

    private synchronized List<Listener> ofUser(UUID userId) {
        return listening.stream()
                .filter(listener -> listener.device.userId().equals(userId))
                .toList();
    }

    private void run(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server stops");
        }
    }
}
