package org.gatehouse.dialects.luxsci;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.platform.InvalidValue;

/** Times as clients write them, in GMT: a day, with or without a time of day. */
final class GmtTime {
    private static final Pattern FORM =
            Pattern.compile("((?:19[7-9]|[2-9]\\d\\d)\\d-\\d\\d-\\d\\d)(?: (\\d\\d:\\d\\d:\\d\\d))?");

    private GmtTime() {}

    /** The time; of a day alone its beginning. */
    static Instant parse(String text) {
        Matcher form = FORM.matcher(text);
        try {
            if (form.matches()) {
                LocalTime time = form.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(form.group(2));
                return LocalDate.parse(form.group(1)).atTime(time).toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeException e) {
            // a day or time that does not exist
        }
        throw new InvalidValue("must be YYYY-MM-DD HH:MM:SS in GMT, from 1970 on");
    }
}
