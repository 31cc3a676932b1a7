package org.gatehouse.webaides.content.recurrence;

import java.time.LocalDateTime;

/**
 * The local times of one rule in order, from a given time on. Jumps there unless the rule counts. Ends early when the
 * budget is spent, which whoever asks must look at.
 */
final class Candidates {
    /** No instance begins later. */
    static final LocalDateTime END = LocalDateTime.of(9999, 12, 31, 23, 59, 59);

    private final RecurrenceRule rule;
    private final LocalDateTime start;
    private final LocalDateTime from;
    private final Budget budget;
    private final Periods periods;
    private LocalDateTime last;
    private boolean startIsDue;
    private long counted;

    /** With the start as the first, whether the rule matches it or not. */
    Candidates(RecurrenceRule rule, LocalDateTime start, LocalDateTime from, Budget budget) {
        this(rule, start, from, budget, true);
    }

    private Candidates(
            RecurrenceRule rule, LocalDateTime start, LocalDateTime from, Budget budget, boolean startIsDue) {
        this.rule = rule;
        this.start = start;
        this.from = from;
        this.budget = budget;
        this.startIsDue = startIsDue;
        last = startIsDue ? start : start.minusSeconds(1);
        LocalDateTime jump = rule.count() > 0 || from.isBefore(start) ? start : from;
        periods = rule.frequency().finerThan(RecurrenceRule.Frequency.DAILY)
                ? new Slots(rule, start, jump, budget)
                : new DayPeriods(rule, start, jump, budget);
    }

    /** Those that the rule matches, among which the start need not be. */
    static Candidates matching(RecurrenceRule rule, LocalDateTime start, LocalDateTime from, Budget budget) {
        return new Candidates(rule, start, from, budget, false);
    }

    /** The start alone. */
    static Candidates once(LocalDateTime start, LocalDateTime from) {
        RecurrenceRule rule = new RecurrenceRule(
                RecurrenceRule.Frequency.SECONDLY,
                1,
                null,
                Numbers.NONE,
                Numbers.NONE,
                Numbers.NONE,
                Numbers.NONE,
                1,
                null);
        return new Candidates(rule, start, from, new Budget(Budget.USUAL));
    }

    /** The next time that is not before {@code from}; null when there is none or the budget is spent. */
    LocalDateTime next() {
        for (LocalDateTime time = following(); time != null; time = following()) {
            if (!time.isBefore(from)) {
                return time;
            }
        }
        return null;
    }

    private LocalDateTime following() {
        if (startIsDue) {
            startIsDue = false;
            counted = 1;
            return start;
        }
        if (rule.count() > 0 && counted >= rule.count()) {
            return null;
        }
        LocalDateTime time = periods.next();
        while (time != null && !time.isAfter(last)) { // two periods may hold the same day
            time = budget.spend(1) ? periods.next() : null;
        }
        if (time == null || (rule.until() != null && time.isAfter(rule.until())) || time.isAfter(END)) {
            return null;
        }
        counted++;
        last = time;
        return budget.spend(1) ? time : null;
    }

    /** The times of a rule, period by period; some may lie before its start. */
    interface Periods {
        LocalDateTime next();
    }
}
