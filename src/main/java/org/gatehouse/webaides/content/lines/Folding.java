package org.gatehouse.webaides.content.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Between one long line and several short ones. */
final class Folding {
    static final int MAX_LINE = 1024 * 1024;

    private static final int OCTETS = 75; // RFC 6350 3.2, RFC 5545 3.1: without the line break

    private Folding() {}

    /**
     * The lines of a text, folds undone. Takes CR, LF and CRLF in any mixture, and passes over empty lines.
     *
     * @throws TooLarge if a line is too long or there are too many
     */
    static List<String> unfold(String text, int maxLines) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean printable = false;
        int at = 0;
        while (at < text.length()) {
            int end = endOfLine(text, at);
            boolean continues = end > at && isBlank(text.charAt(at)) && line.length() > 0;
            if (continues) {
                line.append(text, at + 1, end);
            } else if (printable && line.length() > 0 && line.charAt(line.length() - 1) == '=') {
                line.setLength(line.length() - 1);
                line.append(text, at, end);
            } else {
                add(line, lines, maxLines);
                line.append(text, at, end);
                printable = isQuotedPrintable(line);
            }
            if (line.length() > MAX_LINE) {
                throw new TooLarge("a property may have at most 1048576 characters");
            }
            at = end < text.length() && text.charAt(end) == '\r' && text.startsWith("\n", end + 1) ? end + 2 : end + 1;
        }
        add(line, lines, maxLines);
        return lines;
    }

    private static void add(StringBuilder line, List<String> to, int maxLines) {
        if (!line.toString().isBlank()) {
            to.add(line.toString());
            if (to.size() > maxLines) {
                throw new TooLarge("at most " + maxLines + " lines are taken");
            }
        }
        line.setLength(0);
    }

    /** Folds the line, never within a character, and ends it. */
    static void fold(String line, StringBuilder to) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            int length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (octets + length > OCTETS) {
                to.append("\r\n ");
                octets = 1;
            }
            to.appendCodePoint(point);
            octets += length;
            i += Character.charCount(point);
        }
        to.append("\r\n");
    }

    /** Whether the line says that it is quoted-printable: then a = at its end means that it goes on (RFC 2045 6.7). */
    private static boolean isQuotedPrintable(StringBuilder line) {
        int colon = line.indexOf(":");
        return colon > 0 && line.substring(0, colon).toUpperCase(Locale.ROOT).contains("QUOTED-PRINTABLE");
    }

    private static int endOfLine(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
