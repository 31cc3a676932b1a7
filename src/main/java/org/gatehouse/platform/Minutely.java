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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Once a minute, when it has just begun, and once more when this node stops, lets the features write what they have gathered in memory. */
@ApplicationScoped
public class Minutely {
    private static final Log LOG = Log.of(Minutely.class);
    private static final long MINUTE_SECONDS = 60;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    @Any
    Instance<Gathered> gathered;

    @Inject
    Clock clock;

    private ScheduledFuture<?> schedule;

    void start(
            @Observes @Priority(DatabaseStart.PRIORITY + 200) @Initialized(ApplicationScoped.class)
                    Object application) {
        long untilNext = MINUTE_SECONDS - Math.floorMod(clock.instant().getEpochSecond(), MINUTE_SECONDS);
        schedule = executor.scheduleAtFixedRate(
                () -> write(gathered, false), untilNext + 1, MINUTE_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        if (schedule != null) {
            schedule.cancel(false);
            write(gathered, true);
        }
    }

    /** One that fails keeps no other from its turn. */
    synchronized void write(Iterable<Gathered> all, boolean last) {
        for (Gathered each : all) {
            try {
                each.write(last);
            } catch (RuntimeException e) {
                LOG.error(e, "What was gathered in memory could not be written");
            }
        }
    }
}
