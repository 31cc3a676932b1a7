package org.gatehouse.mail.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "1, 2026-11-23T10:00:00Z, 2026-11-01, 2026-12-01",
        "1, 2026-12-01T00:00:00Z, 2026-12-01, 2027-01-01",
        "23, 2026-11-23T00:00:00Z, 2026-11-23, 2026-12-23",
        "24, 2026-11-23T23:59:59.999Z, 2026-10-24, 2026-11-24",
        "31, 2026-11-29T10:00:00Z, 2026-10-31, 2026-11-30",
        "31, 2026-11-30T00:00:00Z, 2026-11-30, 2026-12-31",
        "31, 2027-02-28T12:00:00Z, 2027-02-28, 2027-03-31",
        "30, 2028-02-28T12:00:00Z, 2028-01-30, 2028-02-29"
    })
    void beginsOnItsDayOrTheLastOfTheMonth(int day, Instant moment, String start, String end) {
        Period period = new Period(day);

        assertThat(period.startAt(moment)).isEqualTo(midnight(start));
        assertThat(period.endAfter(moment)).isEqualTo(midnight(end));
    }

    @Test
    void endsWhereTheNextBegins() {
        for (int day = 1; day <= 31; day++) {
            Period period = new Period(day);
            Instant start = period.startAt(midnight("2026-01-15"));
            for (int i = 0; i < 40; i++) {
                Instant end = period.endAfter(start);
                assertThat(period.startAt(end)).isEqualTo(end);
                assertThat(period.startAt(end.minusMillis(1))).isEqualTo(start);
                start = end;
            }
        }
    }

    @Test
    void remembers24OfThem() {
        assertThat(new Period(31).oldest(Instant.parse("2026-12-05T00:00:00Z"))).isEqualTo(midnight("2024-11-30"));
    }

    @Test
    void isOfTheDayOnWhichTheAccountWasMade() {
        assertThat(Period.ofAccount(Instant.parse("2026-11-22T23:59:59Z"))).isEqualTo(new Period(22));
    }

    private static Instant midnight(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
