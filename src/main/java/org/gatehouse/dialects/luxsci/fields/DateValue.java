package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date of an anniversary. Parts of it may be missing, as in {@code --12-10}, {@code 1815-12} and {@code 1815}. */
record DateValue(String field) implements Slots.Value {
    private static final Pattern FORM =
            Pattern.compile("(?:(?<year>\\d{4})|-(?=-))(?:-(?<month>\\d\\d)(?:-(?<day>\\d\\d))?)?");
    private static final List<String> PARTS = List.of("year", "month", "day");
    private static final int LEAP_YEAR = 2000;

    /** Whether the field can tell the date of an anniversary: one of our calendar. */
    static boolean tells(JsonNode anniversary) {
        JsonNode date = anniversary.path("date");
        boolean ours = date.path("calendarScale").asText("gregorian").equals("gregorian");
        return date.has("utc") || (ours && (date.has("year") || date.has("month")));
    }

    @Override
    public String read(JsonNode anniversary) {
        JsonNode date = anniversary.path("date");
        if (date.has("utc")) {
            return date.path("utc").asText().substring(0, 10);
        }
        StringBuilder text = new StringBuilder();
        text.append(
                date.has("year")
                        ? String.format(Locale.ROOT, "%04d", date.path("year").asInt())
                        : "-");
        for (String part : PARTS.subList(1, PARTS.size())) {
            text.append(
                    date.has(part)
                            ? String.format(
                                    Locale.ROOT, "-%02d", date.path(part).asInt())
                            : "");
        }
        return text.toString();
    }

    @Override
    public void write(ObjectNode anniversary, String text, Draft draft) {
        if (text == null) {
            anniversary.remove("date");
            return;
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || !isDay(parts)) {
            draft.refuse(field, "must be a date such as 1815-12-10, or --12-10 without the year");
            return;
        }
        if (anniversary.path("date").has("utc")) {
            anniversary.remove("date"); // a moment, which is another object
        }
        ObjectNode date = anniversary.withObjectProperty("date");
        for (String part : PARTS) {
            if (parts.group(part) == null) {
                date.remove(part);
            } else {
                date.put(part, Integer.parseInt(parts.group(part)));
            }
        }
    }

    private static boolean isDay(Matcher parts) {
        try {
            int year = parts.group("year") == null ? LEAP_YEAR : Integer.parseInt(parts.group("year"));
            YearMonth month =
                    YearMonth.of(year, parts.group("month") == null ? 1 : Integer.parseInt(parts.group("month")));
            return parts.group("day") == null || month.isValidDay(Integer.parseInt(parts.group("day")));
        } catch (DateTimeException noSuchMonth) {
            return false;
        }
    }

    @Override
    public String pointer(JsonNode anniversary) {
        return "/date";
    }
}
