package org.gatehouse.factors.sessions;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.gatehouse.platform.Log;

/** Looks once a second after what others wait for on this node, and only while somebody does. */
@ApplicationScoped
class SessionPoller {
    private static final Log LOG = Log.of(SessionPoller.class);
    private static final long PERIOD_MILLIS = 1000;

    @Resource
    ManagedScheduledExecutorService schedule;

    @Inject
    SessionWaits waits;

    @Inject
    SessionListeners listeners;

    private ScheduledFuture<?> next;
    private boolean isDue;
    private boolean stopping;

    /** Goes on, if it does not already; for whoever has begun to wait. */
    synchronized void wake() {
        if (isDue || stopping) {
            return;
        }
        try {
            next = schedule.schedule(this::look, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            isDue = true;
        } catch (RejectedExecutionException e) {
            LOG.debug("The server stops, and nobody waits any longer");
        }
    }

    synchronized void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        stopping = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private void look() {
        try {
            waits.look();
            listeners.look();
        } catch (RuntimeException e) { // whoever waits is told at the end of the wait
            LOG.warn(
                    "It could not be seen which sessions have ended: %s",
                    e.getClass().getName());
        } finally {
            goOn();
        }
    }

    private synchronized void goOn() {
        isDue = false;
        if (!waits.isEmpty() || !listeners.isEmpty()) {
            wake();
        }
    }
}
