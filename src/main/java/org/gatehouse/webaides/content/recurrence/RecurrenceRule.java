package org.gatehouse.webaides.content.recurrence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A rule as it is read by RFC 8984 4.3.3: what it does not say is taken from the first time.
 *
 * @param days which days match
 * @param hours the hours of the day that match, in order; empty where every one does
 * @param count how many times there are, 0 without such a bound
 * @param until the last time that may be, null without such a bound
 */
record RecurrenceRule(
        Frequency frequency,
        int interval,
        Days days,
        Numbers hours,
        Numbers minutes,
        Numbers seconds,
        Numbers positions,
        long count,
        LocalDateTime until) {
    /** From coarse to fine. */
    enum Frequency {
        YEARLY(null),
        MONTHLY(null),
        WEEKLY(ChronoUnit.WEEKS),
        DAILY(ChronoUnit.DAYS),
        HOURLY(ChronoUnit.HOURS),
        MINUTELY(ChronoUnit.MINUTES),
        SECONDLY(ChronoUnit.SECONDS);

        /** The unit, where all units are of one length. */
        final ChronoUnit unit;

        Frequency(ChronoUnit unit) {
            this.unit = unit;
        }

        boolean finerThan(Frequency other) {
            return compareTo(other) > 0;
        }
    }

    /** Reads a rule that was checked before. */
    static RecurrenceRule of(JsonNode rule, LocalDateTime start) {
        Frequency frequency = Frequency.valueOf(rule.path("frequency").asText().toUpperCase(Locale.ROOT));
        int interval = rule.path("interval").asInt(1);
        long count = rule.path("count").asLong(0);
        LocalDateTime until =
                rule.has("until") ? LocalDateTime.parse(rule.path("until").asText()) : null;
        if (count > 0 && frequency.unit != null && isPlain(rule)) {
            until = lastOf(start, frequency.unit, interval, count); // the same bound, which needs no counting
            count = 0;
        }
        return new RecurrenceRule(
                frequency,
                interval,
                Days.of(rule, frequency, start.toLocalDate()),
                times(rule.path("byHour"), frequency.finerThan(Frequency.DAILY), start.getHour()),
                times(rule.path("byMinute"), frequency.finerThan(Frequency.HOURLY), start.getMinute()),
                times(rule.path("bySecond"), frequency.finerThan(Frequency.MINUTELY), start.getSecond()),
                Numbers.of(rule.path("bySetPosition")),
                count,
                until);
    }

    /** How many times of a matching day match, at most; for rules that are not finer than daily. */
    int timesOfDay() {
        return hours.size() * minutes.size() * seconds.size();
    }

    static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(word)) {
                return day;
            }
        }
        throw new IllegalArgumentException("no day");
    }

    private static Numbers times(JsonNode array, boolean every, int usual) {
        if (array.isEmpty()) {
            return every ? Numbers.NONE : Numbers.of(usual);
        }
        return Numbers.of(array);
    }

    private static boolean isPlain(JsonNode rule) {
        for (var member : rule.properties()) {
            if (member.getKey().startsWith("by")) {
                return false;
            }
        }
        return true;
    }

    private static LocalDateTime lastOf(LocalDateTime start, ChronoUnit unit, int interval, long count) {
        long seconds = unit.getDuration().toSeconds() * interval; // at most 6 * 10^11
        long most = ChronoUnit.SECONDS.between(start, Candidates.END) / seconds;
        return start.plusSeconds(Math.min(count - 1, most) * seconds);
    }
}
