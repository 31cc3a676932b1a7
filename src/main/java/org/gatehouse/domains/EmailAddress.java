package org.gatehouse.domains;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.PlainText;

/**
 * A mail address: a dot-string of RFC 5321 or, in UTF-8, RFC 6531, an @ and a domain name.
 * The local part is kept as written, but for NFC, and compared without case. Quoted local parts are refused.
 */
@Schema(
        type = SchemaType.STRING,
        maxLength = 254,
        description = "Mail address (RFC 5321, RFC 6531); its domain is answered as lower-case A-labels",
        example = "ada@example.com")
public record EmailAddress(String local, DomainName domain) {
    private static final int MAX_LOCAL_OCTETS = 64; // RFC 5321 4.5.3.1.1
    private static final int MAX_OCTETS = 254; // a path of 256 (RFC 5321 4.5.3.1.3) without its angle brackets

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]+";
    private static final Pattern DOTS_AND_ATOMS = Pattern.compile("(?:\\.|" + ATOM + ")*+");
    private static final Pattern DOT_STRING = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");

    public EmailAddress {
        local = PlainText.normalize(local);
        checkLocal(local);
        if (octets(local) + 1 + domain.value().length() > MAX_OCTETS) {
            throw new InvalidValue("an address may have at most 254 octets");
        }
    }

    @JsonCreator
    public static EmailAddress parse(String text) {
        if (text.startsWith("\"")) {
            throw new InvalidValue("quoted local parts are not supported");
        }
        int at = text.indexOf('@');
        if (at < 0 || at != text.lastIndexOf('@')) {
            throw new InvalidValue("an address has exactly one @");
        }
        return new EmailAddress(text.substring(0, at), new DomainName(text.substring(at + 1)));
    }

    /** The address as it is shown and sent to. */
    @JsonValue
    public String value() {
        return local + "@" + domain;
    }

    /** What makes the address unique: its local part without case. Never longer than {@link #value} in UTF-16 units. */
    public String key() {
        return PlainText.foldCase(local) + "@" + domain;
    }

    @Override
    public String toString() {
        return value();
    }

    private static void checkLocal(String local) {
        if (local.isEmpty()) {
            throw new InvalidValue("the local part may not be empty");
        }
        if (local.startsWith("\"")) {
            throw new InvalidValue("quoted local parts are not supported");
        }
        if (!PlainText.isVisible(local) || local.indexOf(' ') >= 0) {
            throw new InvalidValue("the local part may not have blanks, control or invisible characters");
        }
        if (octets(local) > MAX_LOCAL_OCTETS) {
            throw new InvalidValue("the local part may have at most 64 octets");
        }
        if (!DOTS_AND_ATOMS.matcher(local).matches()) {
            throw new InvalidValue("the local part may not have characters that need quoting");
        }
        if (!DOT_STRING.matcher(local).matches()) {
            throw new InvalidValue("a dot may not begin or end the local part, nor follow another");
        }
    }

    private static int octets(String text) {
        return text.getBytes(UTF_8).length;
    }
}
