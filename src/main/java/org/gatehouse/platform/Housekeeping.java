package org.gatehouse.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Once an hour, on every node, lets the features delete what has had its time. */
@ApplicationScoped
public class Housekeeping {
    /** How many rows one transaction of housekeeping deletes at most. */
    public static final int STEP = 1000;

    private static final Log LOG = Log.of(Housekeeping.class);

    /** Told to whoever keeps things for a time; deletes are repeated until nothing is left to do. */
    public record Due(Instant at) {}

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Event<Due> due;

    @Inject
    Clock clock;

    private ScheduledFuture<?> hourly;

    void start(
            @Observes @Priority(DatabaseStart.PRIORITY + 200) @Initialized(ApplicationScoped.class)
                    Object application) {
        hourly = executor.scheduleWithFixedDelay(this::run, 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        if (hourly != null) {
            hourly.cancel(false);
        }
    }

    private void run() {
        try {
            due.fire(new Due(clock.instant()));
        } catch (RuntimeException e) {
            LOG.error(e, "Housekeeping failed; it is tried again in an hour");
        }
    }
}
