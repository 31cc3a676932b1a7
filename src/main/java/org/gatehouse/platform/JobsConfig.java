package org.gatehouse.platform;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How nodes share work. */
@ApplicationScoped
class JobsConfig implements StartCheck {
    private static final String POLL = "gatehouse.jobs.poll";
    private static final String HEARTBEAT = "gatehouse.jobs.heartbeat";
    private static final String THREADS = "gatehouse.jobs.threads";
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final int MOST_THREADS = 16; // each may hold a connection to the database, of which there are 32

    @Inject
    @ConfigProperty(name = POLL)
    Duration poll;

    @Inject
    @ConfigProperty(name = HEARTBEAT)
    Duration heartbeat;

    @Inject
    @ConfigProperty(name = THREADS)
    int threads;

    Duration poll() {
        return poll;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    int threads() {
        return threads;
    }

    @Override
    public void check() {
        require(isWithin(poll, Duration.ofMinutes(1)), POLL, "a duration from PT0.1S to PT1M");
        require(isWithin(heartbeat, Duration.ofMinutes(5)), HEARTBEAT, "a duration from PT0.1S to PT5M");
        require(threads >= 1 && threads <= MOST_THREADS, THREADS, "a number from 1 to " + MOST_THREADS);
    }

    private static boolean isWithin(Duration duration, Duration most) {
        return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(most) <= 0;
    }
}
