package org.gatehouse.access;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts, minute by minute, how often things of one kind happened, and keeps the first of each. Safe for threads.
 *
 * @param <K> what is counted together
 * @param <F> what is kept of the first
 */
final class Tally<K, F> {
    private final int most;
    private final ConcurrentHashMap<Slot<K>, Count<K, F>> counts = new ConcurrentHashMap<>();

    private record Slot<K>(K kind, long minute) {}

    /** How often something happened in one minute, the first time included. */
    record Count<K, F>(K kind, F first, long times) {
        private Count<K, F> more() {
            return new Count<>(kind, first, times + 1);
        }
    }

    /** Holds at most {@code most} counts. */
    Tally(int most) {
        this.most = most;
    }

    /** Counts one more; how many there were in this minute with it, or 0 when it is of a new kind and there is no room. */
    long add(K kind, long minute, F event) {
        Slot<K> slot = new Slot<>(kind, minute);
        if (counts.size() >= most && !counts.containsKey(slot)) {
            return 0;
        }
        return counts.compute(slot, (same, count) -> count == null ? new Count<>(kind, event, 1) : count.more())
                .times();
    }

    /** Counts the kind from the beginning again. */
    void forget(K kind, long minute) {
        counts.remove(new Slot<>(kind, minute));
    }

    /** Takes out what was counted in the minutes before this one. */
    List<Count<K, F>> takeBefore(long minute) {
        List<Count<K, F>> taken = new ArrayList<>();
        for (Slot<K> slot : counts.keySet()) {
            Count<K, F> count = slot.minute() < minute ? counts.remove(slot) : null;
            if (count != null) { // else it was forgotten just now
                taken.add(count);
            }
        }
        return taken;
    }
}
