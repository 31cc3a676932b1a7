package org.gatehouse.platform;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The form of secrets that are made here: a prefix, 256 random bits in 43 characters of base 62, and a CRC-32 of all that in 6
 * more. Prefix and checksum let a secret scanner tell them from other text; nobody can guess so many bits, so that their
 * SHA-256 may be stored and searched for.
 */
public final class SecretForm {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECK_DIGITS = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Pattern pattern;

    private SecretForm(List<String> prefixes) {
        pattern = Pattern.compile(
                "(?:" + String.join("|", prefixes) + ")[0-9A-Za-z]{" + (RANDOM_DIGITS + CHECK_DIGITS) + "}");
    }

    /** That of secrets with one of these prefixes, which are letters, digits and underscores. */
    public static SecretForm withPrefixes(List<String> prefixes) {
        return new SecretForm(prefixes);
    }

    /** A new secret. */
    public static String generate(String prefix) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String body = prefix + base62(new BigInteger(1, random), RANDOM_DIGITS);
        return body + check(body);
    }

    /** Whether the text is one, checksum and all. */
    public boolean isOne(String text) {
        if (!pattern.matcher(text).matches()) {
            return false;
        }
        int body = text.length() - CHECK_DIGITS;
        return check(text.substring(0, body)).equals(text.substring(body));
    }

    /** Whether a whole one stands in the text, whatever is around it. */
    public boolean isIn(String text) {
        return pattern.matcher(text).results().anyMatch(found -> isOne(found.group()));
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
