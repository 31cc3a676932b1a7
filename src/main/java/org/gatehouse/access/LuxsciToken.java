package org.gatehouse.access;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public name of a code that the LuxSci dialect calls a token: the code's id without hyphens. */
final class LuxsciToken {
    private static final Pattern FORM = Pattern.compile(
            "([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})", Pattern.CASE_INSENSITIVE);

    private LuxsciToken() {}

    static String of(UUID codeId) {
        return codeId.toString().replace("-", "");
    }

    /** The id of the code that a token names, or empty when it is none. */
    static Optional<UUID> parse(String token) {
        Matcher form = FORM.matcher(token);
        return form.matches() ? Optional.of(UUID.fromString(form.replaceFirst("$1-$2-$3-$4-$5"))) : Optional.empty();
    }
}
