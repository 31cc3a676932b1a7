package org.gatehouse.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.platform.SecretForm;
import org.gatehouse.platform.Sha256;

/** The secret of an API code, in the form of {@link SecretForm}. Only its SHA-256 is stored, unless a dialect needs the secret. */
final class CodeSecret {
    private static final String PLAIN = "gate_";

    /** Fills the 64 letters and digits, no other characters, of a LoginTC organization key. */
    private static final String ALPHANUMERIC = "gatehouseSecret";

    static final List<String> PREFIXES = List.of(PLAIN, ALPHANUMERIC);

    private static final SecretForm FORM = SecretForm.withPrefixes(PREFIXES);
    private static final int MARK_DIGITS = 16;

    private final String text;

    private CodeSecret(String text) {
        this.text = text;
    }

    static CodeSecret generate() {
        return generate(Set.of(Dialect.V1));
    }

    /** A new one, in the form that all of these dialects take. */
    static CodeSecret generate(Set<Dialect> dialects) {
        return new CodeSecret(SecretForm.generate(dialects.contains(Dialect.LOGINTC) ? ALPHANUMERIC : PLAIN));
    }

    /** The secret that is written in {@code text}, or empty when form or checksum are not right. */
    static Optional<CodeSecret> parse(String text) {
        return FORM.isOne(text) ? Optional.of(new CodeSecret(text)) : Optional.empty();
    }

    /** Whether a whole secret stands in the text, whatever is around it. */
    static boolean isIn(String text) {
        return FORM.isIn(text);
    }

    /** For the one answer that shows it. */
    String text() {
        return text;
    }

    /** SHA-256 in hex. */
    String hash() {
        return Sha256.of(text);
    }

    /** The part of a {@link #hash} that names a secret where it is not looked for; tells nothing of it. */
    static String mark(String hash) {
        return hash.substring(0, MARK_DIGITS);
    }

    /** As {@link #mark}, of the hash of a password. */
    static String markOfPassword(String phc) {
        return mark(Sha256.of(phc));
    }
}
