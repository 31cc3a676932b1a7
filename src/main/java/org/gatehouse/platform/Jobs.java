package org.gatehouse.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;

/**
 * Has each {@link Job} done once across all nodes. What is to be done is a row; the node that has picked it says all the time that it lives,
 * and when it has been silent for four heartbeats another one begins anew.
 */
@ApplicationScoped
public class Jobs {
    private static final Log LOG = Log.of(Jobs.class);
    private static final String TABLE = "scheduled_job";
    private static final int SILENT_HEARTBEATS = 4;
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Of periodic work: what it is about. */
    private static final String NOTHING = "";

    /** As the library calls an instance that is about nothing; an empty name would be none on some databases. */
    private static final String PERIODIC = "periodic";

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    /** Its threads know the server's transactions and names. */
    @Resource
    ManagedThreadFactory threads;

    @Inject
    @Any
    Instance<Job> jobs;

    @Inject
    JobsConfig config;

    @Inject
    Clock clock;

    private Scheduler scheduler;

    void start(
            @Observes @Priority(DatabaseStart.PRIORITY + 300) @Initialized(ApplicationScoped.class)
                    Object application) {
        start(jobs, threads);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        stop();
    }

    void start(Iterable<Job> all, ThreadFactory factory) {
        List<Task<?>> asked = new ArrayList<>();
        List<CustomTask<Void>> periodic = new ArrayList<>();
        for (Job job : all) {
            job.every().ifPresentOrElse(every -> periodic.add(periodic(job, every)), () -> asked.add(asked(job)));
        }
        scheduler = Scheduler.create(database, asked)
                .startTasks(periodic)
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(Ids.next().toString()))
                .threads(config.threads())
                .executorService(Executors.newFixedThreadPool(config.threads(), factory))
                .dueExecutor(Executors.newSingleThreadExecutor(factory))
                .housekeeperExecutor(Executors.newScheduledThreadPool(3, factory))
                .pollingInterval(config.poll())
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(SILENT_HEARTBEATS)
                .shutdownMaxWait(STOP)
                .addSchedulerListener(new Troubles())
                .clock(clock::instant)
                .build();
        scheduler.start();
    }

    void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /**
     * Has the job done as soon as possible after the present transaction; what is rolled back is never done. A job that is waiting
     * already for the same thing stays as it is.
     *
     * @param about up to 100 characters, never empty
     */
    public void start(Job job, String about) {
        startAt(job, about, clock.instant());
    }

    /** As {@link #start}, but not before this time. */
    public void startAt(Job job, String about, Instant when) {
        var unused = scheduler.scheduleIfNotExists(new TaskInstance<>(job.name(), about), when);
    }

    /** In the present transaction, has nobody begin with it any more; a node that is at work goes on. */
    public void cancel(Job job, String about) {
        TaskInstanceId id = TaskInstanceId.of(job.name(), about);
        try {
            scheduler.cancel(id);
        } catch (DbSchedulerException e) {
            // it is done, or a node is at work or was faster
        }
    }

    /** How many are done at once on this node. */
    public int threads() {
        return config.threads();
    }

    private static CustomTask<Void> asked(Job job) {
        return Tasks.custom(job.name(), Void.class)
                .onDeadExecutionRevive()
                .onFailure((end, row) -> failed(job, end, row))
                .execute((task, context) -> {
                    Optional<Instant> next = run(job, task.getId());
                    return next.isEmpty()
                            ? new CompletionHandler.OnCompleteRemove<>()
                            : (end, row) -> row.reschedule(end, next.get());
                });
    }

    private static CustomTask<Void> periodic(Job job, Duration every) {
        FixedDelay schedule = FixedDelay.of(every);
        return Tasks.custom(job.name(), Void.class)
                .scheduleOnStartup(PERIODIC, null, schedule)
                .onDeadExecutionRevive()
                .onFailure((end, row) -> {
                    log(job, end);
                    row.reschedule(end, end.getTimeDone().plus(every));
                })
                .execute((task, context) -> {
                    Optional<Instant> next = run(job, NOTHING);
                    return (end, row) ->
                            row.reschedule(end, next.orElse(end.getTimeDone().plus(every)));
                });
    }

    private static Optional<Instant> run(Job job, String about) {
        Log.enter(job.name() + " " + about);
        try {
            return job.run(about);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new JobFailed(e);
        } finally {
            Log.leave();
        }
    }

    private static void failed(Job job, ExecutionComplete end, ExecutionOperations<Void> row) {
        log(job, end);
        int failures = end.getExecution().consecutiveFailures + 1;
        if (failures >= job.attempts()) {
            try {
                job.giveUp(end.getExecution().taskInstance.getId(), cause(end));
                row.remove();
                return;
            } catch (RuntimeException e) {
                LOG.error(e, "It could not be noted that a job was given up: %s", job.name());
            }
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(failures, 12));
        row.reschedule(end, end.getTimeDone().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
    }

    private static void log(Job job, ExecutionComplete end) {
        LOG.error(
                cause(end),
                "Job %s failed for the %dth time in a row",
                job.name(),
                end.getExecution().consecutiveFailures + 1);
    }

    private static Throwable cause(ExecutionComplete end) {
        Throwable cause = end.getCause().orElse(null);
        return cause instanceof JobFailed failed ? failed.getCause() : cause;
    }

    /** Carries what a job threw through the library, which takes unchecked ones only. */
    private static final class JobFailed extends RuntimeException {
        JobFailed(Exception cause) {
            super(cause);
        }
    }

    /** The library's own troubles, of which it would tell nobody. */
    private static final class Troubles extends AbstractSchedulerListener {
        @Override
        public void onExecutionDead(Execution execution) {
            LOG.warn("A job whose node is silent is begun anew: %s", execution.taskInstance.getTaskName());
        }

        @Override
        public void onSchedulerEvent(SchedulerEventType type) {
            if (type == SchedulerEventType.UNEXPECTED_ERROR) {
                LOG.warn("Jobs could not be looked after; it is tried again");
            }
        }
    }
}
