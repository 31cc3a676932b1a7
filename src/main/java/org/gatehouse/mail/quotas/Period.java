package org.gatehouse.mail.quotas;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * When periods begin: at midnight UTC of a day of the month, in shorter months of the last one.
 *
 * @param day 1 to 31
 */
record Period(int day) {
    /** How many periods are remembered. */
    static final int HISTORY = 24;

    /** That of an account whose day nobody has set. */
    static Period ofAccount(Instant createdAt) {
        return new Period(createdAt.atOffset(ZoneOffset.UTC).getDayOfMonth());
    }

    /** The beginning of the period that this moment lies in. */
    Instant startAt(Instant moment) {
        YearMonth month = YearMonth.from(moment.atOffset(ZoneOffset.UTC));
        Instant start = startIn(month);
        return start.isAfter(moment) ? startIn(month.minusMonths(1)) : start;
    }

    /** The end of the period that this moment lies in. */
    Instant endAfter(Instant moment) {
        YearMonth month = YearMonth.from(moment.atOffset(ZoneOffset.UTC));
        Instant start = startIn(month);
        return start.isAfter(moment) ? start : startIn(month.plusMonths(1));
    }

    /** Where the history begins: the start of the {@value #HISTORY}th period before the one of this moment. */
    Instant oldest(Instant moment) {
        return startIn(YearMonth.from(startAt(moment).atOffset(ZoneOffset.UTC)).minusMonths(HISTORY));
    }

    private Instant startIn(YearMonth month) {
        return month.atDay(Math.min(day, month.lengthOfMonth())).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
