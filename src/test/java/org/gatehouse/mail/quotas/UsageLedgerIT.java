package org.gatehouse.mail.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.mail.quotas.QuotaRepository.InForce;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Periods, whatever the time is. */
class UsageLedgerIT {
    private static final MigratedDatabase DATABASE = MigratedDatabase.fresh();
    private static final Instant MADE = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-22T00:00:00Z");

    private final UsageRepository usages = new UsageRepository();
    private final UsageLedger ledger = new UsageLedger();
    private final UUID organization = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final InForce quota = inForce(1000L, 5_000_000_000L, null);

    UsageLedgerIT() {
        usages.jdbc = Jdbc.on(DATABASE);
        ledger.usages = usages;
    }

    @BeforeEach
    void makeUser() throws SQLException {
        DATABASE.addOrganization(organization);
        DATABASE.addUser(organization, user);
    }

    @Test
    void beginWithTheFirstMessage() {
        assertThat(usages.find(organization, user)).isEmpty();

        assertThat(ledger.present(organization, user, quota, NOW)).isEqualTo(Usage.since(START));
    }

    @Test
    void goOnUntilTheirEnd() {
        count(NOW, 3, 1_000_000_000_000L);

        Usage last = ledger.present(organization, user, quota, END.minusMillis(1));

        assertThat(last.messages()).isEqualTo(3);
        assertThat(last.bytes()).isEqualTo(1_000_000_000_000L);
        assertThat(periods(END)).isEmpty();
    }

    @Test
    void endWithTheFirstMessageBehindTheirEndAndNotByBeingRead() {
        count(NOW, 3, 500);
        Instant later = Instant.parse("2027-02-25T10:00:00Z");

        UsageView read = UsageView.of(usages.find(organization, user).orElseThrow(), quota.quota(), quota.period());
        assertThat(read.messages()).isEqualTo(3);
        assertThat(read.nextReset()).isEqualTo(END);
        assertThat(usages.find(organization, user).orElseThrow().messages()).isEqualTo(3);

        count(later, 1, 20);

        Usage now = usages.find(organization, user).orElseThrow();
        assertThat(now.periodStart()).isEqualTo(Instant.parse("2027-02-22T00:00:00Z"));
        assertThat(now.messages()).isEqualTo(1);
        assertThat(now.bytes()).isEqualTo(20);
        assertThat(periods(later)).containsExactly(new UsagePeriod(START, END, 3, 500, 1000L, 5_000_000_000L));
    }

    @Test
    void bringTheirNoticesAnew() {
        usages.store(user, count(NOW, 1000, 0).noticed(100, 75), NOW);

        Usage next = ledger.present(organization, user, quota, END);

        assertThat(next.messagesNotice()).isZero();
        assertThat(next.bytesNotice()).isZero();
    }

    @Test
    void areRemembered24Times() {
        Instant at = NOW;
        for (int i = 0; i < 30; i++) {
            count(at, i + 1, 0);
            at = quota.period().endAfter(at);
        }
        count(at, 31, 0);

        List<UsagePeriod> periods = periods(at);

        assertThat(periods).hasSize(24);
        assertThat(periods.get(0).messages()).isEqualTo(30);
        assertThat(periods.get(23).messages()).isEqualTo(7);
    }

    @Test
    void endOnTheirNewDayWhenThatIsSet() {
        count(NOW, 3, 500);
        InForce moved = inForce(1000L, null, 25);
        Instant newEnd = Instant.parse("2026-11-25T00:00:00Z");

        assertThat(ledger.present(organization, user, moved, newEnd.minusMillis(1))
                        .messages())
                .isEqualTo(3);
        assertThat(ledger.present(organization, user, moved, newEnd)).isEqualTo(Usage.since(newEnd));
    }

    private Usage count(Instant at, long messages, long bytes) {
        Usage usage = ledger.present(organization, user, quota, at).with(messages, bytes);
        usages.store(user, usage, at);
        return usage;
    }

    private List<UsagePeriod> periods(Instant at) {
        return usages.periods(organization, user, quota.period().oldest(at), Period.HISTORY);
    }

    private static InForce inForce(Long messages, Long bytes, Integer day) {
        return new InForce(new SendingQuota(messages, bytes, null, null, null, day), MADE);
    }
}
