package org.gatehouse.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of rows: UUID version 7 (RFC 9562, 5.7), in order of making on one node. */
public final class Ids {
    /** The one form in which ids are written; {@link UUID#fromString} alone takes shorter ones too. */
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private static final long MAX_MILLIS = (1L << 48) - 1;

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /** The least id that is made at this time. */
    public static UUID leastAt(Instant time) {
        long millis = Math.min(Math.max(time.toEpochMilli(), 0), MAX_MILLIS);
        return new UUID(millis << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }

    /** The id written in {@code text}, or empty when it is not in the 36-character form. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
