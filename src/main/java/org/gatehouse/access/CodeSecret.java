package org.gatehouse.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.gatehouse.platform.Sha256;

/**
 * The secret of an API code: a prefix, 256 random bits in 43 characters of base 62, and a CRC-32 of all that in 6 more. Prefix
 * and checksum let a secret scanner tell it from other text. Only its SHA-256 is stored, unless a dialect needs the secret.
 */
final class CodeSecret {
    private static final String PLAIN = "gate_";

    /** Fills the 64 letters and digits, no other characters, of a LoginTC organization key. */
    private static final String ALPHANUMERIC = "gatehouseSecret";

    static final List<String> PREFIXES = List.of(PLAIN, ALPHANUMERIC);

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECK_DIGITS = 6;
    private static final int MARK_DIGITS = 16;
    private static final Pattern FORM = Pattern.compile(
            "(?:" + String.join("|", PREFIXES) + ")[0-9A-Za-z]{" + (RANDOM_DIGITS + CHECK_DIGITS) + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private CodeSecret(String text) {
        this.text = text;
    }

    static CodeSecret generate() {
        return generate(Set.of(Dialect.V1));
    }

    /** A new one, in the form that all of these dialects take. */
    static CodeSecret generate(Set<Dialect> dialects) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String prefix = dialects.contains(Dialect.LOGINTC) ? ALPHANUMERIC : PLAIN;
        String body = prefix + base62(new BigInteger(1, random), RANDOM_DIGITS);
        return new CodeSecret(body + check(body));
    }

    /** The secret that is written in {@code text}, or empty when form or checksum are not right. */
    static Optional<CodeSecret> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int body = text.length() - CHECK_DIGITS;
        return check(text.substring(0, body)).equals(text.substring(body))
                ? Optional.of(new CodeSecret(text))
                : Optional.empty();
    }

    /** Whether a whole secret stands in the text, whatever is around it. */
    static boolean isIn(String text) {
        return FORM.matcher(text).results().anyMatch(found -> parse(found.group())
                .isPresent());
    }

    /** For the one answer that shows it. */
    String text() {
        return text;
    }

    /** SHA-256 in hex: enough for 256 random bits, which nobody can guess. */
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

    private static String check(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), CHECK_DIGITS);
    }

    private static String base62(BigInteger number, int length) {
        BigInteger base = BigInteger.valueOf(DIGITS.length());
        char[] digits = new char[length];
        BigInteger rest = number;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] division = rest.divideAndRemainder(base);
            digits[i] = DIGITS.charAt(division[1].intValue());
            rest = division[0];
        }
        return new String(digits);
    }
}
