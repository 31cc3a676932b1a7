package org.gatehouse.webaides.content.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Duration of RFC 8984 1.4.6: days of the calendar first, exact time after them. */
record Length(long days, Duration exact) {
    static final Length NONE = new Length(0, Duration.ZERO);

    private static final Pattern FORM =
            Pattern.compile("P(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)(?:\\.\\d+)?S)?)?");

    /** The length that was written so; none when there is no text. */
    static Length parse(String text) {
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

    Instant after(LocalDateTime start, ZoneRules zone) {
        return Zones.instant(start.plusDays(days), zone).plus(exact);
    }

    /** No instance lasts longer than this, whatever the clocks do. */
    Duration most() {
        return days == 0 ? exact : exact.plusDays(days + 2);
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
