package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Problem;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Refusal;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Identity;
import org.gatehouse.security.Mode;
import org.gatehouse.support.SetClock;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final UUID OPERATORS = new UUID(0, 1);
    private static final Problem SCOPE = CommonProblem.SCOPE_MISSING
            .because("this needs the scope users:read")
            .problem();
    private static final Problem LIMIT =
            AccessProblem.RATE_LIMITED.because("wait").problem();
    private static final Problem UNKNOWN = CommonProblem.CREDENTIALS_WRONG
            .because("no API code has this secret")
            .problem();

    private final List<Refusal> written = new ArrayList<>();
    private final SetClock clock = new SetClock("2026-11-22T07:55:00Z");
    private final Refusals refusals = new Refusals();
    private boolean broken;

    RefusalsTest() {
        refusals.clock = clock;
        refusals.audit = new AuditService() {
            @Override
            public void refused(String action, List<Refusal> some) {
                if (broken) {
                    throw new IllegalStateException("as asked");
                }
                written.addAll(some);
            }
        };
        refusals.organizations = new OrganizationService() {
            @Override
            public UUID operatorsId() {
                return OPERATORS;
            }
        };
    }

    @Test
    void ofAKnownCodeAreWrittenOnceAndThenCounted() {
        Identity code = code(1);
        refuse(code, SCOPE, 5);
        assertThat(details()).containsExactly("scope-missing: this needs the scope users:read");

        refusals.write(false);
        assertThat(written).hasSize(1); // the minute is not over

        clock.forward(Duration.ofMinutes(1));
        refusals.write(false);

        assertThat(details())
                .containsExactly(
                        "scope-missing: this needs the scope users:read",
                        "scope-missing: this needs the scope users:read ×4 more");
        assertThat(written).allSatisfy(row -> {
            assertThat(row.actor()).isEqualTo(code);
            assertThat(row.target().name()).isEqualTo("GET /v1/users");
        });
    }

    @Test
    void areWrittenAnewInEachMinute() {
        refuse(code(1), SCOPE, 1);
        clock.forward(Duration.ofMinutes(1));
        refuse(code(1), SCOPE, 1);
        refusals.write(true);

        assertThat(written).hasSize(2);
    }

    @Test
    void ofEachCodeAndReasonStandAlone() {
        refuse(code(1), SCOPE, 1);
        refuse(code(2), SCOPE, 1);
        refuse(code(1), CommonProblem.SCOPE_MISSING.because("another").problem(), 1);

        assertThat(written).hasSize(3);
    }

    @Test
    void ofLimitsAreCountedForTheOrganizationOfTheCode() {
        refuse(code(1), LIMIT, 10_000);
        assertThat(written).isEmpty();

        clock.forward(Duration.ofMinutes(1));
        refusals.write(false);

        assertThat(details()).containsExactly("rate-limited ×10000 from 192.0.2.0/24");
        assertThat(written.get(0).actor()).isEqualTo(code(1));
    }

    @Test
    void ofUnknownCredentialsAreCountedByNetworkForTheOperators() {
        for (int i = 0; i < 10_000; i++) {
            refusals.note(null, PeerAddress.parse("192.0.2." + i % 256), "GET /v1/users", UNKNOWN);
        }
        refusals.note(null, PeerAddress.parse("198.51.100.7"), "GET /v1/users", UNKNOWN);
        assertThat(written).isEmpty();

        refusals.write(true);

        assertThat(details())
                .containsExactlyInAnyOrder(
                        "credentials-wrong ×10000 from 192.0.2.0/24", "credentials-wrong ×1 from 198.51.100.0/24");
        assertThat(written).allSatisfy(row -> {
            assertThat(row.actor().organizationId()).isEqualTo(OPERATORS);
            assertThat(row.actor().codeId()).isNull();
        });
    }

    @Test
    void withoutCredentialsAreNotCounted() {
        refusals.note(
                null,
                null,
                "GET /v1/users",
                CommonProblem.UNAUTHENTICATED.because("this needs an API code").problem());
        refusals.write(true);

        assertThat(written).isEmpty();
    }

    @Test
    void fromMoreNetworksThanAnybodyReadsAreCountedTogether() {
        for (int i = 0; i < 3 * Refusals.MOST_NETWORKS; i++) {
            refusals.note(null, PeerAddress.parse("10." + i / 256 + "." + i % 256 + ".1"), "GET /v1/users", UNKNOWN);
        }
        refusals.write(true);

        assertThat(written).hasSize(Refusals.MOST_NETWORKS + 1);
        assertThat(details()).contains("credentials-wrong ×" + 2 * Refusals.MOST_NETWORKS + " from elsewhere");
    }

    @Test
    void ofMoreReasonsThanAnybodyReadsAreCountedTogether() {
        for (int i = 0; i < Refusals.MOST_REASONS + 7; i++) {
            refuse(code(i), SCOPE, 1);
        }
        refusals.write(true);

        assertThat(written).hasSize(Refusals.MOST_REASONS + 1);
        assertThat(details()).last().isEqualTo("scope-missing ×7 from elsewhere");
    }

    @Test
    void thatCouldNotBeWrittenAreTriedAgainWithTheNext() {
        broken = true;
        refuse(code(1), SCOPE, 1);
        broken = false;
        refuse(code(1), SCOPE, 1);

        assertThat(details()).containsExactly("scope-missing: this needs the scope users:read");
    }

    private void refuse(Identity code, Problem problem, int times) {
        for (int i = 0; i < times; i++) {
            refusals.note(code, PeerAddress.parse(code.address()), "GET /v1/users", problem);
        }
    }

    private List<String> details() {
        return written.stream().map(Refusal::detail).toList();
    }

    private static Identity code(int number) {
        return new Identity(
                new UUID(0, 2),
                new UUID(number, 0),
                "code",
                Set.of(),
                Mode.ADMINISTRATIVE,
                null,
                null,
                Bounds.NONE,
                "192.0.2.7",
                null);
    }
}
