package org.gatehouse.webaides.content.lines;

/** Line breaks and double quotes in parameters (RFC 6868). Only parameters that become members are decoded. */
public final class Carets {
    private Carets() {}

    public static String encoded(String text) {
        return text.replace("^", "^^").replace("\n", "^n").replace("\"", "^'");
    }

    public static String decoded(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (text.charAt(i) == '^' && "^n'".indexOf(next) >= 0) {
                plain.append(next == 'n' ? '\n' : next == '\'' ? '"' : '^');
                i++;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }
}
