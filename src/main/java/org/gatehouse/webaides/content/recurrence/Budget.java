package org.gatehouse.webaides.content.recurrence;

/** How many days and candidates may be looked at for one answer. Not safe for threads. */
public final class Budget {
    /** A few milliseconds, and 270 years of days. */
    static final int USUAL = 100_000;

    private final Budget whole;
    private int left;

    Budget(int steps) {
        this(steps, null);
    }

    private Budget(int steps, Budget whole) {
        left = steps;
        this.whole = whole;
    }

    /** What one request may spend on all events that it looks at. */
    public static Budget ofRequest() {
        return new Budget(20 * USUAL);
    }

    /** What the time zones that one event brings along may cost together. */
    static Budget ofZones() {
        return new Budget(4 * USUAL);
    }

    /** What one event may spend of this. */
    Budget part() {
        return new Budget(USUAL, this);
    }

    /** Takes a step; false when there is none left. */
    boolean spend(int steps) {
        left -= steps;
        return (whole == null || whole.spend(steps)) && left >= 0;
    }

    public boolean isSpent() {
        return left < 0 || (whole != null && whole.isSpent());
    }
}
