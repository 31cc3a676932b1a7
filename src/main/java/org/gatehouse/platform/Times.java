package org.gatehouse.platform;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Between {@link Instant}, which the code speaks, and {@link OffsetDateTime}, which JPA 3.1 maps portably. */
public final class Times {
    private Times() {}

    /** The same moment at UTC; null stays null. */
    public static OffsetDateTime column(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** The same moment; null stays null. */
    public static Instant instant(OffsetDateTime column) {
        return column == null ? null : column.toInstant();
    }
}
