package org.gatehouse.webaides;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.DatabaseStart;
import org.gatehouse.platform.Log;

/** The imports of this node: few at a time, few more that wait, and no organization takes all places. */
@ApplicationScoped
class ImportQueue {
    private static final Log LOG = Log.of(ImportQueue.class);
    private static final int WORKERS = 2;
    private static final int PLACES = 16;
    private static final int PLACES_OF_ONE = 12;
    private static final int BEAT_SECONDS = 15;

    @Resource
    ManagedExecutorService executor;

    /** Not for the imports themselves: it has few threads, for which others wait too. */
    @Resource
    ManagedScheduledExecutorService schedule;

    @Inject
    ImportRunner runner;

    @Inject
    ImportService imports;

    private final Map<UUID, Integer> taken = new HashMap<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Set<UUID> beating = ConcurrentHashMap.newKeySet();
    private int workers;
    private ScheduledFuture<?> beats;

    void start(
            @Observes @Priority(DatabaseStart.PRIORITY + 200) @Initialized(ApplicationScoped.class)
                    Object application) {
        beats = schedule.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        runner.stop();
        if (beats != null) {
            beats.cancel(false);
        }
    }

    /**
     * A place for a file that is still to be read.
     *
     * @throws org.gatehouse.api.ApiException 503 {@code busy}
     */
    synchronized Place place(UUID organizationId) {
        int all = taken.values().stream().mapToInt(Integer::intValue).sum();
        if (all >= PLACES || taken.getOrDefault(organizationId, 0) >= PLACES_OF_ONE) {
            throw CommonProblem.BUSY.because("other files are being imported").with("Retry-After", "5");
        }
        taken.merge(organizationId, 1, Integer::sum);
        return new Place(organizationId);
    }

    /** Does the import as soon as its turn comes; then its file is gone, and the place is free again. */
    synchronized void add(ImportJob job, Place place) {
        if (workers < WORKERS) {
            try {
                executor.execute(this::work); // which waits for this method's end
            } catch (RejectedExecutionException e) {
                throw CommonProblem.BUSY.because("the server stops").with("Retry-After", "5");
            }
            workers++;
        }
        place.isKept = true;
        beating.add(job.id());
        waiting.add(() -> run(job, place));
    }

    private void work() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private synchronized Runnable next() {
        Runnable next = waiting.poll();
        if (next == null) {
            workers--;
        }
        return next;
    }

    private void run(ImportJob job, Place place) {
        Log.enter(job.identity().requestId());
        try {
            runner.run(job);
        } catch (RuntimeException | Error e) { // another import is not to wait for this worker for ever
            LOG.error(e, "An import failed");
        } finally {
            beating.remove(job.id());
            free(place);
            job.end();
            Log.leave();
        }
    }

    private void beat() {
        for (UUID id : beating) {
            try {
                imports.beat(id);
            } catch (RuntimeException e) {
                LOG.warn(
                        "It could not be noted that an import goes on: %s",
                        e.getClass().getName());
            }
        }
    }

    private synchronized void free(Place place) {
        taken.computeIfPresent(place.organizationId, (id, count) -> count == 1 ? null : count - 1);
    }

    /** Room for one file, which is given back when it is closed, unless the file has become an import. */
    final class Place implements AutoCloseable {
        private final UUID organizationId;
        private boolean isKept;

        private Place(UUID organizationId) {
            this.organizationId = organizationId;
        }

        @Override
        public void close() {
            if (!isKept) {
                free(this);
            }
        }
    }
}
