package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final Housekeeping housekeeping = new Housekeeping();

    HousekeepingTest() {
        housekeeping.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    void doesTheOtherChoresWhenOneFails() {
        List<Instant> done = new ArrayList<>();
        Chore failing = now -> {
            throw new IllegalStateException("as asked");
        };
        Chore working = now -> {
            done.add(now);
            return 0;
        };

        housekeeping.run(List.of(working, failing, working));

        assertThat(done).containsExactly(NOW, NOW);
    }

    @Test
    void goesOnStepByStepUntilLittleIsLeft() {
        List<Integer> left = new ArrayList<>(List.of(Housekeeping.STEP, Housekeeping.STEP, 7, Housekeeping.STEP));

        housekeeping.run(List.of(now -> left.remove(0)));

        assertThat(left).containsExactly(Housekeeping.STEP);
    }
}
