package org.gatehouse.webaides;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.gatehouse.api.Listing;
import org.gatehouse.webaides.EntryRepository.Row;

/** The events of a container that may touch a range of time, in the order of a list; read bit by bit with what they say. */
final class EventCandidates {
    private final EntryRepository entries;
    private final WebAide webaide;
    private final EntryFilter filter;
    private final Deque<Row> found = new ArrayDeque<>();
    private final Deque<Row> full = new ArrayDeque<>();
    private Listing rest;
    private Row last;
    private int seen;

    EventCandidates(EntryRepository entries, WebAide webaide, EntryFilter filter, Listing listing) {
        this.entries = entries;
        this.webaide = webaide;
        this.filter = filter;
        this.rest = listing;
    }

    boolean hasNext() {
        while (full.isEmpty() && (rest != null || !found.isEmpty())) {
            if (found.isEmpty()) {
                find();
            }
            load();
        }
        return !full.isEmpty();
    }

    Entry next() {
        last = full.remove();
        seen++;
        return last.entry();
    }

    /** How many there were so far. */
    int seen() {
        return seen;
    }

    /** What the cursor after the present one remembers. */
    List<String> keys() {
        return last.keys(filter.sort());
    }

    private void find() {
        List<Row> rows = entries.list(webaide, filter, false, rest);
        found.addAll(rows);
        rest = rows.size() < rest.fetch() ? null : rest.after(found.getLast().keys(filter.sort()));
    }

    private void load() {
        List<Row> some =
                ContentBudget.cut(List.copyOf(found), row -> row.entry().bytes());
        some.forEach(row -> found.remove());
        full.addAll(entries.withContents(webaide, some));
    }
}
