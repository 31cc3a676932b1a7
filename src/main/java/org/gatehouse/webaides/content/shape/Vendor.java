package org.gatehouse.webaides.content.shape;

import java.util.regex.Pattern;

/** Names that somebody made for himself: a domain of his, a colon and any name (RFC 8984 3.3, RFC 9553 1.8.2). */
final class Vendor {
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*+\\.)++[A-Za-z0-9-]++:[^\\p{Cc}\\p{Cs}]{1,200}");
    private static final int MAX = 255;

    private Vendor() {}

    static boolean isName(String name) {
        return name.length() <= MAX && NAME.matcher(name).matches();
    }
}
