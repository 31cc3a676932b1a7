package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.support.MigratedDatabase;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that nodes share, on a real database. */
class JobsIT {
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private final MigratedDatabase database = MigratedDatabase.fresh();
    private final List<Jobs> nodes = new ArrayList<>();

    private Jobs node(Job... jobs) {
        Jobs node = new Jobs();
        node.database = database;
        node.clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        node.config = new JobsConfig();
        node.config.poll = Duration.ofMillis(100);
        node.config.heartbeat = Duration.ofMillis(200);
        node.config.threads = 2;
        node.start(Arrays.asList(jobs), Thread::new);
        nodes.add(node);
        return node;
    }

    @AfterEach
    void stop() {
        nodes.forEach(Jobs::stop);
    }

    private long rows() {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement("select count(*) from scheduled_job");
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitNoRows() {
        Waiting.until(() -> rows() == 0, ENOUGH, () -> "there are still jobs");
    }

    @Test
    void oneOfTwoNodesDoesIt() {
        Recorder job = new Recorder();
        Jobs one = node(job);
        Jobs other = node(job);
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add("thing " + i);
            (i % 2 == 0 ? one : other).start(job, "thing " + i);
        }

        awaitNoRows();

        assertThat(job.done).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void whatIsAskedForTwiceIsDoneOnce() {
        Recorder job = new Recorder();
        Jobs node = node(job);
        Instant later = Instant.now().plus(Duration.ofDays(1));
        node.startAt(job, "ada", later);
        node.start(job, "ada");

        node.startAt(job, "bob", Instant.now().plusMillis(100));
        Waiting.until(() -> job.done.contains("bob"), ENOUGH, () -> "bob's was not done");

        assertThat(job.done).containsExactly("bob");
    }

    @Test
    void isTriedAgainAndGivenUpInTheEnd() {
        Recorder job = new Recorder() {
            @Override
            public int attempts() {
                return 2;
            }

            @Override
            public Optional<Instant> run(String about) throws Exception {
                super.run(about);
                throw new java.io.IOException("as asked");
            }
        };
        node(job).start(job, "ada");

        awaitNoRows();

        assertThat(job.done).containsExactly("ada", "ada");
        assertThat(job.givenUp).containsExactly("ada: as asked");
    }

    @Test
    void goesOnWhenItSays() {
        AtomicInteger steps = new AtomicInteger();
        Recorder job = new Recorder() {
            @Override
            public Optional<Instant> run(String about) throws Exception {
                super.run(about);
                return steps.incrementAndGet() < 3 ? Optional.of(Instant.now()) : Optional.empty();
            }
        };
        node(job).start(job, "ada");

        awaitNoRows();

        assertThat(job.done).hasSize(3);
        assertThat(job.givenUp).isEmpty();
    }

    @Test
    void anotherNodeTakesOverFromOneThatIsSilent() throws SQLException {
        Recorder job = new Recorder();
        OffsetDateTime longAgo = OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(5);
        database.execute(
                "insert into scheduled_job (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)"
                        + " values (?, 'ada', ?, true, 'a node that was killed', ?, 2)",
                job.name(),
                longAgo,
                longAgo);
        node(job);

        awaitNoRows();

        assertThat(job.done).containsExactly("ada");
    }

    @Test
    void whatIsCancelledIsNotDone() {
        Recorder job = new Recorder();
        Jobs node = node(job);
        node.startAt(job, "ada", Instant.now().plus(Duration.ofHours(1)));
        assertThat(rows()).isEqualTo(1);

        node.cancel(job, "ada");

        assertThat(rows()).isZero();
    }

    @Test
    void whatANodeIsAtWorkOnOrNobodyKnowsIsNotCancelled() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Recorder job = new Recorder() {
            @Override
            public Optional<Instant> run(String about) throws Exception {
                begun.countDown();
                mayEnd.await();
                return super.run(about);
            }
        };
        Jobs node = node(job);
        node.start(job, "ada");
        Waiting.until(() -> begun.getCount() == 0, ENOUGH, () -> "it was not begun");

        node.cancel(job, "ada");
        node.cancel(job, "nobody");
        mayEnd.countDown();

        awaitNoRows();
        assertThat(job.done).containsExactly("ada");
    }

    @Test
    void periodicWorkIsDoneAgainAndAgainByOneNodeAtATime() {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Recorder job = new Recorder() {
            @Override
            public Optional<Duration> every() {
                return Optional.of(Duration.ofMillis(50));
            }

            @Override
            public Optional<Instant> run(String about) throws Exception {
                most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                super.run(about);
                atWork.decrementAndGet();
                if (done.size() == 2) {
                    throw new IllegalStateException("the second time fails");
                }
                return Optional.empty();
            }
        };
        node(job);
        node(job);

        Waiting.until(() -> job.done.size() >= 5, ENOUGH, () -> "it was done " + job.done.size() + " times");

        assertThat(most).hasValue(1);
        assertThat(job.done).containsOnly("");
    }

    /** Notes what it was asked for. */
    private static class Recorder implements Job {
        final Queue<String> done = new ConcurrentLinkedQueue<>();
        final Queue<String> givenUp = new ConcurrentLinkedQueue<>();

        @Override
        public String name() {
            return "test.record";
        }

        @Override
        public Optional<Instant> run(String about) throws Exception {
            done.add(about);
            return Optional.empty();
        }

        @Override
        public void giveUp(String about, Throwable last) {
            givenUp.add(about + ": " + last.getMessage());
        }
    }
}
