package org.gatehouse.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A door that API codes open: our own {@code v1}, or one that speaks as another product does. */
@Schema(enumeration = {"v1", "logintc", "luxsci", "authsmtp", "easymail"})
public enum Dialect {
    @JsonProperty("v1")
    V1,
    @JsonProperty("logintc")
    LOGINTC,
    @JsonProperty("luxsci")
    LUXSCI,
    @JsonProperty("authsmtp")
    AUTHSMTP,
    @JsonProperty("easymail")
    EASYMAIL;

    private static final String SEPARATOR = " ";

    /** Whether it is opened by a login and a password, not by a secret. */
    boolean takesLogin() {
        return this == AUTHSMTP || this == EASYMAIL;
    }

    /** As it is written on the wire. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In one line, for a column. */
    static String write(Collection<Dialect> dialects) {
        return dialects.stream().sorted().distinct().map(Dialect::word).collect(Collectors.joining(SEPARATOR));
    }

    /** The dialects that {@link #write} wrote. */
    static Set<Dialect> read(String column) {
        return Stream.of(column.split(SEPARATOR))
                .map(word -> valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Dialect.class)));
    }
}
