package org.gatehouse.factors.otp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The {@code otpauth} URI from which authenticator apps take a key, in the key URI format that they agree on. */
public final class OtpAuthUri {
    private static final int MAX_ISSUER = 300;
    private static final int MAX_ACCOUNT = 600;

    private OtpAuthUri() {}

    /**
     * The URI of a key for passwords by time.
     *
     * @param issuer who asks for the codes; apps show it, and a colon in it would end it
     * @param account whose codes they are
     */
    public static String of(
            String issuer, String account, byte[] secret, OtpAlgorithm algorithm, int digits, int timeStep) {
        String shown = encoded(issuer.replace(":", " "), MAX_ISSUER);
        return "otpauth://totp/" + shown + ":" + encoded(account, MAX_ACCOUNT) + "?secret=" + Base32.write(secret)
                + "&issuer=" + shown + "&algorithm=" + algorithm.name() + "&digits=" + digits + "&period=" + timeStep;
    }

    /** Cut to what a QR code can hold besides the rest. */
    private static String encoded(String text, int most) {
        String cut = text;
        while (encoded(cut).length() > most) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return encoded(cut);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
