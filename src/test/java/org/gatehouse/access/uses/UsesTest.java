package org.gatehouse.access.uses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.gatehouse.support.SetClock;
import org.junit.jupiter.api.Test;

class UsesTest {
    private static final UUID ORGANIZATION = new UUID(0, 1);
    private static final UUID CODE = new UUID(1, 2);
    private static final String MARK = "e25d93d9ee3a7ef2";

    private final SetClock clock = new SetClock("2026-11-22T07:55:00Z");
    private final Stored stored = new Stored();
    private final Uses uses = new Uses();

    UsesTest() {
        uses.clock = clock;
        uses.stored = stored;
    }

    /** What is written, in memory. */
    private static final class Stored extends UseService {
        private final Map<UseKey, Use> rows = new TreeMap<>();
        private int writes;
        private boolean broken;

        @Override
        void write(SortedMap<UseKey, Use> some) {
            writes++;
            if (broken) {
                throw new IllegalStateException("as asked");
            }
            rows.putAll(some);
        }

        @Override
        Map<String, Use> find(UUID organizationId, UUID codeId) {
            Map<String, Use> found = new HashMap<>();
            rows.forEach((key, use) -> found.put(key.subject(), use));
            return found;
        }
    }

    @Test
    void areKnownBeforeTheyAreWritten() {
        uses.ofCode(CODE, MARK, "192.0.2.7");
        uses.ofScope(CODE, "users:read", "192.0.2.7");
        uses.ofScope(new UUID(3, 4), "users:write", "192.0.2.8");

        CodeUses found = uses.find(ORGANIZATION, CODE);

        Use now = new Use(clock.instant(), "192.0.2.7");
        assertThat(found.ofCode()).isEqualTo(now);
        assertThat(found.ofSecret(MARK)).isEqualTo(now);
        assertThat(found.ofScope("users:read")).isEqualTo(now);
        assertThat(found.ofScope("users:write")).isEqualTo(Use.NEVER);
        assertThat(found.ofSecret(null)).isEqualTo(Use.NEVER);
    }

    @Test
    void areWrittenOnceHoweverOftenTheyHappen() {
        for (int i = 0; i < 10_000; i++) {
            clock.forward(Duration.ofMillis(1));
            uses.ofScope(CODE, "users:read", "192.0.2." + i % 256);
        }
        uses.write(false);
        uses.write(false);

        assertThat(stored.writes).isEqualTo(1);
        assertThat(stored.rows)
                .containsOnly(Map.entry(new UseKey(CODE, "users:read"), new Use(clock.instant(), "192.0.2.15")));
    }

    @Test
    void areTheLaterOfWhatIsStoredAndWhatIsNot() {
        uses.ofScope(CODE, "users:read", "192.0.2.1");
        uses.write(false);
        clock.forward(Duration.ofSeconds(1));
        uses.ofScope(CODE, "users:read", "192.0.2.2");

        assertThat(uses.find(ORGANIZATION, CODE).ofScope("users:read").address())
                .isEqualTo("192.0.2.2");
    }

    @Test
    void areWrittenLaterWhenTheyCannotBeNow() {
        uses.ofScope(CODE, "users:read", "192.0.2.1");
        stored.broken = true;
        uses.write(false);
        stored.broken = false;
        uses.write(false);

        assertThat(stored.rows).hasSize(1);
    }

    @Test
    void areBounded() {
        for (int i = 0; i < Uses.MOST + 10; i++) {
            uses.ofScope(new UUID(i, 0), "users:read", "192.0.2.1");
        }
        uses.ofScope(new UUID(0, 0), "users:read", "192.0.2.2");
        uses.write(true);

        assertThat(stored.rows).hasSize(Uses.MOST).containsValue(new Use(clock.instant(), "192.0.2.2"));
    }
}
