package org.gatehouse.webaides.content.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Duration of RFC 8984 1.4.6: days of the calendar first, exact time after them. */
public record Length(long days, Duration exact) {
    static final Length NONE = new Length(0, Duration.ZERO);

    private static final Pattern FORM =
            Pattern.compile("P(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)(?:\\.\\d+)?S)?)?");

    /** The length that was written so; none when there is no text. */
    public static Length parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return NONE;
        }
        long days = number(parts.group(1)) * 7 + number(parts.group(2));
        Duration exact = Duration.ofHours(number(parts.group(3)))
                .plusMinutes(number(parts.group(4)))
                .plusSeconds(number(parts.group(5)));
        return new Length(days, exact);
    }

    /** When something ends that begins then and lasts so long. */
    public Instant after(LocalDateTime start, ZoneRules zone) {
        return Zones.instant(start.plusDays(days), zone).plus(exact);
    }

    /**
     * The length, as JSCalendar writes it: whole days by the calendar, and the rest in exact time. Null if the end is before the start.
     *
     * @param end by the clock of the start
     * @param ends the moment of that
     */
    public static String between(LocalDateTime start, LocalDateTime end, Instant ends, ZoneRules zone) {
        long days = Math.max(0, ChronoUnit.DAYS.between(start, end));
        Duration rest = Duration.between(Zones.instant(start.plusDays(days), zone), ends);
        if (rest.isNegative() && days > 0) { // the clocks were put forward at the end
            days--;
            rest = Duration.between(Zones.instant(start.plusDays(days), zone), ends);
        }
        if (rest.isNegative()) {
            return null;
        }
        if (days == 0) {
            return rest.toString();
        }
        return rest.isZero()
                ? "P" + days + "D"
                : "P" + days + "D" + rest.toString().substring(1);
    }

    /** No instance lasts longer than this, whatever the clocks do. */
    Duration most() {
        return days == 0 ? exact : exact.plusDays(days + 2);
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
