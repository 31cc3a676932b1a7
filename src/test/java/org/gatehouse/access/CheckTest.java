package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.access.limits.RateLimit;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Mode;
import org.gatehouse.security.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Locks SHUT = new Locks(
            false,
            NOW.plusSeconds(1),
            NOW.minusSeconds(1),
            Set.of(Dialect.LOGINTC),
            "mail.example",
            Networks.of(Networks.read("192.0.2.0/24")),
            CodeLimits.NONE);

    private static final Locks OPEN =
            new Locks(true, null, null, Set.of(Dialect.V1), null, Networks.NONE, CodeLimits.NONE);

    private int asked;

    /** The order is a promise: clients meet one refusal after the other. */
    @Test
    void comeInTheOrderOfTheGuide() {
        assertThat(refusals(SHUT, "users:write"))
                .containsExactly(
                        "code-disabled",
                        "code-not-yet-valid",
                        "code-expired",
                        "dialect-not-allowed",
                        "host-not-allowed",
                        "network-not-allowed",
                        "rate-limited",
                        "not-in-user-mode",
                        "scope-missing");
    }

    @Test
    void letACodeWithoutLocksThrough() {
        assertThat(refusals(OPEN, "users:read")).isEmpty();
    }

    @Test
    void ofAnOperationFollowThoseOfEveryRequest() {
        assertThat(Stream.of(Check.OF_EVERY_REQUEST, Check.OF_AN_OPERATION).flatMap(Set::stream))
                .containsExactly(Check.values());
    }

    @Test
    void tellTheFirstRefusal() {
        assertThat(Check.firstRefusal(Check.OF_EVERY_REQUEST, attempt(SHUT, "users:read")))
                .hasValueSatisfying(refusal -> assertThat(refusal.type()).isEqualTo(AccessProblem.CODE_DISABLED));
        assertThat(Check.firstRefusal(Check.OF_EVERY_REQUEST, attempt(OPEN, "users:write")))
                .isEmpty();
    }

    @Test
    void askForAnyOfTheScopesThatOpen() {
        assertThat(refusals(OPEN, "domains:read", "users:read")).isEmpty();
        assertThat(Check.SCOPES.refusal(attempt(OPEN, "a:read", "b:read")))
                .hasValueSatisfying(refusal ->
                        assertThat(refusal.problem().detail()).isEqualTo("this needs the scope a:read or b:read"));
    }

    /** Today's scopes are pinned in ScopeTest; a code that holds them all has none of those that a release adds. */
    @ParameterizedTest
    @ValueSource(strings = {"users.picture:read", "users:delete", "reports:read", "users", "users:", "*"})
    void openNothingThatALaterReleaseAdds(String newScope) {
        assertThat(Scope.names()).doesNotContain(newScope);
        Reach all =
                new Reach(Mode.ADMINISTRATIVE, ApiCode.split(String.join(" ", Scope.names())), OPEN, Bounds.NONE, null);
        Attempt attempt = attempt(OPEN, newScope);
        Attempt withAll =
                new Attempt(all, false, attempt.limits(), attempt.circumstances(), attempt.opening(), Aim.OPEN);

        assertThat(Check.firstRefusal(EnumSet.allOf(Check.class), withAll))
                .hasValueSatisfying(refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.SCOPE_MISSING));
        for (String scope : Scope.names()) {
            assertThat(Check.SCOPES.refusal(withAll.at(Opening.by(List.of(scope)))))
                    .as(scope)
                    .isEmpty();
        }
    }

    /** A request that something before refuses does not count. */
    @Test
    void askTheLimitsOnlyWhenAllBeforeHasPassed() {
        Check.firstRefusal(Check.OF_EVERY_REQUEST, attempt(SHUT, "users:read"));
        assertThat(asked).isZero();

        Check.firstRefusal(Check.OF_EVERY_REQUEST, attempt(OPEN, "users:read"));
        assertThat(asked).isOne();
    }

    @Test
    void letAUserDoWhatIsOpenInUserMode() {
        Attempt own = attempt(SHUT).at(new Opening(List.of("users:read"), true, false, true));

        assertThat(Check.firstRefusal(Check.OF_AN_OPERATION, own)).isEmpty();
    }

    @Test
    void keepWhatIsBoundToDomainsFromTheWholeOrganization() {
        Bounds bound = new Bounds(Set.of(), Set.of(UUID.randomUUID()));
        Reach some = new Reach(Mode.ADMINISTRATIVE, Set.of("users:read"), OPEN, bound, null);
        Attempt open = attempt(OPEN, "users:read");
        Attempt attempt = new Attempt(some, false, open.limits(), open.circumstances(), open.opening(), Aim.OPEN);
        List<String> scopes = List.of("users:read");

        assertThat(Check.firstRefusal(Check.OF_AN_OPERATION, attempt)).isEmpty();
        assertThat(Check.firstRefusal(Check.OF_AN_OPERATION, attempt.at(new Opening(scopes, false, false, false))))
                .hasValueSatisfying(refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.DOMAIN_NOT_ALLOWED));
        assertThat(Check.firstRefusal(Check.OF_AN_OPERATION, open.at(new Opening(scopes, false, false, false))))
                .isEmpty();
    }

    @Test
    void askForAUserWhereACodeInUserModeHasNone() {
        Attempt shut = attempt(SHUT);
        Attempt alone = new Attempt(shut.reach(), false, shut.limits(), shut.circumstances(), null, Aim.OPEN);
        List<String> scopes = List.of("users:read");

        assertThat(Check.MODE.refusal(alone.at(new Opening(scopes, true, false, true))))
                .hasValueSatisfying(refusal -> assertThat(refusal.type()).isEqualTo(AccessProblem.USER_NEEDED));
        assertThat(Check.MODE.refusal(alone.at(new Opening(scopes, true, true, true))))
                .isEmpty();
        assertThat(Check.MODE.refusal(alone.at(new Opening(scopes, false, false, true))))
                .hasValueSatisfying(refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.NOT_IN_USER_MODE));
    }

    private List<String> refusals(Locks locks, String... opening) {
        return Stream.of(Check.values())
                .flatMap(check -> check.refusal(attempt(locks, opening)).stream())
                .map(refusal -> refusal.type().slug())
                .toList();
    }

    /** When it is shut, it is a user's, and its limits leave nothing. */
    private Attempt attempt(Locks locks, String... opening) {
        return new Attempt(
                new Reach(
                        locks == SHUT ? Mode.USER : Mode.ADMINISTRATIVE,
                        Set.of("users:read"),
                        locks,
                        Bounds.NONE,
                        null),
                true,
                () -> {
                    asked++;
                    return Optional.of(new RateLimit(locks != SHUT, 10, 0, 42));
                },
                new Circumstances(NOW, Dialect.V1, "other.example", PeerAddress.parse("198.51.100.7")),
                Opening.by(List.of(opening)),
                Aim.OPEN);
    }
}
