package org.gatehouse.factors.devices;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.platform.Secrets;

/** What a person types into a device to make it theirs: ten lower-case letters and digits, as good as 51 random bits. */
record ActivationCode(String text) {
    private static final String CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 10;
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static ActivationCode generate() {
        StringBuilder text = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, CHARACTERS.length()).forEach(at -> text.append(CHARACTERS.charAt(at)));
        return new ActivationCode(text.toString());
    }

    /** The code that somebody has typed, in whatever case and with blanks around; empty when it can be none. */
    static Optional<ActivationCode> parse(String typed) {
        String stripped = typed.strip();
        return FORM.matcher(stripped).matches()
                ? Optional.of(new ActivationCode(stripped.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** By which it is found. */
    String mac(Secrets secrets) {
        return secrets.mac(Secrets.Purpose.ACTIVATION, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "ActivationCode";
    }
}
