package org.gatehouse.webaides.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.PlainText;
import org.gatehouse.webaides.content.files.Item;
import org.gatehouse.webaides.content.files.Items;

/** A file that is being imported: each item a content, or why it is none. Must be closed. */
public final class Import implements Iterator<Imported>, Closeable {
    private final Contents contents;
    private final Kind kind;
    private final Items items;
    private final Set<UUID> uids = new HashSet<>(); // of their hashes: 16 bytes each, however long they are
    private Item next;
    private int position;
    private boolean ended;

    Import(Contents contents, Kind kind, Items items) {
        this.contents = contents;
        this.kind = kind;
        this.items = items;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            try {
                next = items.next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public Imported next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Item item = next;
        next = null;
        int at = position++;
        if (item.failure() != null) {
            return new Imported(at, item.uid(), null, Standards.refusal(item.failure()));
        }
        try {
            Content content = contents.readForeign(kind, item.document(), uid(item));
            if (!uids.add(hash(content.uid()))) {
                throw INVALID_BODY.at("/uid", "stands twice in the file");
            }
            return new Imported(at, content.uid(), content, null);
        } catch (ApiException refusal) {
            return new Imported(at, item.uid(), null, refusal);
        }
    }

    /** Without a name, an item gets one from what it says, so that the same file may be imported again. */
    private String uid(Item item) {
        String uid = item.uid() == null ? "" : item.uid().strip();
        if (!uid.isEmpty() && uid.length() <= Contents.MAX_UID && PlainText.isOneLine(uid)) {
            return uid;
        }
        return "urn:uuid:" + hash(kind.word() + item.document());
    }

    private static UUID hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        items.close();
    }
}
