package org.gatehouse.webaides.content.icalendar;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.webaides.content.lines.ContentLine;

/** Reads RRULE and EXRULE. What stands in them is judged later; a part that is not known is refused, for it changes the rule. */
final class RruleReader {
    private static final Map<String, String> NUMBERS = Map.of(
            "BYMONTHDAY", "byMonthDay",
            "BYYEARDAY", "byYearDay",
            "BYWEEKNO", "byWeekNo",
            "BYHOUR", "byHour",
            "BYMINUTE", "byMinute",
            "BYSECOND", "bySecond",
            "BYSETPOS", "bySetPosition");

    private static final Pattern DAY = Pattern.compile("([+-]?\\d{1,3})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern COUNT = Pattern.compile("\\d{1,15}");

    private final ObjectNode rule = JsonNodeFactory.instance.objectNode();
    private final Function<When, LocalDateTime> until;
    private final String pointer;

    private RruleReader(Function<When, LocalDateTime> until, String pointer) {
        this.until = until;
        this.pointer = pointer;
    }

    /**
     * The RecurrenceRule.
     *
     * @param until what UNTIL means by the clock of what recurs
     * @throws org.gatehouse.api.ApiException 400 at the pointer
     */
    static ObjectNode read(String value, Function<When, LocalDateTime> until, String pointer) {
        RruleReader reader = new RruleReader(until, pointer);
        for (String part : value.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                reader.part(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            } else if (!part.isBlank()) {
                throw reader.wrong("a part");
            }
        }
        return reader.rule;
    }

    private void part(String name, String value) {
        switch (name) {
            case "FREQ" -> rule.put("frequency", value.toLowerCase(Locale.ROOT));
            case "INTERVAL" -> rule.put("interval", number(name, value));
            case "COUNT" -> {
                if (!COUNT.matcher(value).matches()) {
                    throw wrong(name);
                }
                rule.put("count", Long.parseLong(value));
            }
            case "UNTIL" -> {
                When when = When.parse(value, new ContentLine("UNTIL", value), new TimeZones(Map.of()), pointer);
                rule.put("until", When.text(until.apply(when)));
            }
            case "WKST" -> rule.put("firstDayOfWeek", value.toLowerCase(Locale.ROOT));
            case "RSCALE" -> rule.put("rscale", value.toLowerCase(Locale.ROOT));
            case "SKIP" -> rule.put("skip", value.toLowerCase(Locale.ROOT));
            case "BYDAY" -> days(value);
            case "BYMONTH" -> {
                for (String month : value.split(",", -1)) {
                    rule.withArray("byMonth").add(Integer.toString(number(name, month)));
                }
            }
            default -> numbers(name, value);
        }
    }

    private void numbers(String name, String value) {
        String member = NUMBERS.get(name);
        if (member == null) {
            throw wrong("a part");
        }
        ArrayNode numbers = rule.withArray(member);
        for (String number : value.split(",", -1)) {
            numbers.add(number(name, number));
        }
    }

    private void days(String value) {
        for (String text : value.split(",", -1)) {
            Matcher day = DAY.matcher(text.strip());
            if (!day.matches()) {
                throw wrong("BYDAY");
            }
            ObjectNode each =
                    rule.withArray("byDay").addObject().put("day", day.group(2).toLowerCase(Locale.ROOT));
            if (day.group(1) != null) {
                each.put("nthOfPeriod", Integer.parseInt(day.group(1)));
            }
        }
    }

    private int number(String name, String text) {
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw wrong(name);
        }
        return Integer.parseInt(text.strip());
    }

    private RuntimeException wrong(String part) {
        return INVALID_BODY.at(pointer, "has " + part + " that is not known, or is wrong");
    }
}
