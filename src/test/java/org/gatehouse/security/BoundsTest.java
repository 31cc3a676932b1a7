package org.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.CommonProblem;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    @Test
    void reachEveryDomainUnlessSomeAreNamed() {
        assertThat(Bounds.NONE.bindDomains()).isFalse();
        assertThat(Bounds.NONE.reachDomain(A)).isTrue();
        assertThat(Bounds.NONE.reachDomain(null)).isTrue();
        assertThat(toDomains(A).bindDomains()).isTrue();
        assertThat(toDomains(A).reachDomain(A)).isTrue();
        assertThat(toDomains(A).reachDomain(B)).isFalse();
    }

    @Test
    void holdBackWhatLiesInNoDomainWhenSomeAreNamed() {
        assertThat(toDomains(A).reachDomain(null)).isFalse();
        assertThat(toDomains(A).refusal(null))
                .hasValueSatisfying(refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.DOMAIN_NOT_ALLOWED));
        assertThat(toDomains(A).refusal(A)).isEmpty();
    }

    @Test
    void protectWhomTheyName() {
        assertThat(protecting(A).protect(A)).isTrue();
        assertThat(protecting(A).protect(B)).isFalse();
        assertThat(Bounds.NONE.protect(A)).isFalse();
    }

    @Test
    void areWiderWithFewerProtectedUsers() {
        assertThat(protecting(A, B).widerThan(protecting(A))).isEmpty();
        assertThat(protecting(A).widerThan(protecting(A))).isEmpty();
        assertThat(protecting(A).widerThan(protecting(A, B))).containsExactly("protectedUsers");
        assertThat(protecting(B).widerThan(protecting(A))).containsExactly("protectedUsers");
        assertThat(Bounds.NONE.widerThan(protecting(A))).containsExactly("protectedUsers");
    }

    @Test
    void areWiderWithMoreDomainsAndWidestWithNone() {
        assertThat(toDomains(A).widerThan(toDomains(A, B))).isEmpty();
        assertThat(toDomains(A).widerThan(Bounds.NONE)).isEmpty();
        assertThat(Bounds.NONE.widerThan(Bounds.NONE)).isEmpty();
        assertThat(toDomains(A, B).widerThan(toDomains(A))).containsExactly("domains");
        assertThat(toDomains(B).widerThan(toDomains(A))).containsExactly("domains");
        assertThat(Bounds.NONE.widerThan(toDomains(A))).containsExactly("domains");
    }

    private static Bounds toDomains(UUID... ids) {
        return new Bounds(Set.of(), Set.of(ids));
    }

    private static Bounds protecting(UUID... ids) {
        return new Bounds(Set.of(ids), Set.of());
    }
}
