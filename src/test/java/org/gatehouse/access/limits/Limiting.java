package org.gatehouse.access.limits;

import java.time.Clock;
import javax.sql.DataSource;

/** Limits as a node has them, over the database of a test. */
public final class Limiting {
    private Limiting() {}

    /** With the limits of the server's default configuration. */
    public static RateLimits over(DataSource database, Clock clock) {
        RateLimits limits = new RateLimits();
        limits.clock = clock;
        limits.windows = new WindowRepository();
        limits.windows.database = database;
        limits.config = new LimitsConfig();
        limits.config.perMinute = 6_000;
        limits.config.perDay = 1_000_000;
        return limits;
    }
}
