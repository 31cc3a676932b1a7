package org.gatehouse.webaides.content.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.gatehouse.platform.PlainText;

/** A value that is not made of others: a text of some form, a number, true or false. */
record Scalar(Predicate<JsonNode> fits, String rule) implements Rule {
    static final int LONGEST_TEXT = 65_536;
    static final int LONGEST_LINE = 1_024;

    static final Scalar TRUE = new Scalar(value -> value.isBoolean() && value.booleanValue(), "must be true");
    static final Scalar BOOLEAN = new Scalar(JsonNode::isBoolean, "must be true or false");
    static final Scalar TEXT = text(LONGEST_TEXT);
    static final Scalar LINE = line(LONGEST_LINE);

    /** Lines inside of some longer text, such as a postal address. */
    static final Scalar SHORT_TEXT = text(LONGEST_LINE * 8);

    private static final Pattern UNKEEPABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\p{Cs}]");

    @Override
    public void check(JsonNode value, Place place) {
        if (!fits.test(value)) {
            place.refuse(rule);
        }
    }

    /** A text that passes a test. */
    static Scalar text(Predicate<String> form, String rule) {
        return new Scalar(value -> value.isTextual() && form.test(value.textValue()), rule);
    }

    /** Text of any number of lines, which no format loses: without control characters and broken surrogates. */
    static Scalar text(int longest) {
        return text(
                text -> text.length() <= longest && !UNKEEPABLE.matcher(text).find(),
                "must be text of at most " + longest + " characters, without control characters");
    }

    static Scalar line(int longest) {
        return text(
                text -> text.length() <= longest && PlainText.isOneLine(text),
                "must be one line of at most " + longest + " characters, without control characters");
    }

    /** One line that says something. */
    static Scalar word(int longest) {
        return text(
                text -> !text.isBlank() && text.length() <= longest && PlainText.isOneLine(text),
                "must be one line of 1 to " + longest + " characters, without control characters");
    }

    static Scalar integer(long least, long most) {
        return new Scalar(
                value -> value.isIntegralNumber()
                        && value.canConvertToLong()
                        && value.longValue() >= least
                        && value.longValue() <= most,
                "must be a whole number from " + least + " to " + most);
    }

    /** An integer on one or the other side of zero. */
    static Scalar integerButZero(int most) {
        return new Scalar(
                value -> value.isInt() && value.intValue() != 0 && Math.abs(value.intValue()) <= most,
                "must be a whole number from 1 to " + most + " or from -" + most + " to -1");
    }
}
