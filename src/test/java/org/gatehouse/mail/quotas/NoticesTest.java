package org.gatehouse.mail.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticesTest {
    @Test
    void areOfEachMarkThatIsReached() {
        assertThat(Notices.reached(100L, 74, 0)).isEmpty();
        assertThat(Notices.reached(100L, 75, 0)).containsExactly(75);
        assertThat(Notices.reached(100L, 96, 0)).containsExactly(75, 85, 95);
        assertThat(Notices.reached(100L, 100, 85)).containsExactly(95, 100);
        assertThat(Notices.reached(100L, 100, 100)).isEmpty();
    }

    @Test
    void areNotTooEarlyWithFewMessages() {
        assertThat(Notices.reached(3L, 2, 0)).isEmpty();
        assertThat(Notices.reached(3L, 3, 0)).containsExactly(75, 85, 95, 100);
    }

    @Test
    void areRightWithTheLargestNumbers() {
        long limit = Long.MAX_VALUE;

        assertThat(Notices.reached(limit, limit / 4 * 3 - 1, 0)).isEmpty();
        assertThat(Notices.reached(limit, limit, 0)).containsExactly(75, 85, 95, 100);
    }

    @Test
    void areNearTheLimitFrom95PercentOn() {
        assertThat(Notices.isNear(1000L, 949)).isFalse();
        assertThat(Notices.isNear(1000L, 950)).isTrue();
        assertThat(Notices.isNear(0L, 0)).isTrue();
        assertThat(Notices.isNear(null, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void areNotThereWithoutALimit() {
        assertThat(Notices.reached(null, Long.MAX_VALUE, 0)).isEmpty();
    }
}
