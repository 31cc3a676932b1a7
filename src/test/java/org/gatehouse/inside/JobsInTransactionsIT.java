package org.gatehouse.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gatehouse.platform.Job;
import org.gatehouse.platform.Jobs;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs are asked for in the server's transactions, and done in threads that have transactions too. */
@ExtendWith(ArquillianExtension.class)
class JobsInTransactionsIT {
    @Inject
    Asker asker;

    @Inject
    Asked asked;

    @Deployment
    static Archive<?> gatehouse() {
        return Inside.gatehouse();
    }

    @Test
    void whatIsRolledBackIsNeverDone() throws InterruptedException {
        assertThatThrownBy(() -> asker.askAndFail("rolled back")).isInstanceOf(IllegalArgumentException.class);
        asker.ask("committed");

        assertThat(asked.next()).isEqualTo("committed");
        assertThat(asked.hasMore()).isFalse();
    }

    /** Asks for work. */
    @ApplicationScoped
    static class Asker {
        @Inject
        Jobs jobs;

        @Inject
        Asked asked;

        @Transactional
        void ask(String about) {
            jobs.start(asked, about);
        }

        @Transactional
        void askAndFail(String about) {
            jobs.start(asked, about);
            throw new IllegalArgumentException("as asked");
        }
    }

    /** Does it, in a transaction. */
    @ApplicationScoped
    static class Asked implements Job {
        private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            return done.poll(20, TimeUnit.SECONDS);
        }

        boolean hasMore() {
            return !done.isEmpty();
        }

        @Override
        public String name() {
            return "test.asked";
        }

        @Override
        @Transactional
        public Optional<Instant> run(String about) {
            done.add(about);
            return Optional.empty();
        }
    }
}
