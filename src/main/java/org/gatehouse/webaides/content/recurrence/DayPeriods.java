package org.gatehouse.webaides.content.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Years, months, weeks and days: all matching days of one, at all matching times of a day. */
final class DayPeriods implements Candidates.Periods {
    private final RecurrenceRule rule;
    private final LocalDate first;
    private final LocalDateTime jump;
    private final Budget budget;
    private final Numbers times;
    private final SetPositions positions;
    private long period;
    private List<LocalDate> days = List.of();
    private long[] chosen = {};
    private long place;
    private long end;

    DayPeriods(RecurrenceRule rule, LocalDateTime start, LocalDateTime jump, Budget budget) {
        this.rule = rule;
        this.jump = jump;
        this.budget = budget;
        times = budget.spend(rule.timesOfDay() / 10) ? times(rule) : Numbers.NONE;
        positions = new SetPositions(rule.positions());
        first = begin(start.toLocalDate());
        long between = unit().between(first, begin(jump.toLocalDate()));
        long before = rule.days().runsOver() ? 1 : 0;
        period = Math.max(0, between / rule.interval() - before);
    }

    @Override
    public LocalDateTime next() {
        while (place >= end) {
            LocalDate begin = first.plus(period * rule.interval(), unit());
            if (begin.getYear() > 9999 || !budget.spend(1)) {
                return null;
            }
            period++;
            fill(begin);
        }
        long index = chosen.length > 0 ? chosen[(int) place] : place;
        place++;
        return days.get((int) (index / times.size())).atStartOfDay().plusSeconds(times.get((int)
                (index % times.size())));
    }

    private void fill(LocalDate begin) {
        TreeSet<LocalDate> matching = new TreeSet<>();
        switch (rule.frequency()) {
            case YEARLY -> {
                for (int month : rule.days().months()) {
                    budget.spend(31);
                    rule.days().addOf(YearMonth.of(begin.getYear(), month), matching);
                }
            }
            case MONTHLY -> {
                if (rule.days().matchMonth(begin.getMonthValue())) {
                    budget.spend(31);
                    rule.days().addOf(YearMonth.from(begin), matching);
                }
            }
            case WEEKLY -> {
                budget.spend(7);
                for (int i = 0; i < 7; i++) {
                    addIfMatching(begin.plusDays(i), matching);
                }
            }
            default -> addIfMatching(begin, matching);
        }
        days = new ArrayList<>(matching);
        long size = (long) days.size() * times.size();
        budget.spend(positions.wanted().size() / 10);
        chosen = size == 0 ? new long[0] : positions.chosen(size);
        end = positions.isEmpty() ? size : chosen.length;
        place = positions.isEmpty() ? placeOfJump() : 0;
    }

    private void addIfMatching(LocalDate day, Collection<LocalDate> to) {
        if (rule.days().matches(day)) {
            to.add(day);
        }
    }

    /** Where the first time stands that is not before the jump; times before it need no look. */
    private long placeOfJump() {
        LocalDate day = jump.toLocalDate();
        int index = 0;
        while (index < days.size() && days.get(index).isBefore(day)) {
            index++;
        }
        if (index < days.size() && days.get(index).equals(day)) {
            return (long) index * times.size() + times.from(jump.toLocalTime().toSecondOfDay());
        }
        return (long) index * times.size();
    }

    private LocalDate begin(LocalDate day) {
        return switch (rule.frequency()) {
            case YEARLY -> day.withDayOfYear(1);
            case MONTHLY -> day.withDayOfMonth(1);
            case WEEKLY -> {
                DayOfWeek firstDay = rule.days().firstDayOfWeek();
                yield day.with(TemporalAdjusters.previousOrSame(firstDay));
            }
            default -> day;
        };
    }

    private ChronoUnit unit() {
        return switch (rule.frequency()) {
            case YEARLY -> ChronoUnit.YEARS;
            case MONTHLY -> ChronoUnit.MONTHS;
            case WEEKLY -> ChronoUnit.WEEKS;
            default -> ChronoUnit.DAYS;
        };
    }

    /** The seconds of the day at which things happen. */
    private static Numbers times(RecurrenceRule rule) {
        IntStream times = rule.hours().stream()
                .flatMap(hour -> rule.minutes().stream().flatMap(minute -> rule.seconds().stream()
                        .map(second -> hour * 3_600 + minute * 60 + Math.min(second, 59)))); // 60 is a leap second
        return Numbers.of(times.toArray());
    }
}
