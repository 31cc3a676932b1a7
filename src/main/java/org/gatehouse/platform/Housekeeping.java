package org.gatehouse.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    @Any
    Instance<Chore> chores;

    @Inject
    Clock clock;

    private ScheduledFuture<?> hourly;
    private volatile boolean stopping;

    void start(
            @Observes @Priority(DatabaseStart.PRIORITY + 200) @Initialized(ApplicationScoped.class)
                    Object application) {
        hourly = executor.scheduleWithFixedDelay(this::run, 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        stopping = true;
        if (hourly != null) {
            hourly.cancel(false);
        }
    }

    /** Does every chore to its end; one that fails keeps no other from its turn. */
    public void run() {
        run(chores);
    }

    void run(Iterable<Chore> all) {
        Instant now = clock.instant();
        for (Chore chore : all) {
            try {
                // ends: no new row is as old as this one moment demands
                while (!stopping && chore.step(now) == STEP) {
                    LOG.debug("One more step of housekeeping");
                }
            } catch (RuntimeException e) {
                LOG.error(e, "Housekeeping failed; it is tried again in an hour");
            }
        }
    }
}
