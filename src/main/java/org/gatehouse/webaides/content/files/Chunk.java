package org.gatehouse.webaides.content.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.gatehouse.webaides.content.lines.MalformedLine;
import org.gatehouse.webaides.content.lines.TooLarge;

/**
 * One component as it stands in a file, or, without a name, a line between them. Says which of the file's outermost components
 * it stands in; has no bytes where there are too many.
 */
final class Chunk {
    static final int MAX = 2 * 1024 * 1024;

    private final String name;
    private final int calendar;
    private final byte[] bytes;
    private final boolean whole;

    Chunk(String name, int calendar, byte[] bytes, boolean whole) {
        this.name = name;
        this.calendar = calendar;
        this.bytes = bytes;
        this.whole = whole;
    }

    String name() {
        return name;
    }

    int calendar() {
        return calendar;
    }

    /** Not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * Its text.
     *
     * @throws MalformedLine if it is cut or not UTF-8
     * @throws TooLarge if it is beyond the bounds
     */
    String text() {
        if (bytes == null) {
            throw new TooLarge("an item may have at most " + MAX + " bytes");
        }
        if (!whole) {
            throw new MalformedLine("ends before its END");
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedLine("is not UTF-8");
        }
    }
}
