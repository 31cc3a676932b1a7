package org.gatehouse.webaides.content.lines;

import com.github.mangstadt.vinnie.codec.DecoderException;
import com.github.mangstadt.vinnie.codec.QuotedPrintableCodec;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.regex.Pattern;

/** The values of text properties, and their escapes. */
public final class Values {
    private static final Pattern UNKEEPABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

    private Values() {}

    /** The text that the value stands for, its lines ended by LF. */
    public static String text(ContentLine line) {
        return clean(VObjectPropertyValues.unescape(decoded(line)));
    }

    /** The texts of a list. */
    public static List<String> list(ContentLine line) {
        return VObjectPropertyValues.parseList(decoded(line)).stream()
                .map(Values::clean)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** The parts of a structured value, each a list. */
    public static List<List<String>> parts(ContentLine line) {
        return VObjectPropertyValues.parseStructured(decoded(line)).stream()
                .map(part -> part.stream()
                        .map(Values::clean)
                        .filter(text -> !text.isBlank())
                        .toList())
                .toList();
    }

    /** The value without quoted-printable; as it is where that is broken. */
    public static String decoded(ContentLine line) {
        if (!line.first("encoding").equalsIgnoreCase("quoted-printable")) {
            return line.value();
        }
        try {
            return new QuotedPrintableCodec(charset(line).name()).decode(line.value());
        } catch (DecoderException | IllegalArgumentException broken) {
            return line.value();
        }
    }

    public static String escaped(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return VObjectPropertyValues.escape(lines).replace("\n", "\\n"); // which leaves line breaks to its own writer
    }

    public static String escapedList(List<String> texts) {
        return String.join(",", texts.stream().map(Values::escaped).toList());
    }

    /** A structured value, without the empty parts at its end beyond the first {@code least}. */
    public static String structured(List<List<String>> parts, int least) {
        int size = parts.size();
        while (size > least && parts.get(size - 1).isEmpty()) {
            size--;
        }
        return String.join(
                ";", parts.subList(0, size).stream().map(Values::escapedList).toList());
    }

    /** Of an IANA charset that a vCard 2.1 names; UTF-8 if it names none that is known. */
    private static Charset charset(ContentLine line) {
        try {
            return line.has("charset") ? Charset.forName(line.first("charset")) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String clean(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return UNKEEPABLE.matcher(lines).replaceAll("").strip();
    }
}
