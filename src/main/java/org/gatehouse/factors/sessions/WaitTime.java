package org.gatehouse.factors.sessions;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.platform.InvalidValue;

/** How long a caller waits for the end of a session: 1s to 60s. */
final class WaitTime {
    private static final Pattern FORM = Pattern.compile("([1-9]|[1-5][0-9]|60)s");

    private WaitTime() {}

    static Duration parse(String text) {
        Matcher seconds = FORM.matcher(text);
        if (!seconds.matches()) {
            throw new InvalidValue("must be 1s to 60s");
        }
        return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
    }
}
