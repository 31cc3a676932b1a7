package org.gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The clock of the whole application, in microseconds: what a column keeps is what was measured. */
@ApplicationScoped
class ClockProducer {
    @Produces
    Clock clock() {
        return new Microseconds(Clock.systemUTC());
    }

    /** The JDK's own ticking clock divides by zero in {@code millis()} when it ticks faster than a millisecond. */
    private static final class Microseconds extends Clock {
        private final Clock source;

        Microseconds(Clock source) {
            this.source = source;
        }

        @Override
        public Instant instant() {
            return source.instant().truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Microseconds(source.withZone(zone));
        }
    }
}
