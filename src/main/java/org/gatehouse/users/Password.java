package org.gatehouse.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.PlainText;

/**
 * A password somebody chose, as OpaqueString (RFC 8265), of 8 to 128 characters. It can only be read and hashed: it has
 * no JSON form and does not print.
 */
@Schema(
        type = SchemaType.STRING,
        format = "password",
        minLength = 8,
        maxLength = 128,
        description = "8 to 128 characters of any kind; easily guessed ones are refused",
        example = "four-odd-words-together")
public final class Password {
    private static final int MIN_CHARACTERS = 8;
    private static final int MAX_CHARACTERS = 128;
    private static final String LENGTH = "a password has 8 to 128 characters";

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    @JsonCreator
    public static Password parse(String input) {
        if (input.length() > PlainText.MAX_INPUT) {
            throw new InvalidValue(LENGTH);
        }
        String text = OpaqueString.enforce(input);
        Password password = new Password(text);
        if (password.length() < MIN_CHARACTERS || password.length() > MAX_CHARACTERS) {
            throw new InvalidValue(LENGTH);
        }
        return password;
    }

    /** In characters, not in Java's units. */
    int length() {
        return text.codePointCount(0, text.length());
    }

    String text() {
        return text;
    }

    byte[] utf8() {
        return text.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "Password";
    }
}
