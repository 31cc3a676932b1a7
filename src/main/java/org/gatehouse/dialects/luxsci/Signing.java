package org.gatehouse.dialects.luxsci;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.platform.Sha256;

/** What clients sign, and how: HMAC-SHA-256 in hex over lines that each end with a line feed (wire/luxsci.md 2.3). */
final class Signing {
    private static final String ALGORITHM = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();

    private Signing() {}

    /** What a login of a code alone signs. */
    static byte[] login(String token, String date) {
        return lines(token, date).getBytes(UTF_8);
    }

    /** What a login of a code and a user signs. */
    static byte[] login(String token, String date, String user, String password) {
        return lines(token, date, user, password).getBytes(UTF_8);
    }

    /**
     * What a request in a session signs.
     *
     * @param path as it was sent, each byte as one character
     * @param query the same, empty if there is none
     * @param bodyHash of {@link #hash}, or empty
     */
    static byte[] request(String auth, String method, String path, String query, String bodyHash) {
        return lines(auth, method, path, query, bodyHash).getBytes(ISO_8859_1);
    }

    /** SHA-256 of the JSON that is sent, without blanks around it, in hex. */
    static String hash(byte[] json) {
        return Sha256.of(json);
    }

    /** Whether {@code signature}, hex of either case, is that of what is signed by this secret; compares in constant time. */
    static boolean isOf(byte[] signed, String secret, String signature) {
        try {
            return MessageDigest.isEqual(mac(signed, secret), HEX.parseHex(signature));
        } catch (IllegalArgumentException e) { // no hex
            return false;
        }
    }

    private static byte[] mac(byte[] signed, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + ALGORITHM + " in this Java", e);
        }
    }

    private static String lines(String... parts) {
        return String.join("\n", parts) + "\n";
    }
}
