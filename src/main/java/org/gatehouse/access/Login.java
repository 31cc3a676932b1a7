package org.gatehouse.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.PlainText;

/**
 * The name by which a code without a secret is known: 1 to 128 visible characters, unique in the server without case.
 *
 * @param value the name as written, but for NFC
 */
@Schema(
        type = SchemaType.STRING,
        minLength = 1,
        maxLength = 128,
        description = "Visible characters, not in the form of an account code; unique in the server without case",
        example = "hosting-panel")
record Login(String value) {
    private static final int MAX_CHARACTERS = 128;

    /** Those belong to users: nobody may take a name that another organization's user will need. */
    private static final Pattern ACCOUNT_CODE = Pattern.compile("[A-Za-z]{2}[0-9]{5}");

    @JsonCreator
    static Login parse(String text) {
        String value = checked(text);
        if (ACCOUNT_CODE.matcher(value).matches()) {
            throw new InvalidValue("a login may not have the form of an account code, two letters and five digits");
        }
        return new Login(value);
    }

    private static String checked(String text) {
        String value = PlainText.normalize(text);
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > MAX_CHARACTERS) {
            throw new InvalidValue("a login has 1 to 128 characters");
        }
        if (!PlainText.isVisible(value) || value.startsWith(" ") || value.endsWith(" ")) {
            throw new InvalidValue(
                    "a login may not have control or invisible characters, nor begin or end with a blank");
        }
        return value;
    }

    /** That of a user with an account code. */
    static Login ofAccount(String accountCode) {
        return new Login(accountCode);
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    /** What makes it unique. */
    String key() {
        return key(value);
    }

    /** The key of what somebody sent as a login; of what can be none, the key that none has. */
    static String key(String sent) {
        try {
            return PlainText.foldCase(checked(sent));
        } catch (InvalidValue e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
