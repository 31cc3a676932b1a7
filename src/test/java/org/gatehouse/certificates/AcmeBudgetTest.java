package org.gatehouse.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may order how much, of ten orders in three hours. */
class AcmeBudgetTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final AcmeBudget budget = new AcmeBudget();
    private int hosts;

    @BeforeEach
    void allow() {
        budget.uses = new Remembered();
        budget.config = new AcmeConfig();
        budget.config.orders = 10;
        budget.config.duplicates = 100;
        budget.config.ofDomain = 100;
        budget.config.failures = 100;
    }

    private AcmeBudget.Wish wish(UUID organizationId, boolean renewal) {
        hosts++;
        return new AcmeBudget.Wish(organizationId, Hosts.of(List.of("h" + hosts + ".example.com")), renewal);
    }

    private void take(UUID organizationId, boolean renewal) {
        budget.take(UUID.randomUUID(), wish(organizationId, renewal), NOW);
    }

    private Optional<Instant> roomAt(UUID organizationId, boolean renewal) {
        return budget.roomAt(wish(organizationId, renewal), NOW);
    }

    @Test
    void anOrganizationHasAFifth() {
        UUID greedy = UUID.randomUUID();
        take(greedy, false);
        take(greedy, false);

        assertThat(roomAt(greedy, false)).contains(NOW.plus(Duration.ofHours(3)));
        assertThat(roomAt(greedy, true)).isPresent();
        assertThat(roomAt(UUID.randomUUID(), false)).isEmpty();
        assertThat(budget.takeAgain(UUID.randomUUID(), wish(greedy, false), NOW))
                .isPresent();
    }

    @Test
    void aFifthIsKeptForRenewals() {
        for (int i = 0; i < 8; i++) {
            take(UUID.randomUUID(), false);
        }
        assertThat(roomAt(UUID.randomUUID(), false)).isPresent();

        take(UUID.randomUUID(), true);
        take(UUID.randomUUID(), true);

        assertThat(roomAt(UUID.randomUUID(), true)).isPresent();
    }

    @Test
    void whatIsSentOnceMoreCounts() {
        UUID organization = UUID.randomUUID();
        take(organization, false);

        assertThat(budget.takeAgain(UUID.randomUUID(), wish(organization, false), NOW))
                .isEmpty();

        assertThat(roomAt(organization, false)).isPresent();
    }

    @Test
    void oneOrderIsPossibleWhereOneIsAllowed() {
        budget.config.orders = 1;

        take(UUID.randomUUID(), false);

        assertThat(roomAt(UUID.randomUUID(), true)).isPresent();
    }

    /** Keeps what is counted in memory. */
    private static final class Remembered extends AcmeUseRepository {
        private final List<String> counted = new ArrayList<>();

        @Override
        void add(Kind kind, Collection<String> subjects, UUID orderId, Instant now) {
            subjects.forEach(subject -> counted.add(kind + " " + subject));
        }

        @Override
        Optional<Instant> roomAt(Kind kind, String subject, int most, Duration window, Instant now) {
            long used = counted.stream().filter((kind + " " + subject)::equals).count();
            return used < most ? Optional.empty() : Optional.of(now.plus(window));
        }
    }
}
