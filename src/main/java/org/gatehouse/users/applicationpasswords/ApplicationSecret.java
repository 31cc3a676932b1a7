package org.gatehouse.users.applicationpasswords;

import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.SecretForm;
import org.gatehouse.platform.Sha256;

/** What a program sends in place of the user's own password. Only its SHA-256 is stored. It does not print. */
public final class ApplicationSecret {
    public static final String PREFIX = "gateapp_";

    private static final SecretForm FORM = SecretForm.withPrefixes(List.of(PREFIX));

    private final String text;

    private ApplicationSecret(String text) {
        this.text = text;
    }

    static ApplicationSecret generate() {
        return new ApplicationSecret(SecretForm.generate(PREFIX));
    }

    /** The one that is written in {@code text}, or empty when form or checksum are not right. */
    public static Optional<ApplicationSecret> parse(String text) {
        return FORM.isOne(text) ? Optional.of(new ApplicationSecret(text)) : Optional.empty();
    }

    /** Whether a whole one stands in the text, whatever is around it. */
    public static boolean isIn(String text) {
        return FORM.isIn(text);
    }

    /** For the one answer that shows it. */
    String text() {
        return text;
    }

    /** SHA-256 in hex, by which it is found. */
    public String hash() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "ApplicationSecret";
    }
}
