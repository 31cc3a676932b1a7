package org.gatehouse.webaides.content.recurrence;

/** How many days and candidates may be looked at for one answer. Not safe for threads. */
final class Budget {
    /** A few milliseconds, and 270 years of days. */
    static final int USUAL = 100_000;

    private int left;

    Budget(int steps) {
        left = steps;
    }

    /** Takes a step; false when there is none left. */
    boolean spend(int steps) {
        left -= steps;
        return left >= 0;
    }

    boolean isSpent() {
        return left < 0;
    }
}
