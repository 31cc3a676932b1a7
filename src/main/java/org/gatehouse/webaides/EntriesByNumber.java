package org.gatehouse.webaides;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Entries of a container by number, without what they say, some hundred at a time. */
final class EntriesByNumber implements Iterator<Entry> {
    private static final int PAGE = 250;

    private final EntryRepository entries;
    private final WebAide webaide;
    private final EntryFilter filter;
    private final Queue<Entry> page = new ArrayDeque<>();
    private long skip;
    private long last;
    private boolean ended;

    /** Passes over the first {@code skip} of those which the filter lets through. */
    EntriesByNumber(EntryRepository entries, WebAide webaide, EntryFilter filter, long skip) {
        this.entries = entries;
        this.webaide = webaide;
        this.filter = filter;
        this.skip = skip;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !ended) {
            List<Entry> rows = entries.above(last, webaide, filter, skip, PAGE);
            ended = rows.size() < PAGE;
            page.addAll(rows);
            last = rows.isEmpty() ? last : rows.get(rows.size() - 1).number();
            skip = 0;
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
}
