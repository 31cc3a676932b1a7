package org.gatehouse.webaides.content.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.gatehouse.webaides.content.lines.MalformedLine;
import org.gatehouse.webaides.content.lines.TooLarge;

/**
 * A Markdown file: notes, each after a comment that says its title, keywords and format. A file without such comments is one
 * note, whose title is its first heading or line.
 */
final class NoteItems implements Items {
    private final RawLines lines;
    private NoteMark next;
    private boolean started;
    private boolean ended;

    NoteItems(InputStream in) {
        lines = new RawLines(in);
    }

    @Override
    public Item next() throws IOException {
        if (ended) {
            return null;
        }
        NoteMark mark = next;
        next = null;
        StringBuilder body = new StringBuilder();
        RuntimeException failure = null;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            NoteMark begun = NoteMark.parse(line);
            if (begun != null) {
                boolean nothingYet = !started && body.toString().isBlank();
                started = true;
                if (nothingYet) {
                    mark = begun;
                    body.setLength(0);
                    continue;
                }
                next = begun;
                return item(mark, body, failure);
            }
            failure = failure == null ? add(line, body) : failure;
        }
        ended = true;
        boolean nothing = mark == null && body.toString().isBlank() && failure == null;
        return nothing && started
                ? null
                : nothing ? Item.failed(null, new MalformedLine("holds no note")) : item(mark, body, failure);
    }

    private static RuntimeException add(byte[] line, StringBuilder body) {
        if (line.length + body.length() > Chunk.MAX) {
            return new TooLarge("a note may have at most " + Chunk.MAX + " bytes");
        }
        try {
            body.append(NoteMark.unescaped(
                            UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString()))
                    .append('\n');
            return null;
        } catch (CharacterCodingException e) {
            return new MalformedLine("is not UTF-8");
        }
    }

    private static Item item(NoteMark mark, StringBuilder body, RuntimeException failure) {
        String uid = mark == null ? null : mark.uid();
        if (failure != null) {
            return Item.failed(uid, failure);
        }
        ObjectNode note = JsonNodeFactory.instance.objectNode();
        String text = body.toString();
        if (mark == null) {
            note.put("title", title(text)).put("body", text.strip()).put("format", "markdown");
        } else {
            note.setAll(mark.members());
            String written = text.endsWith("\n\n") ? text.substring(0, text.length() - 2) : text.stripTrailing();
            if (!written.isEmpty()) {
                note.put("body", written);
            }
        }
        return Item.read(note, uid);
    }

    private static String title(String text) {
        String first = text.strip().lines().findFirst().orElse("");
        String title = first.replaceFirst("^#{1,6}\\s+", "").strip();
        return title.substring(0, title.offsetByCodePoints(0, Math.min(200, title.codePointCount(0, title.length()))));
    }
}
