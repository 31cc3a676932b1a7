package org.gatehouse.webaides.content.files;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/** Cuts HTML into tags and the texts between them, each of bounded size: the rest of a longer one is read over. */
final class Tags {
    static final int MAX = 64 * 1024;

    /**
     * A tag with its brackets, or a text.
     *
     * @param name of a tag in lower case, with its slash if it ends something; empty for a text
     * @param cut whether there was more of it than is here
     */
    record Piece(String name, String text, boolean cut) {}

    private static final int NONE = -2;

    private final Reader reader;
    private int ahead = NONE;

    Tags(Reader reader) {
        this.reader = reader;
    }

    /** The next piece; null at the end. */
    Piece next() throws IOException {
        int first = take();
        if (first < 0) {
            return null;
        }
        boolean tag = first == '<';
        StringBuilder text = new StringBuilder().append((char) first);
        boolean cut = false;
        boolean quoted = false;
        for (int read = take(); read >= 0; read = take()) {
            if (!tag && read == '<') {
                ahead = read;
                break;
            }
            cut |= text.length() >= MAX;
            if (!cut) {
                text.append((char) read);
            }
            quoted ^= tag && read == '"'; // a bracket in quotes ends nothing
            if (tag && read == '>' && !quoted) {
                break;
            }
        }
        return new Piece(tag ? name(text) : "", text.toString(), cut);
    }

    private static String name(CharSequence tag) {
        int end = 1;
        while (end < tag.length() && end < 20 && " \t\r\n>".indexOf(tag.charAt(end)) < 0) {
            end++;
        }
        return tag.subSequence(1, end).toString().toLowerCase(Locale.ROOT);
    }

    private int take() throws IOException {
        int read = ahead == NONE ? reader.read() : ahead;
        ahead = NONE;
        return read;
    }
}
