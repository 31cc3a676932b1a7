package org.gatehouse.users.applicationpasswords;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Application passwords in the database, whatever the time is. */
class ApplicationPasswordRepositoryIT {
    private static final MigratedDatabase DATABASE = MigratedDatabase.fresh();
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(600);

    private final ApplicationPasswordRepository passwords = new ApplicationPasswordRepository();
    private final ApplicationSecret secret = ApplicationSecret.generate();
    private final UUID organization = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();

    @BeforeEach
    void makeUser() throws SQLException {
        passwords.jdbc = Jdbc.on(DATABASE);
        DATABASE.addOrganization(organization);
        DATABASE.addUser(organization, user);
    }

    @Test
    void areNothingAfterTheirEnd() {
        UUID id = added(secret, END);
        assertThat(passwords.find(organization, user, id, END.minusMillis(1))).isPresent();
        assertThat(passwords.findBySecret(organization, secret.hash(), END.minusMillis(1)))
                .isPresent();

        assertThat(passwords.find(organization, user, id, END)).isEmpty();
        assertThat(passwords.findBySecret(organization, secret.hash(), END)).isEmpty();
        assertThat(passwords.list(organization, user, END)).isEmpty();
        assertThat(passwords.count(organization, user, END)).isZero();
    }

    @Test
    void areForgottenOnceTheyAreNothing() {
        UUID expired = added(secret, END);
        UUID later = added(ApplicationSecret.generate(), END.plusSeconds(1));
        UUID never = added(ApplicationSecret.generate(), null);

        passwords.forgetExpired(END);

        assertThat(passwords.find(organization, user, expired, NOW)).isEmpty();
        assertThat(passwords.list(organization, user, END))
                .extracting(ApplicationPasswordView::id)
                .containsExactlyInAnyOrder(later, never);
    }

    @Test
    void belongToOneOrganizationAndUser() {
        UUID id = added(secret, null);

        assertThat(passwords.findBySecret(UUID.randomUUID(), secret.hash(), NOW))
                .isEmpty();
        assertThat(passwords.find(UUID.randomUUID(), user, id, NOW)).isEmpty();
        assertThat(passwords.find(organization, UUID.randomUUID(), id, NOW)).isEmpty();
        assertThat(passwords.remove(UUID.randomUUID(), id)).isFalse();
        assertThat(passwords.find(organization, user, id, NOW)).isPresent();
    }

    @Test
    void areListedForAllByNumber() {
        UUID first = added(secret, null);
        UUID second = added(ApplicationSecret.generate(), END);
        UUID third = added(ApplicationSecret.generate(), null);
        UUID fourth = added(ApplicationSecret.generate(), null);
        long number =
                passwords.find(organization, user, second, NOW).orElseThrow().number();

        assertThat(after(0, 10, NOW)).containsExactly(first, second, third, fourth);
        assertThat(after(number, 1, NOW)).containsExactly(third);
        assertThat(after(number, 10, NOW)).containsExactly(third, fourth);
        assertThat(after(0, 10, END)).containsExactly(first, third, fourth);
        assertThat(passwords.after(UUID.randomUUID(), UnaryOperator.identity(), 0, 10, NOW))
                .isEmpty();
    }

    private List<UUID> after(long number, int most, Instant now) {
        return passwords.after(organization, UnaryOperator.identity(), number, most, now).stream()
                .map(row -> row.owned().view().id())
                .toList();
    }

    /** Logins by one password many times a second are no reason to write as often. */
    @Test
    void noteTheirUseOnceAMinute() {
        added(secret, null);

        assertThat(usedAt(NOW)).isEqualTo(NOW);
        assertThat(usedAt(NOW.plusSeconds(60))).isEqualTo(NOW);
        assertThat(usedAt(NOW.plusSeconds(61))).isEqualTo(NOW.plusSeconds(61));
    }

    /** Clocks of nodes differ, and the earlier may write last. */
    @Test
    void areNeverUsedEarlierThanTheyWere() {
        UUID id = added(secret, null);

        passwords.used(organization, id, NOW);
        passwords.used(organization, id, NOW.minusSeconds(1));

        assertThat(passwords.find(organization, user, id, NOW).orElseThrow().lastUsedAt())
                .isEqualTo(NOW);
    }

    /** When it says that it was used last, after it was used at this time. */
    private Instant usedAt(Instant time) {
        ApplicationLogins logins = new ApplicationLogins();
        logins.passwords = passwords;
        logins.clock = Clock.fixed(time, ZoneOffset.UTC);
        Optional<ApplicationPasswordView> found = logins.find(organization, secret);
        logins.used(organization, found.orElseThrow());
        return logins.find(organization, secret).orElseThrow().lastUsedAt();
    }

    private UUID added(ApplicationSecret shown, Instant end) {
        UUID id = Ids.next();
        passwords.add(
                organization,
                new ApplicationPasswordView(id, NUMBERS.incrementAndGet(), user, "mail", null, end, null, NOW),
                shown.hash());
        return id;
    }
}
