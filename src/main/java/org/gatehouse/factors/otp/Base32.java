package org.gatehouse.factors.otp;

import java.util.Locale;
import org.gatehouse.platform.InvalidValue;

/** Base 32 (RFC 4648, 6) as people write keys in it: in any case, in groups, padded or not. */
public final class Base32 {
    private static final org.apache.commons.codec.binary.Base32 CODEC =
            org.apache.commons.codec.binary.Base32.builder().get();

    private Base32() {}

    /** Without padding, as the key URI format wants it. */
    public static String write(byte[] bytes) {
        return CODEC.encodeToString(bytes).replace("=", "");
    }

    /** Without its length in the message: it is a secret. */
    public static byte[] read(String text) {
        String bare = withoutPadding(text.replaceAll("[ -]", "")).toUpperCase(Locale.ROOT);
        if (bare.matches("[A-Z2-7]+")) {
            byte[] bytes = CODEC.decode(bare);
            if (write(bytes).equals(bare)) { // else bits are left over
                return bytes;
            }
        }
        throw new InvalidValue("must be base 32 (RFC 4648)");
    }

    /** Step by step: a pattern for it takes the square of the length. */
    private static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        return text.substring(0, end);
    }
}
