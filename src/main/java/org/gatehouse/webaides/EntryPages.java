package org.gatehouse.webaides;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.gatehouse.webaides.content.Content;

/**
 * All entries of a container, by UID: who is there from the first page to the last is told once. Keeps one page in
 * memory, of a bounded number of entries and bytes, and no connection between two pages.
 */
final class EntryPages implements Iterator<Entry> {
    private static final int PAGE = 500;

    private final EntryRepository entries;
    private final WebAide webaide;
    private final Queue<Entry> page = new ArrayDeque<>();
    private String lastUid = "";
    private boolean ended;

    EntryPages(EntryRepository entries, WebAide webaide) {
        this.entries = entries;
        this.webaide = webaide;
    }

    /** What entries say. */
    static Iterator<Content> contents(Iterator<Entry> entries) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Content next() {
                return entries.next().content();
            }
        };
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && !ended) {
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
        List<Entry> sizes = ContentBudget.cut(entries.after(webaide, lastUid, null, PAGE, false), Entry::bytes);
        if (sizes.isEmpty()) {
            ended = true;
            return;
        }
        String upTo = sizes.get(sizes.size() - 1).uid();
        List<Entry> found = entries.after(webaide, lastUid, upTo, sizes.size(), true);
        page.addAll(found);
        // as many as were asked for: others may have come between, so that these end before
        lastUid = found.size() == sizes.size() ? found.get(found.size() - 1).uid() : upTo;
    }
}
