package org.gatehouse.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Package-private beans and their package-private transactional methods, from inside: what only the inside shows. */
@ExtendWith(ArquillianExtension.class)
class TransactionsIT {
    @Inject
    Work work;

    @Deployment
    static Archive<?> gatehouse() {
        return Inside.gatehouse();
    }

    @Test
    void aPackagePrivateMethodRunsInATransactionThatCommits() {
        Outcome outcome = work.succeed();

        assertThat(outcome.during()).isEqualTo(Status.STATUS_ACTIVE);
        assertThat(outcome.after()).containsExactly(Status.STATUS_COMMITTED);
    }

    @Test
    void anUncheckedExceptionRollsBack() {
        Outcome outcome = new Outcome();

        assertThatThrownBy(() -> work.fail(outcome)).isInstanceOf(IllegalArgumentException.class);

        assertThat(outcome.after()).containsExactly(Status.STATUS_ROLLEDBACK);
    }

    /** Stands for every service of ours. */
    @ApplicationScoped
    static class Work {
        @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
        TransactionSynchronizationRegistry registry;

        @Transactional
        Outcome succeed() {
            return note(new Outcome());
        }

        @Transactional
        void fail(Outcome outcome) {
            note(outcome);
            throw new IllegalArgumentException("as asked");
        }

        private Outcome note(Outcome outcome) {
            outcome.during = registry.getTransactionStatus();
            registry.registerInterposedSynchronization(outcome);
            return outcome;
        }
    }

    /** What became of one transaction. */
    static final class Outcome implements Synchronization {
        private int during = Status.STATUS_NO_TRANSACTION;
        private final List<Integer> after = new ArrayList<>();

        int during() {
            return during;
        }

        List<Integer> after() {
            return after;
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            after.add(status);
        }
    }
}
