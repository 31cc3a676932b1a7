package org.gatehouse.users;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.platform.InvalidValue;

/** What a password hash is made with: its text form, and what it may cost to verify. Constants are in Dovecot's words. */
enum HashScheme {
    ARGON2ID(argon2("argon2id")),
    ARGON2I(argon2("argon2i")),
    // The last characters of salt and hash hold bits that must be zero: verifiers compare the text.
    BLF_CRYPT("\\$2[aby]\\$(?<cost>[0-9]{2})\\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]"),
    SHA512_CRYPT("\\$6\\$(rounds=(?<rounds>[1-9][0-9]{0,8})\\$)?[./A-Za-z0-9]{1,16}\\$[./A-Za-z0-9]{85}[./01]"),
    MD5_CRYPT("\\$1\\$[./A-Za-z0-9]{1,8}\\$[./A-Za-z0-9]{21}[./01]");

    private final Pattern form;

    HashScheme(String form) {
        this.form = Pattern.compile(form);
    }

    /** The name that Dovecot writes in braces before the hash. */
    String dovecot() {
        return name().replace('_', '-');
    }

    /** Whether the hash has the form of this scheme; refuses one that has, but costs too much. */
    boolean accepts(String hash) {
        Matcher matcher = form.matcher(hash);
        if (!matcher.matches()) {
            return false;
        }
        checkCost(matcher);
        return true;
    }

    private void checkCost(Matcher matcher) {
        switch (this) {
            case ARGON2ID, ARGON2I -> checkArgon2(matcher);
            case BLF_CRYPT -> checkBcrypt(matcher);
            case SHA512_CRYPT -> checkSha512(matcher);
            case MD5_CRYPT -> {} // has no cost to choose
        }
    }

    private static String argon2(String name) {
        String number = "[1-9][0-9]{0,8}";
        return "\\$" + name + "\\$v=19\\$m=(?<m>" + number + "),t=(?<t>" + number + "),p=(?<p>" + number
                + ")\\$(?<salt>[A-Za-z0-9+/]+)\\$(?<hash>[A-Za-z0-9+/]+)";
    }

    private static void checkArgon2(Matcher form) {
        var unused = new Argon2(number(form, "m"), number(form, "t"), number(form, "p"));
        checkBase64(form.group("salt"), 8, 64);
        checkBase64(form.group("hash"), 16, 64);
    }

    private static void checkBase64(String text, int minBytes, int maxBytes) {
        int bytes = text.length() * 6 / 8;
        if (bytes < minBytes || bytes > maxBytes || !isCanonical(text)) {
            throw new InvalidValue(
                    "an argon2 hash has a salt of 8 to 64 and a hash of 16 to 64 bytes, in unpadded base64");
        }
    }

    private static boolean isCanonical(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().withoutPadding().encodeToString(bytes).equals(base64);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static void checkBcrypt(Matcher form) {
        int cost = number(form, "cost");
        if (cost < 4 || cost > 16) {
            throw new InvalidValue("a bcrypt hash may have a cost of 4 to 16");
        }
    }

    private static void checkSha512(Matcher form) {
        boolean stated = form.group("rounds") != null;
        if (stated && (number(form, "rounds") < 1_000 || number(form, "rounds") > 1_000_000)) {
            throw new InvalidValue("a SHA512-CRYPT hash may have 1000 to 1000000 rounds");
        }
    }

    private static int number(Matcher form, String group) {
        return Integer.parseInt(form.group(group));
    }
}
