package org.gatehouse.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.InvalidValue;

/** A user's number as dialects with account codes write it: two letters and five digits, aa00000 to zz99999. */
@Schema(
        type = SchemaType.STRING,
        pattern = "^[a-z]{2}[0-9]{5}$",
        description = "The number as two letters and five digits; absent beyond the last, zz99999",
        example = "aa12345")
record AccountCode(int number) {
    static final int MAX_NUMBER = 67_599_999; // 26 × 26 × 100 000 codes

    private static final int NUMBERS_PER_LETTERS = 100_000;
    private static final Pattern FORM = Pattern.compile("[A-Za-z]{2}[0-9]{5}");

    AccountCode {
        if (number < 0 || number > MAX_NUMBER) {
            throw new InvalidValue("account codes end at number 67599999");
        }
    }

    /** The code of a user's number, or null beyond the last code. */
    static AccountCode of(long number) {
        return number > MAX_NUMBER ? null : new AccountCode(Math.toIntExact(number));
    }

    /** Reads either case, as people type it. */
    @JsonCreator
    public static AccountCode parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValue("an account code has two letters and five digits");
        }
        int letters = letter(text.charAt(0)) * 26 + letter(text.charAt(1));
        return new AccountCode(letters * NUMBERS_PER_LETTERS + Integer.parseInt(text.substring(2)));
    }

    @JsonValue
    String value() {
        int letters = number / NUMBERS_PER_LETTERS;
        String digits = Integer.toString(NUMBERS_PER_LETTERS + number % NUMBERS_PER_LETTERS); // 1 and the five digits
        return "" + (char) ('a' + letters / 26) + (char) ('a' + letters % 26) + digits.substring(1);
    }

    @Override
    public String toString() {
        return value();
    }

    private static int letter(char c) {
        return (c | 0x20) - 'a'; // the bit that makes an ASCII letter lower-case
    }
}
