package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Contents;

/** An entry as dialects see it that know numbers only. What it says becomes a tree when it is asked for, and is not kept as one. */
public final class NumberedEntry {
    private final long number;
    private final Content content;
    private final Instant createdAt;
    private final Instant updatedAt;
    private final Contents contents;

    NumberedEntry(Entry entry, Contents contents) {
        this(entry.number(), entry.content(), entry.createdAt(), entry.updatedAt(), contents);
    }

    NumberedEntry(long number, EntryView written, Contents contents) {
        this(
                number,
                contents.fromStored(
                        written.kind(), written.uid(), written.content().text()),
                written.createdAt(),
                written.updatedAt(),
                contents);
    }

    private NumberedEntry(long number, Content content, Instant createdAt, Instant updatedAt, Contents contents) {
        this.number = number;
        this.content = content;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
        this.contents = contents;
    }

    public long number() {
        return number;
    }

    public ObjectNode content() {
        return contents.json(content);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
