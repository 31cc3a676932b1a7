package org.gatehouse.webaides.content.recurrence;

import java.util.Arrays;

/** The places in a period's times that a rule chooses (bySetPosition); negative ones count from the end. */
record SetPositions(int[] wanted) {
    boolean isEmpty() {
        return wanted.length == 0;
    }

    /** Their indexes among so many times, in order. */
    long[] chosen(long size) {
        return Arrays.stream(wanted)
                .mapToLong(position -> position > 0 ? position - 1 : size + position)
                .filter(index -> index >= 0 && index < size)
                .sorted()
                .distinct()
                .toArray();
    }
}
