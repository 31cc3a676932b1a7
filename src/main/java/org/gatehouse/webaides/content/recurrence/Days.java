package org.gatehouse.webaides.content.recurrence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
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
    private int[] months;
    private final int[] weekNumbers;
    private final int[] yearDays;
    private int[] monthDays;
    private List<NthDay> weekdays;

    private Days(JsonNode rule, Frequency frequency) {
        firstDayOfWeek = RecurrenceRule.day(rule.path("firstDayOfWeek").asText("mo"));
        weeks = WeekFields.of(firstDayOfWeek, 4);
        skip = Skip.valueOf(rule.path("skip").asText("omit").toUpperCase(java.util.Locale.ROOT));
        months = RecurrenceRule.numbers(rule.path("byMonth"));
        weekNumbers = RecurrenceRule.numbers(rule.path("byWeekNo"));
        yearDays = RecurrenceRule.numbers(rule.path("byYearDay"));
        monthDays = RecurrenceRule.numbers(rule.path("byMonthDay"));
        weekdays = new ArrayList<>();
        for (JsonNode day : rule.path("byDay")) {
            weekdays.add(new NthDay(
                    RecurrenceRule.day(day.path("day").asText()), day.path("nthOfPeriod").asInt(0)));
        }
        nthOfYear = frequency == Frequency.YEARLY && months.length == 0;
    }

    /** The days of a rule; RFC 8984 4.3.3 says what it takes from the first day where it does not speak itself. */
    static Days of(JsonNode rule, Frequency frequency, LocalDate start) {
        Days days = new Days(rule, frequency);
        boolean noDay = days.monthDays.length == 0 && days.weekdays.isEmpty();
        if (frequency == Frequency.WEEKLY && days.weekdays.isEmpty()) {
            days.weekdays = List.of(new NthDay(start.getDayOfWeek(), 0));
        } else if (frequency == Frequency.MONTHLY && noDay) {
            days.monthDays = new int[] {start.getDayOfMonth()};
        } else if (frequency == Frequency.YEARLY && days.yearDays.length == 0) {
            days.fillYear(noDay, start);
        }
        return days;
    }

    private void fillYear(boolean noDay, LocalDate start) {
        boolean noWeek = weekNumbers.length == 0;
        if (months.length == 0 && noWeek && (monthDays.length > 0 || weekdays.isEmpty())) {
            months = new int[] {start.getMonthValue()};
        }
        if (noDay && noWeek) {
            monthDays = new int[] {start.getDayOfMonth()};
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
        return months.length > 0 ? months : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    }

    boolean matchMonth(int month) {
        return months.length == 0 || contains(months, month);
    }

    /** Adds the matching days of a month. */
    void addOf(YearMonth month, TreeSet<LocalDate> to) {
        for (int i = 1; i <= month.lengthOfMonth(); i++) {
            LocalDate day = month.atDay(i);
            if (matches(day)) {
                to.add(day);
            }
        }
        if (skip != Skip.OMIT
                && weekdays.isEmpty()
                && yearDays.length == 0
                && monthDays.length > 0
                && monthDays[monthDays.length - 1] > month.lengthOfMonth()) {
            to.add(skip == Skip.BACKWARD ? month.atEndOfMonth() : month.plusMonths(1).atDay(1));
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
        if (weekNumbers.length == 0) {
            return true;
        }
        int year = day.get(weeks.weekBasedYear());
        if (year != day.getYear()) {
            return false; // a day of another year's first or last week belongs to that year
        }
        int last = (int) LocalDate.of(year, 7, 1).range(weeks.weekOfWeekBasedYear()).getMaximum();
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

    private static boolean matchesFromEitherEnd(int[] wanted, int place, int length) {
        return wanted.length == 0 || contains(wanted, place) || contains(wanted, place - length - 1);
    }

    private static boolean contains(int[] sorted, int number) {
        return Arrays.binarySearch(sorted, number) >= 0;
    }
}
