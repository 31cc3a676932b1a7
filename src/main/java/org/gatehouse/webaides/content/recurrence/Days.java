package org.gatehouse.webaides.content.recurrence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gatehouse.webaides.content.recurrence.RecurrenceRule.Frequency;

/** Which days a rule matches. */
final class Days {
    /** A weekday, and the how manieth it must be in its month or year; 0 for any. */
    private record NthDay(DayOfWeek day, int nth) {}

    private enum Skip {
        OMIT,
        BACKWARD,
        FORWARD
    }

    private final DayOfWeek firstDayOfWeek;
    private final WeekFields weeks;
    private final Skip skip;
    private final boolean nthOfYear;
    private Numbers months;
    private final Numbers weekNumbers;
    private final Numbers yearDays;
    private Numbers monthDays;
    private List<NthDay> weekdays;

    private Days(JsonNode rule, Frequency frequency) {
        firstDayOfWeek = RecurrenceRule.day(rule.path("firstDayOfWeek").asText("mo"));
        weeks = WeekFields.of(firstDayOfWeek, 4);
        skip = Skip.valueOf(rule.path("skip").asText("omit").toUpperCase(Locale.ROOT));
        months = Numbers.of(rule.path("byMonth"));
        weekNumbers = Numbers.of(rule.path("byWeekNo"));
        yearDays = Numbers.of(rule.path("byYearDay"));
        monthDays = Numbers.of(rule.path("byMonthDay"));
        weekdays = new ArrayList<>();
        for (JsonNode day : rule.path("byDay")) {
            weekdays.add(new NthDay(
                    RecurrenceRule.day(day.path("day").asText()),
                    day.path("nthOfPeriod").asInt(0)));
        }
        nthOfYear = frequency == Frequency.YEARLY && months.isEmpty();
    }

    /** The days of a rule; RFC 8984 4.3.3 says what it takes from the first day where it does not speak itself. */
    static Days of(JsonNode rule, Frequency frequency, LocalDate start) {
        Days days = new Days(rule, frequency);
        boolean noDay = days.monthDays.isEmpty() && days.weekdays.isEmpty();
        if (frequency == Frequency.WEEKLY && days.weekdays.isEmpty()) {
            days.weekdays = List.of(new NthDay(start.getDayOfWeek(), 0));
        } else if (frequency == Frequency.MONTHLY && noDay) {
            days.monthDays = Numbers.of(start.getDayOfMonth());
        } else if (frequency == Frequency.YEARLY && days.yearDays.isEmpty()) {
            days.fillYear(noDay, start);
        }
        return days;
    }

    private void fillYear(boolean noDay, LocalDate start) {
        boolean noWeek = weekNumbers.isEmpty();
        if (months.isEmpty() && noWeek && (!monthDays.isEmpty() || weekdays.isEmpty())) {
            months = Numbers.of(start.getMonthValue());
        }
        if (noDay && noWeek) {
            monthDays = Numbers.of(start.getDayOfMonth());
        }
        if (noDay && !noWeek) {
            weekdays = List.of(new NthDay(start.getDayOfWeek(), 0));
        }
    }

    DayOfWeek firstDayOfWeek() {
        return firstDayOfWeek;
    }

    /** The months of a year that can have matching days. */
    int[] months() {
        return months.isEmpty()
                ? IntStream.rangeClosed(1, 12).toArray()
                : months.stream().toArray();
    }

    boolean matchMonth(int month) {
        return months.isEmpty() || months.has(month);
    }

    /** Whether a month may give a day of the next. */
    boolean runsOver() {
        return skip == Skip.FORWARD;
    }

    /** Adds the matching days of a month. */
    void addOf(YearMonth month, Collection<LocalDate> to) {
        for (int i = 1; i <= month.lengthOfMonth(); i++) {
            LocalDate day = month.atDay(i);
            if (matches(day)) {
                to.add(day);
            }
        }
        if (skip != Skip.OMIT
                && weekdays.isEmpty()
                && yearDays.isEmpty()
                && !monthDays.isEmpty()
                && monthDays.get(monthDays.size() - 1) > month.lengthOfMonth()) {
            to.add(
                    skip == Skip.BACKWARD
                            ? month.atEndOfMonth()
                            : month.plusMonths(1).atDay(1));
        }
    }

    boolean matches(LocalDate day) {
        return matchMonth(day.getMonthValue())
                && matchesFromEitherEnd(monthDays, day.getDayOfMonth(), day.lengthOfMonth())
                && matchesFromEitherEnd(yearDays, day.getDayOfYear(), day.lengthOfYear())
                && matchesWeek(day)
                && matchesWeekday(day);
    }

    private boolean matchesWeek(LocalDate day) {
        if (weekNumbers.isEmpty()) {
            return true;
        }
        int year = day.get(weeks.weekBasedYear());
        if (year != day.getYear()) {
            return false; // a day of another year's first or last week belongs to that year
        }
        int last = (int)
                LocalDate.of(year, 7, 1).range(weeks.weekOfWeekBasedYear()).getMaximum();
        return matchesFromEitherEnd(weekNumbers, day.get(weeks.weekOfWeekBasedYear()), last);
    }

    private boolean matchesWeekday(LocalDate day) {
        if (weekdays.isEmpty()) {
            return true;
        }
        int place = nthOfYear ? day.getDayOfYear() : day.getDayOfMonth();
        int length = nthOfYear ? day.lengthOfYear() : day.lengthOfMonth();
        for (NthDay each : weekdays) {
            if (each.day == day.getDayOfWeek()
                    && (each.nth == 0 || each.nth == (place + 6) / 7 || each.nth == -((length - place + 7) / 7))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesFromEitherEnd(Numbers wanted, int place, int length) {
        return wanted.isEmpty() || wanted.has(place) || wanted.has(place - length - 1);
    }
}
