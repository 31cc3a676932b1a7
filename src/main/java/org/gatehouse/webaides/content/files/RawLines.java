package org.gatehouse.webaides.content.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file as bytes, whatever ends them. No line takes more memory than an item may have. */
final class RawLines {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;
    private boolean first = true;
    private boolean skipFeed;

    RawLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; null after the last. One that is too long is cut just beyond the bound. */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        while (fill()) {
            any = true;
            int stop = endOfLine();
            int length = Math.min(stop - at, Chunk.MAX + 1 - line.size());
            line.write(buffer, at, length);
            at = stop;
            if (stop < end) {
                skipFeed = buffer[at++] == '\r';
                return bytes(line);
            }
        }
        return any ? bytes(line) : null;
    }

    private int endOfLine() {
        int stop = at;
        while (stop < end && buffer[stop] != '\n' && buffer[stop] != '\r') {
            stop++;
        }
        return stop;
    }

    /** Whether there is something to read. */
    private boolean fill() throws IOException {
        if (skipFeed && refill()) {
            skipFeed = false;
            at += buffer[at] == '\n' ? 1 : 0;
        }
        return refill();
    }

    private boolean refill() throws IOException {
        if (at >= end) {
            at = 0;
            end = in.read(buffer);
        }
        return end > 0;
    }

    private byte[] bytes(ByteArrayOutputStream line) {
        byte[] bytes = line.toByteArray();
        boolean marked = first && Arrays.equals(MARK, Arrays.copyOf(bytes, MARK.length));
        first = false;
        return marked ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
    }
}
