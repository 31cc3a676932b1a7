package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.webaides.ChangeTime.Before;
import org.gatehouse.webaides.ChangeTime.Bound;
import org.gatehouse.webaides.ChangeTime.InEarlierTransaction;

/**
 * Up to which number a client knows the changes of a container that had all of it at some time. A change gets its number and
 * then its time behind the owner's lock, so whatever has a lower number was committed before that time, however long it took
 * and whatever its own time says. Of the last change before the client's time this is not known: it may have been committed
 * later. So those of its transaction are told again, unless they are older than any transaction lasts. Clocks of nodes and
 * clients may differ by {@code gatehouse.webaides.clock-allowance}.
 */
@ApplicationScoped
class ChangesByDate {
    /** No transaction keeps all other writers of its user waiting for longer. */
    static final Duration LONGEST_TRANSACTION = Duration.ofHours(1);

    @Inject
    EntryRepository entries;

    @Inject
    TombstoneRepository tombstones;

    @Inject
    OwnerRepository owners;

    @Inject
    WebAidesConfig config;

    @Inject
    Clock clock;

    /**
     * Such a number; never too high, and never below that of the container itself.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-parameter} for a time to come: what changes until then would
     *     never be told
     */
    long knownAt(WebAide webaide, Instant time) {
        if (time.isAfter(clock.instant().plus(config.clockAllowance()))) {
            throw CommonProblem.INVALID_PARAMETER.because(
                    "the time since which changes are asked for is still to come");
        }
        Instant sure = time.minus(config.clockAllowance());
        if (!webaide.createdAt().isBefore(sure)) {
            return webaide.createdSeq();
        }
        long ofEntries = known(sure, bound -> entries.last(webaide, bound));
        long ofDeletions = known(sure, bound -> tombstones.last(webaide, bound));
        return Math.max(Math.max(webaide.createdSeq(), forgotten(webaide, sure)), Math.max(ofEntries, ofDeletions));
    }

    /** Up to which number deletions are forgotten that the client surely knew. */
    private long forgotten(WebAide webaide, Instant sure) {
        return owners.purged(webaide.user())
                .filter(purged -> isSurelyCommitted(purged, sure))
                .map(ChangeTime::seq)
                .orElse(0L);
    }

    private static long known(Instant sure, Function<Bound, Optional<ChangeTime>> last) {
        Optional<ChangeTime> before = last.apply(new Before(sure));
        return before.filter(change -> !isSurelyCommitted(change, sure))
                .map(InEarlierTransaction::new)
                .map(last)
                .orElse(before)
                .map(ChangeTime::seq)
                .orElse(0L);
    }

    private static boolean isSurelyCommitted(ChangeTime change, Instant sure) {
        return change.at().isBefore(sure.minus(LONGEST_TRANSACTION));
    }
}
