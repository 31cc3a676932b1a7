package org.gatehouse.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.InvalidValue;

/**
 * The hash of a password in the text form that crypt(3) and Dovecot read, made here or imported. Its cost is bounded,
 * so that nobody can import a hash whose verification stops the server. It has no JSON form and does not print.
 */
@Schema(
        type = SchemaType.STRING,
        maxLength = 300,
        description = "Hash of argon2id, argon2i, bcrypt, SHA512-CRYPT or MD5-CRYPT, with or without Dovecot's prefix",
        example = "{MD5-CRYPT}$1$gatehous$NvH81mCbVe1bO3IQTaGRh1")
final class PasswordHash {
    private static final int MAX_LENGTH = 300;
    private static final Pattern WITH_PREFIX = Pattern.compile("\\{(?<prefix>[A-Za-z0-9-]+)\\}(?<hash>.*)");
    private static final String ANY_CRYPT = "CRYPT"; // Dovecot's word for all that crypt(3) knows

    private final HashScheme scheme;
    private final String value;

    private PasswordHash(HashScheme scheme, String value) {
        this.scheme = scheme;
        this.value = value;
    }

    /** Reads a hash, with or without Dovecot's prefix, which must fit it. */
    @JsonCreator
    public static PasswordHash parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValue("a password hash may have at most 300 characters");
        }
        Matcher prefixed = WITH_PREFIX.matcher(text);
        if (!prefixed.matches()) {
            return of(text);
        }
        PasswordHash hash = of(prefixed.group("hash"));
        if (!hash.goesWith(prefixed.group("prefix").toUpperCase(Locale.ROOT))) {
            throw new InvalidValue("the prefix of a password hash must fit the hash");
        }
        return hash;
    }

    HashScheme scheme() {
        return scheme;
    }

    /** The hash without prefix. */
    String value() {
        return value;
    }

    /** Whether it is the hash of this password; takes the time of the hash, whatever the password. */
    boolean fits(LoginPassword password) {
        return scheme.fits(password.utf8(), value);
    }

    /** Whether it is of Argon2id at just this cost. */
    boolean isOf(Argon2 cost) {
        return scheme == HashScheme.ARGON2ID && scheme.cost(value).equals(cost);
    }

    @Override
    public String toString() {
        return "PasswordHash[" + scheme + "]";
    }

    private static PasswordHash of(String hash) {
        return Arrays.stream(HashScheme.values())
                .filter(scheme -> scheme.accepts(hash))
                .findFirst()
                .map(scheme -> new PasswordHash(scheme, hash))
                .orElseThrow(() -> new InvalidValue("a password hash is argon2id or argon2i (version 19), bcrypt,"
                        + " SHA512-CRYPT or MD5-CRYPT, in its usual text form"));
    }

    private boolean goesWith(String prefix) {
        boolean crypt = scheme != HashScheme.ARGON2ID && scheme != HashScheme.ARGON2I;
        return prefix.equals(scheme.dovecot()) || (crypt && prefix.equals(ANY_CRYPT));
    }
}
