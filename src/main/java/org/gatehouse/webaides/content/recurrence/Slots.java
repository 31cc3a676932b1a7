package org.gatehouse.webaides.content.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Hours, minutes and seconds, on a clock that is never put forward or back. Leaps over days and hours that do not match. */
final class Slots implements Candidates.Periods {
    private static final int DAY = 86_400;
    private static final int HOUR = 3_600;
    private static final int MINUTE = 60;

    private final RecurrenceRule rule;
    private final Budget budget;
    private final int unit;
    private final long base;
    private final long step;
    private final Numbers within;
    private final SetPositions positions;
    private final long last = Candidates.END.toEpochSecond(ZoneOffset.UTC);
    private long slot;
    private LocalDate day;
    private boolean dayMatches;
    private long[] times = {};
    private int place;

    Slots(RecurrenceRule rule, LocalDateTime start, LocalDateTime jump, Budget budget) {
        this.rule = rule;
        this.budget = budget;
        unit = (int) rule.frequency().unit.getDuration().toSeconds();
        step = (long) unit * rule.interval();
        long begin = start.toEpochSecond(ZoneOffset.UTC);
        base = begin - Math.floorMod(begin, (long) unit);
        slot = base + Math.max(0, (jump.toEpochSecond(ZoneOffset.UTC) - base) / step * step);
        within = within(rule);
        positions = new SetPositions(rule.positions());
    }

    @Override
    public LocalDateTime next() {
        while (place >= times.length) {
            if (slot >= last || !budget.spend(1)) {
                return null;
            }
            long miss = miss();
            if (miss > 0) {
                slot = Math.max(slot + step, base + (miss - base + step - 1) / step * step);
            } else {
                fill();
                slot += step;
            }
        }
        return LocalDateTime.ofEpochSecond(times[place++], 0, ZoneOffset.UTC);
    }

    /** The next moment that could match where this slot does not; 0 where it does. */
    private long miss() {
        int second = (int) Math.floorMod(slot, (long) DAY);
        LocalDate today = LocalDate.ofEpochDay(Math.floorDiv(slot, (long) DAY));
        if (!today.equals(day)) {
            day = today;
            dayMatches = rule.days().matches(today);
        }
        if (!dayMatches) {
            return slot - second + DAY;
        }
        if (lacks(rule.hours(), second / HOUR)) {
            return slot - second % HOUR + HOUR;
        }
        if (unit <= MINUTE && lacks(rule.minutes(), second / MINUTE % MINUTE)) {
            return slot - second % MINUTE + MINUTE;
        }
        return unit == 1 && lacks(rule.seconds(), second % MINUTE) ? slot + 1 : 0;
    }

    private void fill() {
        long[] all = new long[within.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = slot + within.get(i);
        }
        times = positions.isEmpty()
                ? all
                : Arrays.stream(positions.chosen(all.length))
                        .map(index -> all[(int) index])
                        .toArray();
        place = 0;
    }

    /** The seconds of a slot at which things happen. */
    private static Numbers within(RecurrenceRule rule) {
        IntStream seconds = rule.seconds().stream().map(second -> Math.min(second, 59)); // 60 is a leap second
        return switch (rule.frequency()) {
            case HOURLY ->
                Numbers.of(rule.minutes().stream()
                        .flatMap(
                                minute -> rule.seconds().stream().map(second -> minute * MINUTE + Math.min(second, 59)))
                        .toArray());
            case MINUTELY -> Numbers.of(seconds.toArray());
            default -> Numbers.of(0);
        };
    }

    private static boolean lacks(Numbers wanted, int number) {
        return !wanted.isEmpty() && !wanted.has(number);
    }
}
