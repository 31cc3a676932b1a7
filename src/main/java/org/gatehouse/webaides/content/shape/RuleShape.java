package org.gatehouse.webaides.content.shape;

import static org.gatehouse.webaides.content.shape.Scalar.integer;
import static org.gatehouse.webaides.content.shape.Scalar.integerButZero;

import com.fasterxml.jackson.databind.JsonNode;

/** A rule by which an event recurs: the RecurrenceRule of RFC 8984 4.3.3, in the Gregorian calendar. */
final class RuleShape {
    static final int MAX_RULES = 10;

    private static final Shape NDAY = Shape.of("NDay")
            .requires("day", Words.only("mo", "tu", "we", "th", "fr", "sa", "su"))
            .with("nthOfPeriod", integerButZero(53));

    private static final Shape RULE = Shape.of("RecurrenceRule")
            .requires("frequency", Words.only("yearly", "monthly", "weekly", "daily", "hourly", "minutely", "secondly"))
            .with("interval", integer(1, 1_000_000))
            .with("rscale", Words.only("gregorian"))
            .with("skip", Words.only("omit", "backward", "forward"))
            .with("firstDayOfWeek", Words.only("mo", "tu", "we", "th", "fr", "sa", "su"))
            .with("byDay", some(NDAY, 371))
            .with("byMonthDay", some(integerButZero(31), 62))
            .with(
                    "byMonth",
                    some(Scalar.text(text -> text.matches("[1-9]|1[0-2]"), "must be a month from \"1\" to \"12\""), 12))
            .with("byYearDay", some(integerButZero(366), 732))
            .with("byWeekNo", some(integerButZero(53), 106))
            .with("byHour", some(integer(0, 23), 24))
            .with("byMinute", some(integer(0, 59), 60))
            .with("bySecond", some(integer(0, 60), 61))
            .with("bySetPosition", some(integerButZero(1_000_000), 1_000))
            .with("count", integer(1, 100_000_000_000L))
            .with("until", Forms.LOCAL_DATE_TIME)
            .also(RuleShape::fitsTogether);

    static final Rule RULES = new Elements(RULE, 0, MAX_RULES);

    private RuleShape() {}

    private static Elements some(Rule rule, int most) {
        return new Elements(rule, 1, most);
    }

    private static void fitsTogether(JsonNode rule, Place place) {
        if (rule.has("count") && rule.has("until")) {
            place.at("until").refuse("may not be there together with count");
        }
        String frequency = rule.path("frequency").asText();
        boolean inPeriods = frequency.equals("monthly") || frequency.equals("yearly");
        JsonNode days = rule.path("byDay");
        for (int i = 0; i < days.size(); i++) {
            if (days.get(i).has("nthOfPeriod") && (!inPeriods || rule.has("byWeekNo"))) {
                place.at("byDay").at(i).at("nthOfPeriod").refuse("needs a monthly or yearly rule without byWeekNo");
            }
        }
        if (rule.has("byWeekNo") && !frequency.equals("yearly")) {
            place.at("byWeekNo").refuse("needs a yearly rule");
        }
        if (rule.has("byMonthDay") && frequency.equals("weekly")) {
            place.at("byMonthDay").refuse("may not be there in a weekly rule");
        }
    }
}
