package org.gatehouse.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Times;

/** Reads parameters of a query; null where a parameter is absent, 400 {@code invalid-parameter} where it is wrong. */
public final class Parameters {
    private Parameters() {}

    public static Boolean bool(String name, String text) {
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw CommonProblem.INVALID_PARAMETER.because("%s must be true or false", name);
        }
        return Boolean.valueOf(text);
    }

    public static Instant time(String name, String text) {
        return value(name, text, Times::parse);
    }

    /** A constant written in lower case with hyphens. */
    public static <E extends Enum<E>> E constant(String name, String text, Class<E> type) {
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(text)) {
                return constant;
            }
        }
        String all =
                Arrays.stream(type.getEnumConstants()).map(Parameters::written).collect(Collectors.joining(", "));
        throw CommonProblem.INVALID_PARAMETER.because("%s must be one of %s", name, all);
    }

    public static <T> T value(String name, String text, Function<String, T> parse) {
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (InvalidValue e) {
            throw CommonProblem.INVALID_PARAMETER.because("%s: %s", name, e.getMessage());
        }
    }

    /** Text to look for, of a bounded length. */
    public static String text(String name, String text, int maxLength) {
        if (text != null && (text.isBlank() || text.length() > maxLength || text.indexOf('\0') >= 0)) {
            throw CommonProblem.INVALID_PARAMETER.because("%s must have 1 to %d characters", name, maxLength);
        }
        return text;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
