package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules of the delta that need rows as no client can make them: old deletions, an old database, a writer who takes long. */
class DeltaRulesIT {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(90));

    private static MigratedDatabase database;

    private final WithoutServer parts;
    private final WebAide notes;

    DeltaRulesIT() throws SQLException {
        parts = new WithoutServer(database);
        notes = parts.container("Notes", 1);
        counter(10);
    }

    @BeforeAll
    static void migrate() {
        database = MigratedDatabase.fresh();
    }

    private void counter(long value) throws SQLException {
        parts.execute("update webaide_owner set change_seq = ? where user_id = ?", value, parts.userId());
    }

    private ContainerChanges changes(String since, int limit) {
        return parts.changes.ofWebAide(notes.id().toString(), since, EntryFields.ALL, limit);
    }

    private UserChanges userChanges(String since) {
        return parts.changes.ofUser("ada", since, EntryFields.ALL, 100);
    }

    private static void assertExpired(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                .isEqualTo(WebAideProblem.SYNC_TOKEN_EXPIRED));
    }

    /** Forgets old deletions as housekeeping does. */
    private int forget() {
        return parts.forgetting.usersBefore(BEFORE).stream()
                .mapToInt(user -> parts.forgetting.forgetSome(user, BEFORE))
                .sum();
    }

    @Test
    void case10ATokenFromBeforeForgottenDeletionsIsRefused() throws SQLException {
        String old = changes(null, 100).next();
        String oldOfUser = userChanges(null).next();
        parts.deletion(notes, 11, BEFORE.minusSeconds(2));
        parts.deletion(notes, 12, BEFORE.minusSeconds(1));
        counter(12);
        String between = changes(old, 1).next();
        String young = changes(between, 1).next();
        String youngOfUser = userChanges(oldOfUser).next();

        assertThat(forget()).isEqualTo(2);

        assertExpired(() -> changes(old, 100));
        assertExpired(() -> changes(between, 100));
        assertExpired(() -> userChanges(oldOfUser));
        assertThat(changes(young, 100).deleted()).isEmpty();
        assertThat(userChanges(youngOfUser).deleted()).isEmpty();
    }

    @Test
    void case10AFirstRunThatTookLongerThanDeletionsAreKeptIsRefused() throws SQLException {
        parts.container("Ideas", 2);
        String first = parts.changes.ofUser("ada", null, EntryFields.ALL, 1).next();
        parts.deletion(notes, 11, BEFORE.minusSeconds(1));
        counter(11);
        assertThat(userChanges(first).deleted()).hasSize(1);

        forget();

        assertExpired(() -> userChanges(first));
    }

    @Test
    void tokensOutliveDeletionsThatAreForgottenButWereTold() throws SQLException {
        parts.deletion(notes, 9, BEFORE.minusSeconds(1));
        String token = changes(null, 100).next();

        forget();

        assertThat(changes(token, 100).deleted()).isEmpty();
        assertThat(changes(null, 100).deleted()).isEmpty();
    }

    @Test
    void youngDeletionsAreKept() throws SQLException {
        String token = changes(null, 100).next();
        parts.deletion(notes, 11, BEFORE.plusSeconds(1));
        counter(11);

        assertThat(forget()).isZero();
        assertThat(changes(token, 100).deleted()).hasSize(1);
    }

    @Test
    void manyDeletionsAreForgottenInSteps() throws SQLException {
        for (int i = 0; i < Housekeeping.STEP + 5; i++) {
            parts.deletion(notes, 11 + i, BEFORE.minusSeconds(5_000 - i));
        }
        counter(2_000);

        assertThat(forget()).isEqualTo(Housekeeping.STEP);
        assertThat(forget()).isEqualTo(5);
        assertThat(forget()).isZero();
    }

    @Test
    void case10ATokenFromALaterStateOfTheDatabaseIsRefused() throws SQLException {
        counter(50);
        String later = changes(null, 100).next();
        String laterOfUser = userChanges(null).next();
        counter(49);

        assertExpired(() -> changes(later, 100));
        assertExpired(() -> userChanges(laterOfUser));
    }

    @Test
    void case07NumbersAreCommittedInTheirOrder() throws Exception {
        try (Connection slow = database.getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("update webaide_owner set change_seq = change_seq + 1 where user_id = '" + parts.userId()
                    + "'"); // has number 11 and takes its time
            CompletableFuture<Owner> second = CompletableFuture.supplyAsync(() -> parts.owners.take(parts.user(), 1));

            assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS))
                    .as("waits for the first")
                    .isInstanceOf(TimeoutException.class);
            assertThat(parts.owners.find(parts.user()))
                    .as("a reader does not wait, and sees neither number")
                    .hasValueSatisfying(owner -> assertThat(owner.changeSeq()).isEqualTo(10));

            slow.commit();
            assertThat(second.get(10, TimeUnit.SECONDS).changeSeq()).isEqualTo(12);
        }
    }

    @Test
    void aTokenWithoutMoreIsOfTheCounterThatWasReadFirst() throws SQLException {
        counter(20);
        parts.deletion(notes, 21, NOW); // committed after the counter was read, as it were

        ContainerChanges before = changes(changes(null, 100).next(), 100);
        assertThat(before.deleted()).isEmpty();
        counter(21);

        assertThat(changes(before.next(), 100).deleted()).hasSize(1);
    }
}
