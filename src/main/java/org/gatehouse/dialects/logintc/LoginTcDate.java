package org.gatehouse.dialects.logintc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as this dialect writes them: in whole seconds, with an offset without a colon. */
final class LoginTcDate {
    /** What clients take for never: they cannot read a date that is missing. */
    static final String NEVER = "9999-12-31T23:59:59+0000";

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

    private LoginTcDate() {}

    /** The time in text; null is never. */
    static String write(Instant time) {
        return time == null ? NEVER : FORM.format(time);
    }
}
