package org.gatehouse.platform;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Between {@link Instant}, which the code speaks, and {@link OffsetDateTime}, which JPA 3.1 maps portably. */
public final class Times {
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)");

    // An offset can lead out of the years that RFC 3339 can write.
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Times() {}

    /** The moment that is written after RFC 3339, cut to the microseconds that a column keeps; at UTC in years 1 to 9999. */
    public static Instant parse(String text) {
        try {
            if (RFC_3339.matcher(text).matches()) {
                Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
                if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                    return time;
                }
            }
        } catch (DateTimeParseException e) {
            // a day or hour that does not exist
        }
        throw new InvalidValue("must be a time after RFC 3339");
    }

    /** The same moment at UTC; null stays null. */
    public static OffsetDateTime column(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** The same moment; null stays null. */
    public static Instant instant(OffsetDateTime column) {
        return column == null ? null : column.toInstant();
    }
}
