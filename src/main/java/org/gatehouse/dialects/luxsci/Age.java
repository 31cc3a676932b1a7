package org.gatehouse.dialects.luxsci;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.platform.InvalidValue;

/** How old something is: a whole number of days, or the time at which it began. */
final class Age {
    private static final int MOST_DIGITS = 5;

    private Age() {}

    /** When what is just so old began. */
    static Instant parse(String text, Instant now) {
        if (!text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            try {
                return GmtTime.parse(text);
            } catch (InvalidValue e) {
                throw new InvalidValue(e.getMessage() + ", or a whole number of days up to 99999");
            }
        }
        Instant began = now.minus(Duration.ofDays(Integer.parseInt(text)));
        return began.isBefore(Instant.EPOCH) ? Instant.EPOCH : began;
    }
}
