package org.gatehouse.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of rows: UUID version 7 (RFC 9562, 5.7), in order of making on one node. */
public final class Ids {
    /** The one form in which ids are written; {@link UUID#fromString} alone takes shorter ones too. */
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /** The id written in {@code text}, or empty when it is not in the 36-character form. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
