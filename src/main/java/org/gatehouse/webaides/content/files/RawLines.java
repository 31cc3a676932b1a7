package org.gatehouse.webaides.content.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file as bytes, whatever ends them. No line takes more memory than an item may have. */
final class RawLines {
    private static final int NONE = -2;

    private final InputStream in;
    private boolean first = true;
    private int ahead = NONE;

    RawLines(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** The next line without its end; null after the last. One that is too long is cut just beyond the bound. */
    byte[] next() throws IOException {
        int read = take();
        if (read < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (read >= 0 && read != '\n' && read != '\r') {
            if (line.size() <= Chunk.MAX) {
                line.write(read);
            }
            read = take();
        }
        if (read == '\r') {
            ahead = in.read();
            ahead = ahead == '\n' ? NONE : ahead;
        }
        byte[] bytes = line.toByteArray();
        boolean marked = first && bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        first = false;
        return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private int take() throws IOException {
        int read = ahead == NONE ? in.read() : ahead;
        ahead = read < 0 ? -1 : NONE;
        return read;
    }
}
