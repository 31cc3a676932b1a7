package org.gatehouse.dialects.luxsci.fields;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Dates and times as fields write them: {@code 2027-03-26}, {@code 09:00}, {@code 09:00:30}; and as JSCalendar does. */
final class Times {
    static final String DATE_RULE = "must be a date such as 2027-03-26";
    static final String TIME_RULE = "must be a time such as 09:00 or 09:00:30";

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d(?::\\d\\d)?");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private Times() {}

    /** The date, or null if it is none of the years 1 to 9999. */
    static LocalDate date(String text) {
        try {
            LocalDate date = DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
            return date == null || date.getYear() < 1 ? null : date;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** The time of day, or null if it is none. */
    static LocalTime time(String text) {
        try {
            return TIME.matcher(text).matches() ? LocalTime.parse(text) : null;
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    static String text(LocalTime time) {
        return (time.getSecond() == 0 ? MINUTES : SECONDS).format(time);
    }

    /** A local time of JSCalendar that was checked before; null for no text. */
    static LocalDateTime local(String text) {
        return text == null ? null : LocalDateTime.parse(text);
    }

    /** As JSCalendar writes it. */
    static String local(LocalDateTime time) {
        return LOCAL.format(time);
    }
}
