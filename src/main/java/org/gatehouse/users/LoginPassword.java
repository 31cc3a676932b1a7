package org.gatehouse.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.PlainText;
import org.gatehouse.users.applicationpasswords.ApplicationSecret;

/**
 * A password that somebody sends to log in, as OpaqueString (RFC 8265) where it is one. Unlike a new {@link Password} it may
 * be short or have any character: imported hashes may be of such. It has no JSON form and does not print.
 */
@Schema(type = SchemaType.STRING, format = "password", maxLength = 128, example = "four-odd-words-together")
public final class LoginPassword {
    private static final String LENGTH = "a password has at most 128 characters";
    private static final int MAX_CHARACTERS = 128; // SHA512-CRYPT takes longer the longer the password is

    private final String text;

    private LoginPassword(String text) {
        this.text = text;
    }

    @JsonCreator
    public static LoginPassword parse(String input) {
        if (input.length() > PlainText.MAX_INPUT) {
            throw new InvalidValue(LENGTH);
        }
        String text = normal(input); // which may be shorter
        if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            throw new InvalidValue(LENGTH);
        }
        return new LoginPassword(text);
    }

    /** The application password that it may be; empty when it has the form of none. */
    Optional<ApplicationSecret> applicationSecret() {
        return ApplicationSecret.parse(text);
    }

    byte[] utf8() {
        return text.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "LoginPassword";
    }

    private static String normal(String input) {
        try {
            return OpaqueString.enforce(input);
        } catch (InvalidValue other) {
            return input;
        }
    }
}
