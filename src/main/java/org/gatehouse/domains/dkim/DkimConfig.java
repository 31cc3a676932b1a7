package org.gatehouse.domains.dkim;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.StartCheck;

/** How DKIM keys are made, kept and published. */
@ApplicationScoped
class DkimConfig implements StartCheck {
    static final String CONCURRENT = "gatehouse.dkim.concurrent";
    static final String QUEUE = "gatehouse.dkim.queue";
    static final String WAIT = "gatehouse.dkim.wait";
    static final String KEEP_RETIRED = "gatehouse.dkim.keep-retired";
    static final String CHECK = "gatehouse.dkim.check";
    static final String PUBLISH = "gatehouse.dkim.publish";

    private static final int MAX_CONCURRENT = 64;
    private static final int MAX_QUEUE = 1_000;
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);
    private static final Duration MAX_CHECK = Duration.ofHours(24);

    @Inject
    @ConfigProperty(name = CONCURRENT)
    int concurrent;

    @Inject
    @ConfigProperty(name = QUEUE)
    int queue;

    @Inject
    @ConfigProperty(name = WAIT)
    Duration wait;

    @Inject
    @ConfigProperty(name = KEEP_RETIRED)
    Duration keepRetired;

    @Inject
    @ConfigProperty(name = CHECK)
    Duration check;

    @Inject
    @ConfigProperty(name = PUBLISH)
    boolean publish;

    int concurrent() {
        return concurrent;
    }

    int queue() {
        return queue;
    }

    Duration maxWait() {
        return wait;
    }

    int keepDays() {
        return (int) keepRetired.toDays();
    }

    Duration checkEvery() {
        return check;
    }

    boolean publishes() {
        return publish;
    }

    @Override
    public void check() {
        require(concurrent >= 1 && concurrent <= MAX_CONCURRENT, CONCURRENT, "from 1 to " + MAX_CONCURRENT);
        require(queue >= 0 && queue <= MAX_QUEUE, QUEUE, "from 0 to " + MAX_QUEUE);
        require(!wait.isNegative() && wait.compareTo(MAX_WAIT) <= 0, WAIT, "a duration from PT0S to PT1M");
        require(
                keepRetired.equals(Duration.ofDays(keepRetired.toDays()))
                        && keepRetired.toDays() >= 1
                        && keepRetired.toDays() <= DkimKeyChange.MAX_DAYS,
                KEEP_RETIRED,
                "a duration of whole days from P1D to P365D");
        require(
                check.compareTo(Duration.ofSeconds(1)) >= 0 && check.compareTo(MAX_CHECK) <= 0,
                CHECK,
                "a duration from PT1S to PT24H");
    }
}
