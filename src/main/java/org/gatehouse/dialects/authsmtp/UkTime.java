package org.gatehouse.dialects.authsmtp;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times as the vendor does, by the clocks of the United Kingdom. */
final class UkTime {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter FORM = form("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter WITH_OFFSET = form("uuuu-MM-dd HH:mm:ss xx");

    private UkTime() {}

    /** {@code 2015-04-01 00:00:00}. */
    static String of(Instant time) {
        return FORM.format(time);
    }

    /** {@code 2015-03-23 10:00:00 +0000}. */
    static String withOffset(Instant time) {
        return WITH_OFFSET.format(time);
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZONE);
    }
}
