package org.gatehouse.factors.sessions;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.gatehouse.platform.Log;

/**
 * Those who wait on this node for the end of sessions, whichever node ends them; {@value #MOST} at most, {@value #MOST_OF_ONE}
 * of an organization.
 */
@ApplicationScoped
class SessionWaits {
    static final int MOST = 1_000;
    static final int MOST_OF_ONE = 250;

    private static final Log LOG = Log.of(SessionWaits.class);

    @Resource
    ManagedExecutorService executor;

    @Inject
    SessionRepository sessions;

    @Inject
    SessionPoller poller;

    @Inject
    Clock clock;

    private final Set<Wait> waiting = new HashSet<>();

    /** One who waits. Not equal to any other. */
    private static final class Wait {
        private final Session session;
        private final Instant end;
        private final String requestId;
        private final CompletableFuture<SessionView> answer = new CompletableFuture<>();

        Wait(Session session, Instant end, String requestId) {
            this.session = session;
            this.end = end;
            this.requestId = requestId;
        }
    }

    /** The pending session when it has ended, or as it is at the end of the wait; now, where too many wait. */
    CompletionStage<SessionView> until(Session session, Duration most, String requestId) {
        Instant now = clock.instant();
        Wait wait = new Wait(session, now.plus(most), requestId);
        synchronized (this) {
            if (waiting.size() >= MOST || waitingOf(session.user().organizationId()) >= MOST_OF_ONE) {
                return CompletableFuture.completedStage(session.view(now));
            }
            waiting.add(wait);
        }
        poller.wake();
        return wait.answer;
    }

    private long waitingOf(UUID organizationId) {
        return waiting.stream()
                .filter(wait -> wait.session.user().organizationId().equals(organizationId))
                .count();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The session was ended on this node: whoever waits for it here need not wait for the next look. */
    void lookSoon(UUID sessionId) {
        if (!of(Set.of(sessionId)).isEmpty()) {
            run(() -> look(of(Set.of(sessionId))));
        }
    }

    /** Answers those whose session, or whose time, has ended: one query for all. */
    void look() {
        look(all());
    }

    private void look(Collection<Wait> some) {
        if (some.isEmpty()) {
            return;
        }
        try {
            Set<UUID> ids = new HashSet<>();
            some.forEach(wait -> ids.add(wait.session.id()));
            Map<UUID, Session> now = sessions.findAll(ids);
            some.forEach(wait -> look(wait, now.get(wait.session.id())));
        } catch (RuntimeException e) {
            some.stream().filter(this::isOver).forEach(wait -> end(wait, () -> wait.answer.completeExceptionally(e)));
            throw e;
        }
    }

    private void look(Wait wait, Session session) {
        if (session == null) {
            end(wait, () -> wait.answer.completeExceptionally(SessionService.notFound()));
        } else if (!session.isPendingAt(clock.instant()) || isOver(wait)) {
            end(wait, () -> wait.answer.complete(session.view(clock.instant())));
        }
    }

    /** The answer is written by another thread, for clients may be slow to take it. */
    private void end(Wait wait, Runnable answer) {
        synchronized (this) {
            if (!waiting.remove(wait)) {
                return;
            }
        }
        run(() -> {
            Log.enter(wait.requestId);
            try {
                answer.run();
            } finally {
                Log.leave();
            }
        });
    }

    private boolean isOver(Wait wait) {
        return !clock.instant().isBefore(wait.end);
    }

    private synchronized List<Wait> all() {
        return new ArrayList<>(waiting);
    }

    private synchronized List<Wait> of(Set<UUID> sessionIds) {
        return waiting.stream()
                .filter(wait -> sessionIds.contains(wait.session.id()))
                .toList();
    }

    private void run(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server stops");
            work.run();
        }
    }
}
