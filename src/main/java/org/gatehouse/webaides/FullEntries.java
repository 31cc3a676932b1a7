package org.gatehouse.webaides;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.UUID;

/**
 * The same entries with what they say, without those that are not in the container any more. Keeps no more than some megabytes in
 * memory, since it may be read as slowly as a client likes, and no connection meanwhile.
 */
final class FullEntries implements Iterator<Entry> {
    private static final int PAGE = 250;
    private static final long ENOUGH = 1024 * 1024;

    private final EntryRepository entries;
    private final WebAide webaide;
    private final Iterator<Entry> rows;
    private final Queue<Entry> page = new ArrayDeque<>();

    FullEntries(EntryRepository entries, WebAide webaide, Iterator<Entry> rows) {
        this.entries = entries;
        this.webaide = webaide;
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && rows.hasNext()) {
            read();
        }
        return !page.isEmpty();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }

    private void read() {
        List<UUID> ids = new ArrayList<>();
        long bytes = 0;
        while (bytes < ENOUGH && ids.size() < PAGE && rows.hasNext()) {
            Entry row = rows.next();
            ids.add(row.id());
            bytes += row.bytes();
        }
        Map<UUID, Entry> full = entries.find(webaide.user(), ids, true);
        for (UUID id : ids) {
            Entry entry = full.get(id);
            if (entry != null && entry.webaideId().equals(webaide.id())) {
                page.add(entry);
            }
        }
    }
}
