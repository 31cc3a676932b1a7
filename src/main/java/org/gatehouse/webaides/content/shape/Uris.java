package org.gatehouse.webaides.content.shape;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** URIs, none of which runs a program in whoever opens it. */
final class Uris {
    static final int LONGEST = 8_192;
    static final int MAX_MEDIA = 512 * 1024;

    /** What people link to. {@code javascript:}, {@code data:}, {@code file:} and the like are no places. */
    static final Set<String> LINK_SCHEMES = Set.of(
            "http",
            "https",
            "ftp",
            "ftps",
            "sftp",
            "mailto",
            "tel",
            "sms",
            "sip",
            "sips",
            "xmpp",
            "irc",
            "ircs",
            "matrix",
            "news",
            "nntp",
            "geo",
            "magnet",
            "git",
            "ssh",
            "webcal",
            "webcals",
            "ldap",
            "ldaps",
            "im",
            "facetime",
            "skype");

    private static final Set<String> SCRIPTS = Set.of("javascript", "vbscript", "livescript", "mocha");
    private static final Pattern ABSOLUTE = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):[^\\s\\p{Cc}\\p{Cs}<>\"]+");
    private static final Pattern HIDING = Pattern.compile("[\\s\\p{Cc}]");
    private static final Pattern MEDIA_DATA = Pattern.compile("data:(?:image|audio)/", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATA = Pattern.compile("data:[^,\\s\\p{Cc}\\p{Cs}]{0,300},");

    static final Scalar URI_TEXT =
            Scalar.text(Uris::isSafe, "must be a URI of at most 8192 characters, but not javascript: or data:");

    /** Of what is shown or heard, which may stand there itself. */
    static final Scalar MEDIA = Scalar.text(
            text -> isSafe(text) || (MEDIA_DATA.matcher(text).lookingAt() && isSmallData(text)),
            "must be a URI of at most 8192 characters, or data: with an image or a sound of up to 512 KiB");

    static final Scalar KEY = Scalar.text(
            text -> isSafe(text) || (isData(text) && isSmallData(text)),
            "must be a URI of at most 8192 characters, or data: with up to 512 KiB");

    static final Scalar LINK = Scalar.text(
            Uris::isLink, "must be an absolute URI of at most 8192 characters with a scheme such as https or mailto");

    private Uris() {}

    private static boolean isSafe(String text) {
        return text.length() <= LONGEST && isAbsolute(text) && !isData(text) && !SCRIPTS.contains(scheme(text));
    }

    private static boolean isData(String text) {
        return text.regionMatches(true, 0, "data:", 0, 5);
    }

    /** Whether it runs a program in whoever opens it; so that no blanks and control characters hide it, these do not count. */
    static boolean isScript(String text) {
        String bare = HIDING.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        return SCRIPTS.stream().anyMatch(script -> bare.startsWith(script + ":"));
    }

    private static boolean isLink(String text) {
        return text.length() <= LONGEST && isAbsolute(text) && LINK_SCHEMES.contains(scheme(text)) && hasHost(text);
    }

    private static boolean isAbsolute(String text) {
        return ABSOLUTE.matcher(text).matches();
    }

    private static String scheme(String text) {
        return text.substring(0, text.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    /** Addresses of the web have one; what else a browser forgives in them, java.net.URI would not. */
    private static boolean hasHost(String text) {
        String scheme = scheme(text);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return true;
        }
        String rest = text.substring(scheme.length() + 1);
        return rest.startsWith("//") && rest.length() > 2 && "/?#".indexOf(rest.charAt(2)) < 0;
    }

    private static boolean isSmallData(String text) {
        if (text.length() > MAX_MEDIA / 3 * 4 + 400) {
            return false;
        }
        var head = DATA.matcher(text);
        if (!head.lookingAt()) {
            return false;
        }
        String body = text.substring(head.end());
        if (!head.group().toLowerCase(Locale.ROOT).endsWith(";base64,")) {
            return body.length() <= MAX_MEDIA && parses(text);
        }
        try {
            return Base64.getDecoder().decode(body).length <= MAX_MEDIA;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean parses(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
