package org.gatehouse.access.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.SetClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two leases over the same rows are two nodes on one database. */
class LeaseTest {
    private final SetClock clock = new SetClock("2026-11-22T07:55:30.5Z");
    private final FakeWindows windows = new FakeWindows();
    private final WindowKey key = new WindowKey(new UUID(0, 1), new UUID(1, 2), Window.MINUTE);
    private final Lease one = new Lease(key, windows, clock);
    private final Lease two = new Lease(key, windows, clock);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 10, 49, 50, 99, 100, 101, 149, 6000, 6049})
    void grantsExactlyTheLimitOverAllNodes(long limit) {
        long granted = Stream.of(one, two, one)
                .mapToLong(node -> granted(node, limit, limit))
                .sum();

        assertThat(granted).isEqualTo(limit);
        assertThat(one.spend(limit).remaining()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 137, 2000})
    void grantsExactlyTheLimitWhenNodesTakeTurns(long limit) {
        long granted = IntStream.range(0, (int) limit)
                .mapToLong(i -> granted(one, limit, 1) + granted(two, limit, 1))
                .sum();

        assertThat(granted).isEqualTo(limit);
    }

    @Test
    void grantsExactlyTheLimitToThreads() {
        List<Long> granted = AtOnce.call(16, number -> granted(number % 2 == 0 ? one : two, 1000, 100));

        assertThat(granted.stream().mapToLong(Long::longValue).sum()).isEqualTo(1000);
    }

    @Test
    void asksTheDatabaseFiftyTimesAWindow() {
        assertThat(granted(one, 6000, 7000)).isEqualTo(6000);

        assertThat(windows.asked()).isEqualTo(50);
    }

    @Test
    void asksNoMoreOnceNothingIsLeft() {
        granted(one, 100, 100);
        granted(two, 100, 1);
        int asked = windows.asked();

        assertThat(granted(two, 100, 1000)).isZero();
        assertThat(windows.asked()).isEqualTo(asked);
    }

    @Test
    void countsDownToTheEndOfTheWindow() {
        assertThat(one.spend(100)).isEqualTo(new RateLimit(true, 100, 99, 30));
        clock.forward(Duration.ofMillis(29_499));
        assertThat(one.spend(100)).isEqualTo(new RateLimit(true, 100, 98, 1));
        clock.forward(Duration.ofMillis(1));
        assertThat(one.spend(100)).isEqualTo(new RateLimit(true, 100, 99, 60));
    }

    @Test
    void beginsAgainWithTheNextWindow() {
        assertThat(granted(one, 10, 20)).isEqualTo(10);
        assertThat(one.isOver()).isFalse();

        clock.forward(Duration.ofSeconds(30));

        assertThat(one.isOver()).isTrue();
        assertThat(granted(one, 10, 20)).isEqualTo(10);
    }

    @Test
    void heedsALowerLimitAtOnce() {
        assertThat(granted(one, 6000, 200)).isEqualTo(200);

        assertThat(granted(one, 100, 50)).isZero();
    }

    @Test
    void grantsTheRestOfAHigherLimit() {
        assertThat(granted(one, 10, 20)).isEqualTo(10);

        assertThat(granted(one, 15, 20)).isEqualTo(5);
    }

    /** What this node holds is left, also when all nodes together have taken everything. */
    @Test
    void looksAtItsOwnShareFirst() {
        one.spend(100);
        granted(two, 100, 98);

        assertThat(one.look(100, clock.instant())).isEqualTo(new RateLimit(true, 100, 1, 30));
        assertThat(one.spend(100).granted()).isTrue();
        assertThat(one.look(100, clock.instant()).granted()).isFalse();
        assertThat(two.look(101, clock.instant()).granted()).isTrue();
    }

    private static long granted(Lease node, long limit, long requests) {
        long granted = 0;
        for (long i = 0; i < requests; i++) {
            granted += node.spend(limit).granted() ? 1 : 0;
        }
        return granted;
    }
}
