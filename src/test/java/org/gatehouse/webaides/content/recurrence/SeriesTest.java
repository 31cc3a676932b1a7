package org.gatehouse.webaides.content.recurrence;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
    private static final Instant BIG_BANG = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant DOOMSDAY = Instant.parse("9999-12-31T00:00:00Z");

    @Nested
    class Rules {
        @Test
        void aDailyOneKeepsItsLocalTimeWhenTheClocksChange() {
            assertThat(starts("""
                    {"start": "2026-03-27T09:00:00", "timeZone": "Europe/Berlin", "duration": "PT1H",
                     "recurrenceRules": [{"frequency": "daily"}]}""", "2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z"))
                    .containsExactly("2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z", "2026-03-30T07:00:00Z");
        }

        @Test
        void aTimeThatTheClocksSkipMovesByTheGapAndOneThatComesTwiceIsTheEarlier() {
            assertThat(starts("""
                    {"start": "2026-03-28T02:30:00", "timeZone": "Europe/Berlin",
                     "recurrenceRules": [{"frequency": "daily", "count": 3}]}"""))
                    .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
            assertThat(starts("""
                    {"start": "2026-10-25T02:30:00", "timeZone": "Europe/Berlin"}""")).containsExactly("2026-10-25T00:30:00Z");
        }

        @Test
        void aDayOfTheCalendarMayHave25Hours() {
            Instance day = instances("""
                    {"start": "2026-10-25T00:00:00", "timeZone": "Europe/Berlin", "duration": "P1D"}""").get(0);

            assertThat(Duration.between(day.start(), day.end())).isEqualTo(Duration.ofHours(25));
        }

        @Test
        void theLastFridayOfEachMonth() {
            assertThat(starts("""
                    {"start": "2026-01-30T10:00:00", "recurrenceRules":
                     [{"frequency": "monthly", "byDay": [{"day": "fr", "nthOfPeriod": -1}], "count": 4}]}"""))
                    .containsExactly(
                            "2026-01-30T10:00:00Z",
                            "2026-02-27T10:00:00Z",
                            "2026-03-27T10:00:00Z",
                            "2026-04-24T10:00:00Z");
        }

        @Test
        void theLastWorkingDayOfEachMonth() {
            assertThat(starts("""
                    {"start": "2026-01-30T10:00:00", "recurrenceRules": [{"frequency": "monthly", "bySetPosition": [-1],
                      "byDay": [{"day": "mo"}, {"day": "tu"}, {"day": "we"}, {"day": "th"}, {"day": "fr"}], "count": 3}]}"""))
                    .containsExactly("2026-01-30T10:00:00Z", "2026-02-27T10:00:00Z", "2026-03-31T10:00:00Z");
        }

        @Test
        void the31stIsOmittedOrMovedAsTheRuleSays() {
            String event = """
                    {"start": "2026-01-31T10:00:00", "recurrenceRules": [{"frequency": "monthly", "skip": "%s", "count": 3}]}""";

            assertThat(starts(event.formatted("omit")))
                    .containsExactly("2026-01-31T10:00:00Z", "2026-03-31T10:00:00Z", "2026-05-31T10:00:00Z");
            assertThat(starts(event.formatted("backward")))
                    .containsExactly("2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z", "2026-03-31T10:00:00Z");
            assertThat(starts(event.formatted("forward")))
                    .containsExactly("2026-01-31T10:00:00Z", "2026-03-01T10:00:00Z", "2026-03-31T10:00:00Z");
        }

        @Test
        void theStartIsTheFirstInstanceEvenWhereTheRuleDoesNotMatchIt() {
            assertThat(starts("""
                    {"start": "2026-06-03T10:00:00", "recurrenceRules":
                     [{"frequency": "weekly", "byDay": [{"day": "fr"}], "count": 3}]}"""))
                    .containsExactly("2026-06-03T10:00:00Z", "2026-06-05T10:00:00Z", "2026-06-12T10:00:00Z");
        }

        @Test
        void severalRulesGiveEachTimeOnceAndExclusionsTakeAway() {
            assertThat(starts("""
                    {"start": "2026-06-01T10:00:00",
                     "recurrenceRules": [{"frequency": "daily", "count": 5}, {"frequency": "daily", "interval": 2, "count": 4}],
                     "excludedRecurrenceRules": [{"frequency": "daily", "interval": 3}]}"""))
                    .containsExactly("2026-06-02T10:00:00Z", "2026-06-03T10:00:00Z", "2026-06-05T10:00:00Z");
        }

        @Test
        void anExclusionTakesTheStartOnlyIfItMatches() {
            assertThat(starts("""
                    {"start": "2026-03-02T10:00:00", "recurrenceRules": [{"frequency": "daily", "count": 8}],
                     "excludedRecurrenceRules": [{"frequency": "weekly", "byDay": [{"day": "sa"}, {"day": "su"}]}]}"""))
                    .containsExactly(
                            "2026-03-02T10:00:00Z",
                            "2026-03-03T10:00:00Z",
                            "2026-03-04T10:00:00Z",
                            "2026-03-05T10:00:00Z",
                            "2026-03-06T10:00:00Z",
                            "2026-03-09T10:00:00Z");
        }

        @Test
        void aDayThatMovedToTheNextMonthIsFoundInARangeOfThatMonth() {
            String event = """
                    {"start": "2026-01-31T10:00:00", "recurrenceRules": [{"frequency": "%s", "skip": "forward"%s}]}""";

            assertThat(starts(event.formatted("monthly", ""), "2026-03-01T00:00:00Z", "2026-03-10T00:00:00Z"))
                    .containsExactly("2026-03-01T10:00:00Z");
            assertThat(starts(
                            event.formatted("monthly", ", \"byMonthDay\": [1, 30]"),
                            "2026-03-01T00:00:00Z",
                            "2026-03-10T00:00:00Z"))
                    .containsExactly("2026-03-01T10:00:00Z");
        }

        @Test
        void hoursOfARuleWithMinutesAreLimitedByItsDays() {
            assertThat(starts("""
                    {"start": "2026-06-05T22:00:00", "recurrenceRules":
                     [{"frequency": "hourly", "interval": 5, "byMinute": [0, 30], "byDay": [{"day": "fr"}, {"day": "mo"}], "count": 6}]}"""))
                    .containsExactly(
                            "2026-06-05T22:00:00Z",
                            "2026-06-05T22:30:00Z",
                            "2026-06-08T00:00:00Z",
                            "2026-06-08T00:30:00Z",
                            "2026-06-08T05:00:00Z",
                            "2026-06-08T05:30:00Z");
        }
    }

    @Nested
    class Overrides {
        private static final String EVENT = """
                {"start": "2026-06-01T10:00:00", "duration": "PT1H", "recurrenceRules": [{"frequency": "daily", "count": 4}],
                 "recurrenceOverrides": {
                   "2026-06-02T10:00:00": {"start": "2026-06-02T15:00:00", "duration": "PT2H"},
                   "2026-06-03T10:00:00": {"excluded": true},
                   "2026-06-20T08:00:00": {"title": "extra"}}}""";

        @Test
        void moveLeaveOutAndAdd() {
            assertThat(starts(EVENT))
                    .containsExactly(
                            "2026-06-01T10:00:00Z",
                            "2026-06-02T15:00:00Z",
                            "2026-06-04T10:00:00Z",
                            "2026-06-20T08:00:00Z");
        }

        @Test
        void countForTheBoundsToo() {
            Series series = new Series(tree(EVENT), UTC);

            assertThat(series.firstStart()).isEqualTo("2026-06-01T10:00:00Z");
            assertThat(series.lastEnd()).isEqualTo("2026-06-20T09:00:00Z");
        }

        @Test
        void keepTheNameOfTheInstanceThatTheyMove() {
            assertThat(instances(EVENT).get(1).recurrenceId()).isEqualTo("2026-06-02T10:00:00");
        }

        @Test
        void areFoundWhereTheyMovedTo() {
            Series series = new Series(tree(EVENT), UTC);

            assertThat(series.touches(
                            Instant.parse("2026-06-02T16:30:00Z"),
                            Instant.parse("2026-06-02T17:00:00Z"),
                            Budget.ofRequest()))
                    .isTrue();
            assertThat(series.touches(
                            Instant.parse("2026-06-02T10:00:00Z"),
                            Instant.parse("2026-06-02T11:00:00Z"),
                            Budget.ofRequest()))
                    .isFalse();
        }
    }

    @Nested
    class Ranges {
        @Test
        void anInstanceThatBeganBeforeOrOnlyTouchesTheEndIsJudgedByItsMoments() {
            String event = """
                    {"start": "2026-06-01T10:00:00", "duration": "PT1H", "timeZone": "America/New_York"}""";

            assertThat(starts(event, "2026-06-01T14:30:00Z", "2026-06-01T14:40:00Z"))
                    .hasSize(1);
            assertThat(starts(event, "2026-06-01T15:00:00Z", "2026-06-01T16:00:00Z"))
                    .isEmpty();
            assertThat(starts(event, "2026-06-01T13:00:00Z", "2026-06-01T14:00:00Z"))
                    .isEmpty();
        }

        @Test
        void aFloatingDayGoesByTheReadersClock() {
            String event = """
                    {"start": "2026-06-01T00:00:00", "showWithoutTime": true}""";

            assertThat(new Series(tree(event), ZoneId.of("Pacific/Auckland")).firstStart())
                    .isEqualTo("2026-05-31T12:00:00Z");
            assertThat(instances(event).get(0).end()).isEqualTo("2026-06-02T00:00:00Z");
        }

        @Test
        void aZoneOfItsOwnIsComputedWith() {
            assertThat(starts("""
                    {"start": "2026-06-01T10:00:00", "timeZone": "/ours", "recurrenceRules": [{"frequency": "monthly", "interval": 6, "count": 2}],
                     "timeZones": {"/ours": {"tzId": "ours",
                      "standard": [{"start": "1970-10-25T03:00:00", "offsetFrom": "+02:00", "offsetTo": "+01:00",
                        "recurrenceRules": [{"frequency": "yearly", "byMonth": ["10"], "byDay": [{"day": "su", "nthOfPeriod": -1}]}]}],
                      "daylight": [{"start": "1970-03-29T02:00:00", "offsetFrom": "+01:00", "offsetTo": "+02:00",
                        "recurrenceRules": [{"frequency": "yearly", "byMonth": ["3"], "byDay": [{"day": "su", "nthOfPeriod": -1}]}]}]}}}""")).containsExactly("2026-06-01T08:00:00Z", "2026-12-01T09:00:00Z");
        }
    }

    @Nested
    class Bounds {
        @Test
        void whatNeverEndsHasNoLastEnd() {
            assertThat(lastEnd(
                            "{\"start\": \"2026-06-01T10:00:00\", \"recurrenceRules\": [{\"frequency\": \"daily\"}]}"))
                    .isNull();
            assertThat(lastEnd("""
                    {"start": "2026-06-01T10:00:00", "duration": "PT1H",
                     "recurrenceRules": [{"frequency": "daily", "until": "2026-06-10T12:00:00"}]}""")).isEqualTo("2026-06-10T13:00:00Z");
            assertThat(lastEnd("""
                    {"start": "2026-06-01T10:00:00",
                     "recurrenceRules": [{"frequency": "weekly", "byDay": [{"day": "mo"}, {"day": "we"}], "count": 4}]}""")).isEqualTo("2026-06-10T10:00:00Z");
        }

        @Test
        void anEventOfTheLastYearIsFound() {
            assertThat(starts("{\"start\": \"9999-06-01T10:00:00\"}", "9999-06-01T00:00:00Z", "9999-06-02T00:00:00Z"))
                    .hasSize(1);
        }

        @Test
        void noInstanceBeginsBeforeTheFirstStart() {
            JsonNode event = tree("""
                    {"start": "2026-03-29T02:30:00", "timeZone": "Europe/Berlin",
                     "recurrenceRules": [{"frequency": "minutely", "interval": 30, "count": 3}]}""");

            assertThat(new Series(event, UTC).firstStart()).isEqualTo("2026-03-29T01:00:00Z");
        }

        @Test
        void everySecondForAHundredYearsIsFoundAnywhereAtOnce() {
            String event = """
                    {"start": "2026-01-01T00:00:00", "recurrenceRules": [{"frequency": "secondly", "count": 3155760000}]}""";

            assertThat(starts(event, "2099-06-01T00:00:00Z", "2099-06-01T00:00:03Z"))
                    .hasSize(3);
            assertThat(lastEnd(event)).isEqualTo("2126-01-01T23:59:59Z");
            assertThatThrownBy(() -> starts(event, "2099-06-01T00:00:00Z", "2099-06-02T00:00:00Z"))
                    .isInstanceOf(TooManyInstances.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'frequency': 'secondly'}",
                    "{'frequency': 'secondly', 'interval': 60, 'bySecond': [59]}",
                    "{'frequency': 'minutely', 'byMonth': ['2'], 'byMonthDay': [30]}",
                    "{'frequency': 'secondly', 'count': 3155760000, 'byHour': [3]}",
                    "{'frequency': 'yearly', 'byMonth': ['2'], 'byMonthDay': [30]}",
                    "{'frequency': 'daily', 'interval': 7, 'byDay': [{'day': 'mo'}]}",
                    "{'frequency': 'yearly', 'interval': 1000000}",
                    "{'frequency': 'monthly', 'bySetPosition': [1000000]}",
                    "{'frequency': 'daily', 'byMonth': ['2'], 'byMonthDay': [30], 'bySetPosition': [1, 2, 3, 4, 5, 6, 7, 8]}"
                })
        void noRuleCostsMoreThanTheBound(String rule) {
            String event =
                    "{'start': '1999-12-31T10:00:00', 'recurrenceRules': [%1$s, %1$s], 'excludedRecurrenceRules': [%1$s]}"
                            .formatted(rule)
                            .replace('\'', '"');
            Series series = new Series(tree(event), UTC);
            long begin = System.nanoTime();

            series.touches(DOOMSDAY.minusSeconds(1_000_000_000), DOOMSDAY, Budget.ofRequest());
            series.touches(BIG_BANG, DOOMSDAY, Budget.ofRequest());
            series.lastEnd();
            try {
                series.instances(Instant.parse("2026-01-01T00:00:00Z"), DOOMSDAY, 5_000, Budget.ofRequest());
            } catch (TooManyInstances e) {
                // as good an answer as any
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        }

        @ParameterizedTest
        @ValueSource(strings = {"'byMonth': ['2'], 'byMonthDay': [31]", "%s"})
        void noZoneCostsMoreThanTheBound(String by) {
            String everySecond =
                    "'byHour': %s, 'byMinute': %s, 'bySecond': %s".formatted(numbers(24), numbers(60), numbers(60));
            String rule = "{'frequency': 'daily', %s}".formatted(by.formatted(everySecond));
            String onset = "{'start': '1970-01-01T00:00:00', 'offsetFrom': '+01:00', 'offsetTo': '+02:00', "
                    + "'recurrenceRules': %s}".formatted(Collections.nCopies(10, rule));
            String override = "'2026-06-%02dT00:00:00': {'timeZone': '/Z'}";
            String event = "{'start': '2026-01-01T10:00:00', 'timeZone': '/Z', 'recurrenceOverrides': {%s}, "
                            .formatted(IntStream.rangeClosed(1, 20)
                                    .mapToObj(override::formatted)
                                    .collect(Collectors.joining(", ")))
                    + "'timeZones': {'/Z': {'tzId': 'Z', 'standard': %s}}}".formatted(Collections.nCopies(50, onset));
            JsonNode tree = tree(event.replace('\'', '"'));
            long begin = System.nanoTime();

            Series series = new Series(tree, UTC);
            series.firstStart();
            series.lastEnd();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        }

        @Test
        void whatCannotBeLookedThroughCountsAsTouchingAndIsNotExpanded() {
            Series series = new Series(tree("""
                    {"start": "2026-01-01T00:00:00", "recurrenceRules": [{"frequency": "secondly", "count": 3155760000, "byHour": [3]}]}"""), UTC);
            Instant late = Instant.parse("2080-01-01T03:00:00Z");

            assertThat(series.touches(late, late.plusSeconds(10), Budget.ofRequest()))
                    .isTrue();
            assertThatThrownBy(() -> series.instances(late, late.plusSeconds(10), 5_000, Budget.ofRequest()))
                    .isInstanceOf(TooManyInstances.class);
        }
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static Instant lastEnd(String event) {
        return new Series(tree(event), UTC).lastEnd();
    }

    private static List<String> starts(String event) {
        return instances(event).stream().map(each -> each.start().toString()).toList();
    }

    private static List<String> starts(String event, String from, String to) {
        return new Series(tree(event), UTC)
                .instances(Instant.parse(from), Instant.parse(to), 5_000, Budget.ofRequest()).stream()
                        .map(each -> each.start().toString())
                        .toList();
    }

    private static List<Instance> instances(String event) {
        return new Series(tree(event), UTC).instances(BIG_BANG, DOOMSDAY, 5_000, Budget.ofRequest());
    }

    private static JsonNode tree(String event) {
        try {
            return new ObjectMapper().readTree(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
