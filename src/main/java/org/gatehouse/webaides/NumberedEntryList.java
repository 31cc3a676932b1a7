package org.gatehouse.webaides;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.gatehouse.webaides.content.Contents;

/** Some of a container's entries by number, read bit by bit, and how many there are in all. Needs no request any more. */
public final class NumberedEntryList implements Iterator<NumberedEntry> {
    private final Iterator<Entry> entries;
    private final long total;
    private final Contents contents;
    private long left;
    private Entry next;

    /** The next of {@code entries}, and no more than {@code most}; the first is read at once. */
    NumberedEntryList(Iterator<Entry> entries, long most, long total, Contents contents) {
        this.entries = entries;
        this.left = most;
        this.total = total;
        this.contents = contents;
        read();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public NumberedEntry next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        NumberedEntry found = new NumberedEntry(next, contents);
        read();
        return found;
    }

    private void read() {
        next = left > 0 && entries.hasNext() ? entries.next() : null;
        left--;
    }

    /** How many there are, whatever of them is in this list. */
    public long total() {
        return total;
    }
}
