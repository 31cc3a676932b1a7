package org.gatehouse.webaides.content.recurrence;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDateTime;
import java.util.List;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of RFC 5545 3.8.5.3, as ical4j expands them and as we do: from the start, and from a year within. */
class RuleOracleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY | {'frequency': 'daily'}",
                "FREQ=DAILY;INTERVAL=10 | {'frequency': 'daily', 'interval': 10}",
                "FREQ=DAILY;BYMONTH=1,3 | {'frequency': 'daily', 'byMonth': ['1', '3']}",
                "FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40 | {'frequency': 'daily', 'byHour': [9, 10], 'byMinute': [0, 20, 40]}",
                "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH | {'frequency': 'weekly', 'interval': 2, 'firstDayOfWeek': 'su', 'byDay': [{'day': 'tu'}, {'day': 'th'}]}",
                "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,SU | {'frequency': 'weekly', 'interval': 2, 'byDay': [{'day': 'tu'}, {'day': 'su'}]}",
                "FREQ=MONTHLY;BYDAY=1FR | {'frequency': 'monthly', 'byDay': [{'day': 'fr', 'nthOfPeriod': 1}]}",
                "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU | {'frequency': 'monthly', 'interval': 2, 'byDay': [{'day': 'su', 'nthOfPeriod': 1}, {'day': 'su', 'nthOfPeriod': -1}]}",
                "FREQ=MONTHLY;BYMONTHDAY=-3 | {'frequency': 'monthly', 'byMonthDay': [-3]}",
                "FREQ=MONTHLY;BYMONTHDAY=2,15,31 | {'frequency': 'monthly', 'byMonthDay': [2, 15, 31]}",
                "FREQ=MONTHLY;INTERVAL=18;BYMONTHDAY=10,11,12 | {'frequency': 'monthly', 'interval': 18, 'byMonthDay': [10, 11, 12]}",
                "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 | {'frequency': 'monthly', 'byDay': [{'day': 'fr'}], 'byMonthDay': [13]}",
                "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13 | {'frequency': 'monthly', 'byDay': [{'day': 'sa'}], 'byMonthDay': [7, 8, 9, 10, 11, 12, 13]}",
                "FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3 | {'frequency': 'monthly', 'byDay': [{'day': 'tu'}, {'day': 'we'}, {'day': 'th'}], 'bySetPosition': [3]}",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2 | {'frequency': 'monthly', 'byDay': [{'day': 'mo'}, {'day': 'tu'}, {'day': 'we'}, {'day': 'th'}, {'day': 'fr'}], 'bySetPosition': [-2]}",
                "FREQ=YEARLY;BYMONTH=6,7 | {'frequency': 'yearly', 'byMonth': ['6', '7']}",
                "FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200 | {'frequency': 'yearly', 'interval': 3, 'byYearDay': [1, 100, 200]}",
                "FREQ=YEARLY;BYDAY=20MO | {'frequency': 'yearly', 'byDay': [{'day': 'mo', 'nthOfPeriod': 20}]}",
                "FREQ=YEARLY;BYMONTH=3;BYDAY=TH | {'frequency': 'yearly', 'byMonth': ['3'], 'byDay': [{'day': 'th'}]}",
                "FREQ=YEARLY;BYMONTH=6,7,8;BYDAY=TH | {'frequency': 'yearly', 'byMonth': ['6', '7', '8'], 'byDay': [{'day': 'th'}]}",
                "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8 | {'frequency': 'yearly', 'interval': 4, 'byMonth': ['11'], 'byDay': [{'day': 'tu'}], 'byMonthDay': [2, 3, 4, 5, 6, 7, 8]}",
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO | {'frequency': 'yearly', 'byWeekNo': [20], 'byDay': [{'day': 'mo'}]}",
                "FREQ=HOURLY;INTERVAL=3;BYDAY=MO | {'frequency': 'hourly', 'interval': 3, 'byDay': [{'day': 'mo'}]}",
                "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11 | {'frequency': 'minutely', 'interval': 20, 'byHour': [9, 10, 11]}",
                "FREQ=SECONDLY;INTERVAL=700;BYHOUR=4 | {'frequency': 'secondly', 'interval': 700, 'byHour': [4]}"
            })
    void agreesWithIcal4j(String rrule, String json) throws JsonProcessingException {
        LocalDateTime start = LocalDateTime.parse("1997-09-02T09:00:00");
        JsonNode rule = new ObjectMapper().readTree(json.replace('\'', '"'));
        for (String from : List.of("1997-09-03T00:00:00", "1999-03-17T05:00:00")) {
            LocalDateTime first = LocalDateTime.parse(from);
            LocalDateTime last = first.plusMonths(20);
            List<LocalDateTime> theirs = new Recur<LocalDateTime>(rrule)
                    .getDates(start, first, last).stream()
                            .filter(time -> !time.isBefore(first) && time.isBefore(last))
                            .limit(300)
                            .toList();

            assertThat(ours(rule, start, first, last, 300)).as(rrule).isEqualTo(theirs);
        }
    }

    private static List<LocalDateTime> ours(
            JsonNode rule, LocalDateTime start, LocalDateTime from, LocalDateTime to, int atMost) {
        JsonNode event = new ObjectMapper()
                .createObjectNode()
                .put("start", start + ":00")
                .set("recurrenceRules", new ObjectMapper().createArrayNode().add(rule));
        Candidates candidates = new Candidates(RecurrenceRule.of(rule, start), start, from, new Budget(Budget.USUAL));
        assertThat(new Series(event, UTC).touches(from.toInstant(UTC), to.toInstant(UTC), Budget.ofRequest()))
                .isNotNull();
        return java.util.stream.Stream.generate(candidates::next)
                .takeWhile(time -> time != null && time.isBefore(to))
                .limit(atMost)
                .toList();
    }
}
