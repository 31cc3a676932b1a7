package org.gatehouse.users;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Md5Crypt;
import org.apache.commons.codec.digest.Sha2Crypt;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.gatehouse.platform.InvalidValue;

/** What a password hash is made with: its text form, what it may cost to verify, and how. Constants are in Dovecot's words. */
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

    /** Whether a hash of this scheme is that of the password; compares in constant time. */
    boolean fits(byte[] utf8, String hash) {
        return switch (this) {
            case ARGON2ID -> fitsArgon2(Argon2Parameters.ARGON2_id, utf8, hash);
            case ARGON2I -> fitsArgon2(Argon2Parameters.ARGON2_i, utf8, hash);
            case BLF_CRYPT -> OpenBSDBCrypt.checkPassword(hash, utf8);
            case SHA512_CRYPT -> isSame(Sha2Crypt.sha512Crypt(utf8, hash), hash); // takes salt and rounds out of it
            case MD5_CRYPT -> isSame(Md5Crypt.md5Crypt(utf8, hash), hash);
        };
    }

    /** What a hash of Argon2 costs. */
    Argon2 cost(String argon2Hash) {
        return cost(parts(argon2Hash));
    }

    private boolean fitsArgon2(int type, byte[] utf8, String hash) {
        Matcher parts = parts(hash);
        byte[] salt = Base64.getDecoder().decode(parts.group("salt"));
        byte[] expected = Base64.getDecoder().decode(parts.group("hash"));
        return MessageDigest.isEqual(cost(parts).compute(type, utf8, salt, expected.length), expected);
    }

    private Matcher parts(String hash) {
        Matcher parts = form.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a hash of " + this);
        }
        return parts;
    }

    private static Argon2 cost(Matcher form) {
        return new Argon2(number(form, "m"), number(form, "t"), number(form, "p"));
    }

    private static boolean isSame(String computed, String hash) {
        return MessageDigest.isEqual(computed.getBytes(US_ASCII), hash.getBytes(US_ASCII));
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
        var unused = cost(form);
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
