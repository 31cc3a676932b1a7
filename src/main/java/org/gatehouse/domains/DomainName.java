package org.gatehouse.domains;

import static java.util.Map.entry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.ibm.icu.text.IDNA;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.PlainText;

/**
 * The name of a mail domain, as lower-case A-labels by UTS 46 (non-transitional, STD3 rules, bidi and joiner checks).
 * At least two labels; no trailing dot, no IP address.
 *
 * @param value the name in ASCII; the constructor takes any spelling of it
 */
@Schema(
        type = SchemaType.STRING,
        maxLength = 253,
        description = "Domain name; answers carry it as lower-case A-labels (UTS 46)",
        example = "example.com")
public record DomainName(String value) implements Comparable<DomainName> {
    private static final int MAX_OCTETS = 253; // 255 on the wire (RFC 1035 2.3.4): length octets and root take two

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ);

    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?[0-9]+");

    private static final String HYPHENS =
            "a label may not begin or end with a hyphen, nor have hyphens in third and fourth place";
    private static final String A_LABEL = "a label that begins with xn-- must be a valid A-label";
    private static final Map<IDNA.Error, String> RULES = Map.ofEntries(
            entry(IDNA.Error.EMPTY_LABEL, "a domain name may not have empty labels"),
            entry(IDNA.Error.LABEL_TOO_LONG, "a label of a domain name may have at most 63 octets"),
            entry(IDNA.Error.DOMAIN_NAME_TOO_LONG, "a domain name may have at most 253 octets"),
            entry(IDNA.Error.LEADING_HYPHEN, HYPHENS),
            entry(IDNA.Error.TRAILING_HYPHEN, HYPHENS),
            entry(IDNA.Error.HYPHEN_3_4, HYPHENS),
            entry(IDNA.Error.PUNYCODE, A_LABEL),
            entry(IDNA.Error.INVALID_ACE_LABEL, A_LABEL),
            entry(IDNA.Error.BIDI, "a domain name may not mix writing directions against RFC 5893"));

    public DomainName {
        value = toAscii(value);
    }

    @JsonCreator
    public static DomainName parse(String text) {
        return new DomainName(text);
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    /** The name as people read it, in U-labels. */
    public String unicode() {
        StringBuilder unicode = new StringBuilder();
        UTS46.nameToUnicode(value, unicode, new IDNA.Info());
        return unicode.toString();
    }

    @Override
    public int compareTo(DomainName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String toAscii(String text) {
        if (text.length() > PlainText.MAX_INPUT) {
            throw new InvalidValue(RULES.get(IDNA.Error.DOMAIN_NAME_TOO_LONG));
        }
        if (text.isEmpty()) {
            throw new InvalidValue("a domain name may not be empty");
        }
        if (text.startsWith("[")) {
            throw new InvalidValue("an IP address cannot stand for a domain name");
        }
        IDNA.Info info = new IDNA.Info();
        String ascii =
                UTS46.nameToASCII(text, new StringBuilder(text.length()), info).toString();
        if (info.hasErrors()) {
            throw new InvalidValue(ruleBrokenBy(info));
        }
        if (ascii.endsWith(".")) {
            throw new InvalidValue("a domain name may not end with a dot");
        }
        if (ascii.length() > MAX_OCTETS) {
            throw new InvalidValue(RULES.get(IDNA.Error.DOMAIN_NAME_TOO_LONG));
        }
        if (ENDS_IN_NUMBER.matcher(ascii).matches()) {
            throw new InvalidValue("a domain name may not end in a number, nor be an IP address");
        }
        if (ascii.indexOf('.') < 0) {
            throw new InvalidValue("a domain name needs at least two labels");
        }
        return ascii;
    }

    private static String ruleBrokenBy(IDNA.Info info) {
        return info.getErrors().stream()
                .sorted()
                .filter(RULES::containsKey)
                .map(RULES::get)
                .findFirst()
                .orElse("a domain name may only have letters, digits and hyphens that UTS 46 allows");
    }
}
