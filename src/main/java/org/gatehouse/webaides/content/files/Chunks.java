package org.gatehouse.webaides.content.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Cuts a file into the components of one depth, each of bounded size: what is longer is read over to its end, so that the
 * next one is whole again. One that begins where the same has not ended yet ends that.
 */
final class Chunks {
    private static final int LONGEST_MARK = 100; // of a BEGIN or END line

    private final RawLines lines;
    private final int depth;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private byte[] again;
    private boolean tooLong;
    private boolean embeds;
    private int level;
    private int calendar;
    private String name;

    /**
     * Reads a file.
     *
     * @param depth 0 for components that stand in the file itself, 1 for those within a VCALENDAR
     */
    Chunks(InputStream in, int depth) {
        this.lines = new RawLines(in);
        this.depth = depth;
    }

    /** The next component, or a line outside of any; null at the end of the file. */
    Chunk next() throws IOException {
        for (byte[] line = line(); line != null; line = line()) {
            String begun = mark("BEGIN:", line);
            String ended = mark("END:", line);
            if (begun != null && level > depth && begun.equals(name) && !embeds) {
                again = line;
                level = depth;
                return done(false);
            }
            embeds = mark("AGENT", line) != null;
            Chunk chunk = take(line, begun, ended);
            if (chunk != null) {
                return chunk;
            }
        }
        boolean open = level > depth;
        level = 0;
        return open ? done(false) : null;
    }

    private Chunk take(byte[] line, String begun, String ended) {
        if (begun != null) {
            level++;
            calendar += level == 1 ? 1 : 0;
            name = level == depth + 1 ? begun : name;
        }
        if (level > depth) {
            add(line);
            if (ended != null) {
                level--;
                return level == depth ? done(true) : null;
            }
        } else if (ended != null) {
            level = Math.max(0, level - 1);
        } else if (begun == null && line.length > 0) {
            return new Chunk(null, calendar, line.length > Chunk.MAX ? null : line, true);
        }
        return null;
    }

    private void add(byte[] line) {
        tooLong |= bytes.size() + line.length + 1 > Chunk.MAX;
        if (tooLong) {
            bytes.reset();
        } else {
            bytes.write(line, 0, line.length);
            bytes.write('\n');
        }
    }

    private Chunk done(boolean whole) {
        Chunk chunk = new Chunk(name, calendar, tooLong ? null : bytes.toByteArray(), whole);
        bytes = new ByteArrayOutputStream();
        tooLong = false;
        return chunk;
    }

    private byte[] line() throws IOException {
        byte[] line = again == null ? lines.next() : again;
        again = null;
        return line;
    }

    /** What follows the mark in upper case; null if the line does not begin with it. */
    private static String mark(String mark, byte[] line) {
        if (line.length < mark.length() || line.length > LONGEST_MARK) {
            return null;
        }
        String text = new String(line, ISO_8859_1).toUpperCase(Locale.ROOT);
        return text.startsWith(mark) ? text.substring(mark.length()).strip() : null;
    }
}
