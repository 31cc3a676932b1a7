package org.gatehouse.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.PlainText;

/**
 * The name a user is known by in the organization: 1 to 128 visible characters, unique without case, often the address.
 * It also stands in paths beside ids, so whatever could be taken for an id or for another path is refused.
 *
 * @param value the name as written, but for NFC
 */
@Schema(
        type = SchemaType.STRING,
        minLength = 1,
        maxLength = 128,
        description = "Visible characters without / and \\, not in UUID form; unique in the organization without case",
        example = "ada@example.com")
record Username(String value) {
    private static final int MAX_CHARACTERS = 128;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Set<String> PATHS = Set.of(".", "..", "batch");

    Username {
        value = PlainText.normalize(value);
        check(value);
    }

    @JsonCreator
    public static Username parse(String text) {
        return new Username(text);
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    /** What makes the name unique; of a name that is an address, the key of that address. At most 384 UTF-16 units. */
    String key() {
        return address().map(EmailAddress::key).orElseGet(() -> PlainText.foldCase(value));
    }

    /** The name read as an address, if it is one. */
    Optional<EmailAddress> address() {
        if (value.indexOf('@') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(EmailAddress.parse(value));
        } catch (InvalidValue notAnAddress) {
            return Optional.empty();
        }
    }

    /** The domain of a name that is an address. */
    Optional<DomainName> domainPart() {
        return address().map(EmailAddress::domain);
    }

    @Override
    public String toString() {
        return value;
    }

    private static void check(String name) {
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MAX_CHARACTERS) {
            throw new InvalidValue("a username has 1 to 128 characters");
        }
        if (!PlainText.isVisible(name)) {
            throw new InvalidValue("a username may not have control or invisible characters");
        }
        if (name.startsWith(" ") || name.endsWith(" ")) {
            throw new InvalidValue("a username may not begin or end with a blank");
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new InvalidValue("a username may not have slashes or backslashes");
        }
        if (UUID_FORM.matcher(name).matches()) {
            throw new InvalidValue("a username may not have the form of a UUID");
        }
        if (PATHS.contains(PlainText.foldCase(name))) {
            throw new InvalidValue("this username is reserved");
        }
    }
}
