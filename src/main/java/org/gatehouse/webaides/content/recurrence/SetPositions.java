package org.gatehouse.webaides.content.recurrence;

/** The places in a period's times that a rule chooses (bySetPosition); negative ones count from the end. */
record SetPositions(Numbers wanted) {
    boolean isEmpty() {
        return wanted.isEmpty();
    }

    /** Their indexes among so many times, in order. */
    long[] chosen(long size) {
        return wanted.stream()
                .mapToLong(position -> position > 0 ? position - 1 : size + position)
                .filter(index -> index >= 0 && index < size)
                .sorted()
                .distinct()
                .toArray();
    }
}
