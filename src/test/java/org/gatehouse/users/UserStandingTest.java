package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.security.Bounds;
import org.junit.jupiter.api.Test;

class UserStandingTest {
    private static final UUID USER = new UUID(0, 9);
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final Bounds TO_A = new Bounds(Set.of(), Set.of(A));
    private static final Bounds WITHOUT_USER = new Bounds(Set.of(USER), Set.of());

    @Test
    void isProtectedByTheOrganizationUnlessTheScopeIsHeld() {
        UserStanding flagged = new UserStanding(USER, true, A, Set.of());

        assertThat(flagged.protection(Bounds.NONE, true)).isEmpty();
        assertThat(flagged.protection(Bounds.NONE, false))
                .hasValueSatisfying(refusal -> assertThat(refusal.type()).isEqualTo(UserProblem.USER_PROTECTED));
    }

    @Test
    void isProtectedByTheCodeWhateverTheScopes() {
        UserStanding plain = new UserStanding(USER, false, A, Set.of());

        assertThat(plain.protection(Bounds.NONE, false)).isEmpty();
        assertThat(plain.protection(WITHOUT_USER, true)).isPresent();
        assertThat(plain.protection(new Bounds(Set.of(A), Set.of()), false)).isEmpty();
    }

    @Test
    void isPlacedByItsHomeIfItHasOne() {
        assertThat(new UserStanding(USER, false, A, Set.of()).placement(TO_A)).isEmpty();
        assertThat(new UserStanding(USER, false, B, Set.of()).placement(Bounds.NONE))
                .isEmpty();
        assertThat(new UserStanding(USER, false, B, Set.of(A)).placement(TO_A))
                .hasValueSatisfying(refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.DOMAIN_NOT_ALLOWED));
    }

    @Test
    void isPlacedByItsMembershipsIfItHasNone() {
        assertThat(new UserStanding(USER, false, null, Set.of(B, A)).placement(TO_A))
                .isEmpty();
        assertThat(new UserStanding(USER, false, null, Set.of(B)).placement(TO_A))
                .isPresent();
        assertThat(new UserStanding(USER, false, null, Set.of()).placement(TO_A))
                .isPresent();
        assertThat(new UserStanding(USER, false, null, Set.of()).placement(Bounds.NONE))
                .isEmpty();
    }
}
