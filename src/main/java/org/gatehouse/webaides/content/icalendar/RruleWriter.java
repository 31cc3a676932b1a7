package org.gatehouse.webaides.content.icalendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Writes a RecurrenceRule as the value of RRULE or EXRULE. */
final class RruleWriter {
    private static final Map<String, String> LISTS = Map.of(
            "byMonth", "BYMONTH",
            "byMonthDay", "BYMONTHDAY",
            "byYearDay", "BYYEARDAY",
            "byWeekNo", "BYWEEKNO",
            "byHour", "BYHOUR",
            "byMinute", "BYMINUTE",
            "bySecond", "BYSECOND",
            "bySetPosition", "BYSETPOS");

    private RruleWriter() {}

    static String write(JsonNode rule, Function<String, String> until) {
        List<String> parts = new ArrayList<>();
        boolean skips = rule.has("skip") && !rule.path("skip").asText().equals("omit");
        if (skips || rule.has("rscale")) { // RFC 7529: SKIP needs RSCALE
            parts.add("RSCALE=GREGORIAN");
        }
        parts.add("FREQ=" + word(rule.path("frequency")));
        for (Map.Entry<String, JsonNode> part : rule.properties()) {
            JsonNode value = part.getValue();
            switch (part.getKey()) {
                case "interval" -> parts.add("INTERVAL=" + value.asText());
                case "count" -> parts.add("COUNT=" + value.asText());
                case "until" -> parts.add("UNTIL=" + until.apply(value.asText()));
                case "firstDayOfWeek" -> parts.add("WKST=" + word(value));
                case "skip" -> {
                    if (skips) {
                        parts.add("SKIP=" + word(value));
                    }
                }
                case "byDay" -> parts.add("BYDAY=" + days(value));
                default -> {
                    if (LISTS.containsKey(part.getKey())) {
                        parts.add(LISTS.get(part.getKey()) + "=" + list(value));
                    }
                }
            }
        }
        return String.join(";", parts);
    }

    private static String days(JsonNode days) {
        List<String> texts = new ArrayList<>();
        days.forEach(day -> texts.add(day.path("nthOfPeriod").asText("") + word(day.path("day"))));
        return String.join(",", texts);
    }

    private static String list(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return String.join(",", texts);
    }

    private static String word(JsonNode value) {
        return value.asText().toUpperCase(Locale.ROOT);
    }
}
