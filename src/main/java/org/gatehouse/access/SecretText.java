package org.gatehouse.access;

import java.util.regex.Pattern;
import org.gatehouse.users.applicationpasswords.ApplicationSecret;

/** Finds secrets of codes, application passwords and access tokens in addresses, where they do not belong: those stand in logs and histories. */
final class SecretText {
    private static final Pattern TOKEN = Pattern.compile(TokenFormat.BEGINNING + "[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern ENCODED_UNDERSCORE = Pattern.compile("%5F", Pattern.CASE_INSENSITIVE);

    private SecretText() {}

    /** Whether it holds a whole one, whatever stands around it. */
    static boolean isIn(String address) {
        String plain = plain(address);
        return CodeSecret.isIn(plain)
                || ApplicationSecret.isIn(plain)
                || TOKEN.matcher(plain).find();
    }

    /** The address, its underscores decoded. */
    static String plain(String address) {
        return address.indexOf('%') < 0
                ? address
                : ENCODED_UNDERSCORE.matcher(address).replaceAll("_");
    }

    /** The address, or what stands in its place when it holds one. */
    static String without(String address) {
        return isIn(address) ? "(an address with a secret in it)" : address;
    }
}
