package org.gatehouse.webaides.content.shape;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The texts with a form of their own that the standards share. */
final class Forms {
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Pattern LOCAL = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d)");
    private static final Pattern FRACTION = Pattern.compile("(?:\\.\\d{1,9})?Z$");
    private static final Pattern OWN_ZONE = Pattern.compile("/[^\"\\p{Cc}\\p{Cs}]{1,254}");
    private static final Pattern PERIOD = Pattern.compile(
            "([+-])?P(?=[0-9T])(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?(?:T(?=[0-9])(?:(\\d{1,6})H)?(?:(\\d{1,8})M)?(?:(\\d{1,10})(?:\\.\\d{1,9})?S)?)?");
    private static final long LONGEST = 99L * 366 * 86_400;
    private static final Pattern ADDR = Pattern.compile("[^\\s@\\p{Cc}]++@[^\\s@\\p{Cc}]++");
    private static final Pattern PRINTABLE =
            Pattern.compile("[^\\p{Cc}\\p{Cs}\\s](?:[^\\p{Cc}\\p{Cs}]*[^\\p{Cc}\\p{Cs}\\s])?");
    private static final Pattern MEDIA =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+*-]+(?:; ?[^\\p{Cc}]*)?");
    private static final Pattern COLORS = Pattern.compile("#[0-9A-Fa-f]{3,8}|[a-z]{3,30}");

    static final Scalar LOCAL_DATE_TIME =
            Scalar.text(Forms::isLocalDateTime, "must be a local time such as 2026-03-01T09:30:00");
    static final Scalar UTC_DATE_TIME = Scalar.text(
            text -> text.endsWith("Z") && isLocalDateTime(FRACTION.matcher(text).replaceFirst("")),
            "must be a time at UTC such as 2026-03-01T09:30:00Z");
    static final Scalar DURATION = Scalar.text(
            text -> isDuration(text, false), "must be a duration such as P1D or PT1H30M, of 99 years at most");
    static final Scalar SIGNED_DURATION =
            Scalar.text(text -> isDuration(text, true), "must be a duration such as -PT15M, of 99 years at most");
    static final Scalar TIME_ZONE = Scalar.text(
            text -> ZONES.contains(text) || OWN_ZONE.matcher(text).matches(),
            "must be a time zone of the IANA database, such as Europe/Berlin, or / and the name of one in timeZones");
    static final Scalar IANA_ZONE = Scalar.text(
            text -> ZONES.contains(text), "must be a time zone of the IANA database, such as Europe/Berlin");
    static final Scalar OFFSET = Scalar.text(Forms::isOffset, "must be an offset from UTC such as +01:00");
    static final Scalar LANGUAGE = Scalar.text(Forms::isLanguage, "must be a BCP 47 language tag such as en-GB");
    static final Scalar COUNTRY = Scalar.text(
            text -> COUNTRIES.contains(text.toUpperCase(Locale.ROOT)), "must be an ISO 3166-1 code such as DE");
    static final Scalar ADDRESS = Scalar.text(
            text -> text.length() <= 512 && ADDR.matcher(text).matches(),
            "must be a mail address such as ada@example.com");
    static final Scalar UID = Scalar.text(
            text -> text.length() <= 255 && PRINTABLE.matcher(text).matches(),
            "must be 1 to 255 characters, no control characters among them, no blank at either end");
    static final Scalar MEDIA_TYPE = Scalar.text(
            text -> text.length() <= 255 && MEDIA.matcher(text).matches(), "must be a media type such as image/jpeg");
    static final Scalar COLOR =
            Scalar.text(text -> COLORS.matcher(text).matches(), "must be a CSS colour name, or one such as #33aaff");

    private Forms() {}

    static boolean isLocalDateTime(String text) {
        var parts = LOCAL.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        try {
            return LocalDateTime.of(LocalDate.parse(parts.group(1)), LocalTime.parse(parts.group(2)))
                            .getYear()
                    > 0;
        } catch (DateTimeException noSuchTime) {
            return false;
        }
    }

    private static boolean isOffset(String text) {
        try {
            return !ZoneOffset.of(text).getId().isEmpty();
        } catch (DateTimeException noOffset) {
            return false;
        }
    }

    private static boolean isDuration(String text, boolean signed) {
        var parts = PERIOD.matcher(text);
        if (!parts.matches() || (!signed && parts.group(1) != null)) {
            return false;
        }
        long seconds = number(parts.group(2)) * 7 * 86_400
                + number(parts.group(3)) * 86_400
                + number(parts.group(4)) * 3_600
                + number(parts.group(5)) * 60
                + number(parts.group(6));
        return seconds <= LONGEST;
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static boolean isLanguage(String text) {
        try {
            return text.length() <= 64
                    && !new Locale.Builder()
                            .setLanguageTag(text)
                            .build()
                            .getLanguage()
                            .isEmpty();
        } catch (IllformedLocaleException notATag) {
            return false;
        }
    }
}
