package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.ProblemType;
import org.gatehouse.platform.Times;
import org.gatehouse.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What changed since a time, however the clocks of nodes go and however long transactions take. The number of a change is its entry's too. */
class DeltaByDateIT {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Duration ALLOWANCE = Duration.ofMinutes(5);
    private static long numbers = 1000;

    private static MigratedDatabase database;

    private final WithoutServer parts;
    private final WebAide notes;

    DeltaByDateIT() throws SQLException {
        parts = new WithoutServer(database);
        notes = parts.container("Notes", 1);
        made(Instant.parse("2020-01-01T00:00:00Z"));
        counter(10);
    }

    @BeforeAll
    static void migrate() {
        database = MigratedDatabase.fresh();
    }

    private void made(Instant at) throws SQLException {
        parts.execute("update webaide set created_at = ? where id = ?", Times.column(at), notes.id());
    }

    private void counter(long value) throws SQLException {
        parts.execute("update webaide_owner set change_seq = ? where user_id = ?", value, parts.userId());
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    /** An entry of a new number, changed under this one; the number. */
    private long entry(long seq, Instant at) throws SQLException {
        parts.entry(notes, ++numbers, seq, at);
        counter(seq);
        return numbers;
    }

    private NumberedChanges since(Instant time) {
        return parts.changes.numberedSince(parts.found(notes), time, 1000);
    }

    private List<Long> toldSince(Instant time) {
        NumberedChanges changes = since(time);
        List<Long> told = new ArrayList<>(changes.deleted());
        changes.added().forEach(entry -> told.add(entry.number()));
        changes.updated().forEach(entry -> told.add(entry.number()));
        return told;
    }

    private static void assertRefused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                .isEqualTo(type));
    }

    @Test
    void tellsWhatChangedLaterAndNotWhatIsOld() throws SQLException {
        entry(11, ago(120));
        long young = entry(12, ago(10));

        assertThat(toldSince(ago(30))).containsExactly(young);
        assertThat(toldSince(ago(300))).hasSize(2);
    }

    @Test
    void goesOnByToken() throws SQLException {
        entry(11, ago(10));
        entry(12, ago(9));

        NumberedChanges first = parts.changes.numberedSince(parts.found(notes), ago(30), 1);
        NumberedChanges second = parts.changes.numbered(parts.found(notes), first.next(), 1);
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(first.added()).hasSize(1);
        assertThat(second.added()).hasSize(1);

        long later = entry(13, ago(8));
        NumberedChanges third = parts.changes.numbered(parts.found(notes), second.next(), 10);
        assertThat(third.added()).extracting(NumberedEntry::number).containsExactly(later);
    }

    @Test
    void saysWhatIsNewAndWhatHasChanged() throws SQLException {
        long old = entry(11, ago(300));
        long young = entry(12, ago(10));
        parts.execute(
                "update webaide_entry set changed_seq = 13, updated_at = ? where number = ?",
                Times.column(ago(9)),
                old);
        long between = entry(14, ago(8));
        parts.execute("update webaide_entry set created_seq = 1 where number = ?", old);

        NumberedChanges changes = since(ago(20));
        assertThat(changes.updated()).extracting(NumberedEntry::number).containsExactly(old);
        assertThat(changes.added()).extracting(NumberedEntry::number).containsExactly(young, between);
    }

    @Test
    void tellsWhatANodeWroteWhoseClockIsBehind() throws SQLException {
        entry(11, ago(300));
        long late = entry(12, ago(30).minus(ALLOWANCE));

        assertThat(toldSince(ago(30))).containsExactly(late);
    }

    @Test
    void tellsWhatCameAfterTheWriteOfANodeWhoseClockIsAhead() throws SQLException {
        entry(11, ago(300));
        long ahead = entry(12, ago(26));
        long behind = entry(13, ago(34));

        assertThat(toldSince(ago(30))).containsExactlyInAnyOrder(ahead, behind);
    }

    @Test
    void tellsATransactionThatTookLongAndNoneBefore() throws SQLException {
        entry(11, ago(58));
        long first = entry(12, ago(57));
        long second = entry(13, ago(57)); // committed now, say, when nobody can have seen it

        assertThat(toldSince(ago(1))).containsExactly(first, second);
    }

    @Test
    void doesNotRepeatForEverWhatChangedLast() throws SQLException {
        entry(11, NOW.minus(ChangesByDate.LONGEST_TRANSACTION).minus(ALLOWANCE).minusSeconds(1));

        assertThat(toldSince(NOW)).isEmpty();
    }

    @Test
    void tellsDeletionsByNumberAndLeavesOutThoseWithoutOne() throws SQLException {
        parts.deletion(notes, 11, ago(10));
        parts.deletion(notes, 12, ago(9));
        parts.execute(
                "update webaide_tombstone set number = null where deleted_seq = 12 and webaide_id = ?", notes.id());
        counter(12);

        assertThat(since(ago(20)).deleted()).containsExactly(11L);
    }

    @Test
    void tellsAllOfAContainerThatIsYounger() throws SQLException {
        long first = entry(11, ago(200));
        long second = entry(12, ago(100));
        made(ago(5));

        assertThat(toldSince(ago(6))).containsExactly(first, second);
    }

    @Test
    void refusesATimeBeforeForgottenDeletions() throws SQLException {
        Instant old = NOW.minus(Duration.ofDays(91));
        parts.deletion(notes, 11, old);
        entry(12, old.plusSeconds(1));
        assertThat(parts.forgetting.forgetSome(parts.userId(), NOW.minus(Duration.ofDays(90))))
                .isEqualTo(1);

        assertRefused(WebAideProblem.SYNC_TOKEN_EXPIRED, () -> since(old.minus(Duration.ofDays(1))));
    }

    @Test
    void aQuietContainerIsAskedAboutLongAfterOthersForgotDeletions() throws SQLException {
        WebAide other = parts.container("Other", 2);
        entry(11, NOW.minus(Duration.ofDays(300)));
        parts.deletion(other, 12, NOW.minus(Duration.ofDays(91)));
        counter(12);
        parts.forgetting.forgetSome(parts.userId(), NOW.minus(Duration.ofDays(90)));

        assertThat(toldSince(ago(10))).isEmpty();
        assertThat(toldSince(NOW.minus(Duration.ofDays(89)))).isEmpty();
    }

    @Test
    void refusesATimeToCome() {
        assertThat(toldSince(NOW.plus(ALLOWANCE))).isEmpty();
        assertRefused(
                CommonProblem.INVALID_PARAMETER, () -> since(NOW.plus(ALLOWANCE).plusSeconds(1)));
    }

    /** Changes of two nodes with clocks of their own, transactions that take up to an hour, and a client with its own clock. */
    @Test
    void whateverClocksAndTransactionsDoNothingIsLost() throws SQLException {
        for (int seed = 0; seed < 15; seed++) {
            new History(new Random(seed)).check("seed " + seed);
        }
    }

    private final class History {
        private static final int TRANSACTIONS = 25;

        private final Random random;
        private final List<Long> all = new ArrayList<>();
        private final List<Instant> commits = new ArrayList<>();
        private long seq = 10;

        History(Random random) throws SQLException {
            this.random = random;
            parts.execute("delete from webaide_entry where webaide_id = ?", notes.id());
            parts.execute("delete from webaide_tombstone where webaide_id = ?", notes.id());
            Instant time = NOW.minus(Duration.ofHours(20));
            for (int i = 0; i < TRANSACTIONS; i++) {
                time = time.plusSeconds(random.nextInt(3000) * random.nextInt(2));
                Instant began = time.plus(clock());
                boolean isLong = random.nextInt(5) == 0;
                time = time.plusMillis(isLong ? random.nextInt(3_000_000) : random.nextInt(2000))
                        .plusMillis(1);
                for (int n = random.nextInt(3); n >= 0; n--) {
                    change(began);
                    commits.add(time);
                }
            }
        }

        /** By how much a clock is wrong, so that two differ by the allowance at most. */
        private Duration clock() {
            return Duration.ofMillis(random.nextInt(300_000) - 150_000);
        }

        private void change(Instant at) throws SQLException {
            if (random.nextInt(4) == 0) {
                parts.deletion(notes, ++seq, at);
                counter(seq);
                all.add(seq);
            } else {
                all.add(entry(++seq, at));
            }
        }

        void check(String which) {
            for (int i = 0; i < 25; i++) {
                Instant asked = NOW.minusSeconds(random.nextInt(20 * 3600));
                Set<Long> late = new HashSet<>();
                for (int n = 0; n < all.size(); n++) {
                    if (commits.get(n).isAfter(asked)) {
                        late.add(all.get(n));
                    }
                }
                assertThat(toldSince(asked.plus(clock())))
                        .as(which + " at " + asked)
                        .containsAll(late);
            }
        }
    }

    @Test
    void aChangeGetsItsTimeBehindTheLock() throws Exception {
        EntryWriter writer = new EntryWriter();
        writer.owners = parts.owners;
        writer.entries = parts.entries;
        writer.tombstones = parts.tombstones;
        writer.config = parts.dates.config;
        writer.clock = parts.clock;
        try (Connection slow = database.getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(
                    "update webaide_owner set change_seq = change_seq + 1 where user_id = '" + parts.userId() + "'");
            CompletableFuture<EntryWork> second = CompletableFuture.supplyAsync(
                    () -> writer.begin(notes, new EntryWriter.About(1, List.of(), List.of())));
            assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            parts.clock.forward(Duration.ofMinutes(10));
            slow.commit();

            assertThat(second.get(10, TimeUnit.SECONDS).now()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        }
    }
}
