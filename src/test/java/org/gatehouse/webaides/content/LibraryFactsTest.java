package org.gatehouse.webaides.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ezvcard.Ezvcard;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why lines and rules are ours (ADR 14). What fails here after an upgrade is a reason to think again. */
class LibraryFactsTest {
    @Nested
    class RulesOfIcal4j {
        @Test
        void endWithoutAWordAfterAThousandPeriodsThatDoNotMatch() {
            assertThat(times("FREQ=MINUTELY;BYHOUR=9", "2026-01-01T09:00:00", "2026-01-03T23:59:00"))
                    .hasSize(60); // of 180
        }

        @Test
        void takeADayOfTheYearInAMonthThatTheyDoNotHave() {
            assertThat(times("FREQ=YEARLY;BYMONTH=6;BYYEARDAY=13", "2026-06-01T00:00:00", "2027-12-31T00:00:00"))
                    .extracting(LocalDateTime::getMonth)
                    .containsExactly(Month.JANUARY);
        }

        @Test
        void takeOneHourOfADayForAll() {
            assertThat(times("FREQ=HOURLY;BYMONTH=1;BYDAY=SA", "2026-01-03T00:00:00", "2026-01-03T23:00:00"))
                    .hasSize(1); // of 24
        }

        @ParameterizedTest
        @ValueSource(strings = {"FREQ=SECONDLY;COUNT=3155760000", "FREQ=DAILY;BYSECOND=60"})
        void refuseWhatTheStandardTakes(String rule) {
            assertThatThrownBy(() -> new Recur<LocalDateTime>(rule)).isInstanceOf(IllegalArgumentException.class);
        }

        private static List<LocalDateTime> times(String rule, String start, String end) {
            LocalDateTime first = LocalDateTime.parse(start);
            return new Recur<LocalDateTime>(rule).getDates(first, first, LocalDateTime.parse(end));
        }
    }

    @Nested
    class LinesOfIcal4j {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "X-A;X-B=\"a\\nb\":v | X-A;X-B=a^nb:v",
                    "X-A;X-B=\"plain\":v | X-A;X-B=plain:v",
                    "X-A:a\\;b\\x | X-A:a\\;b\\\\x"
                })
        void comeBackOtherwise(String line, String back) throws IOException, ParserException {
            assertThat(back(line)).contains(back).doesNotContain(line);
        }

        @Test
        void haveOneQuotedValueForAParameter() {
            assertThatThrownBy(() ->
                            back("ATTENDEE;MEMBER=\"mailto:a@x.example\",\"mailto:b@x.example\":mailto:c@x.example"))
                    .isInstanceOf(ParserException.class);
        }

        private static List<String> back(String line) throws IOException, ParserException {
            String event = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:p\r\nBEGIN:VEVENT\r\nUID:u\r\n"
                    + "DTSTAMP:20260101T000000Z\r\nDTSTART:20260101T000000Z\r\n" + line
                    + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
            return new CalendarBuilder()
                    .build(new StringReader(event))
                    .toString()
                    .lines()
                    .toList();
        }
    }

    @Nested
    class LinesOfEzVcard {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "X-A;X-B=\"plain\":v | X-A;X-B=plain:v",
                    "BDAY:1985-04-02 | BDAY:19850402",
                    "GENDER:M; | GENDER:M",
                    "KEY:data:,x | KEY:"
                })
        void comeBackOtherwise(String line, String back) {
            assertThat(back(line)).contains(back).doesNotContain(line);
        }

        @Test
        void areReadThatCannotBeWritten() {
            assertThatThrownBy(() -> back("TEL;X-N=\"a^nb\":+1")).isInstanceOf(IllegalArgumentException.class);
        }

        private static List<String> back(String line) {
            String card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\n" + line + "\r\nEND:VCARD\r\n";
            return Ezvcard.write(Ezvcard.parse(card).first()).go().lines().toList();
        }
    }
}
