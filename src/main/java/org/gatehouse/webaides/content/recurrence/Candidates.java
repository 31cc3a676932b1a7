package org.gatehouse.webaides.content.recurrence;

import java.time.LocalDateTime;

/**
 * The local times of one rule in order, from a given time on. Jumps there unless the rule counts. Ends early when the
 * budget is spent, which whoever asks must look at.
 */
final class Candidates {
    /** No instance begins later. */
    static final LocalDateTime END = LocalDateTime.of(9999, 1, 1, 0, 0);

    private final RecurrenceRule rule;
    private final LocalDateTime start;
    private final LocalDateTime from;
    private final Budget budget;
    private final Periods periods;
    private boolean started;
    private long counted;

    Candidates(RecurrenceRule rule, LocalDateTime start, LocalDateTime from, Budget budget) {
        this.rule = rule;
        this.start = start;
        this.from = from;
        this.budget = budget;
        LocalDateTime jump = rule.count() > 0 || from.isBefore(start) ? start : from;
        periods = rule.frequency().finerThan(RecurrenceRule.Frequency.DAILY)
                ? new Slots(rule, start, jump, budget)
                : new DayPeriods(rule, start, jump, budget);
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
        if (!started) {
            started = true;
            counted = 1;
            return start; // always the first, whether it matches or not
        }
        if (rule.count() > 0 && counted >= rule.count()) {
            return null;
        }
        LocalDateTime time = periods.next();
        while (time != null && !time.isAfter(start)) {
            time = budget.spend(1) ? periods.next() : null;
        }
        if (time == null || (rule.until() != null && time.isAfter(rule.until())) || time.isAfter(END)) {
            return null;
        }
        counted++;
        return budget.spend(1) ? time : null;
    }

    /** The times of a rule, period by period; some may lie before its start. */
    interface Periods {
        LocalDateTime next();
    }
}
