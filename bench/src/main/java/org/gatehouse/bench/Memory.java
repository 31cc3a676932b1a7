package org.gatehouse.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.bench.WebAides.Container;

/** What large calls take of the server's heap, alone: the highest that is left after any of the collections meanwhile. */
record Memory(Gatehouse server, Api api) {
    /** MiB above what was there before: two such batches are let in at once, and 512 MiB must hold both. */
    private static final long BATCH = 200;

    /** The same of what is streamed. */
    private static final long EXPORT = 128;

    /** Bytes of each contact's note: such a batch is nearly as large as a batch may be. */
    private static final int NOTE = 2_700;

    private static final String CARD = "BEGIN:VCARD";

    /** One call; false when this version of the server does not know it. */
    private interface Large {
        boolean send();
    }

    List<String> lines(WebAides webaides) throws IOException {
        Container empty = webaides.empty().take();
        String batch = Contacts.batch("large", Api.BATCH, "x".repeat(NOTE));
        List<String> lines = new ArrayList<>();
        Large large = () -> {
            api.send(empty.path() + "/entries/batch", batch, Api.BATCH);
            return true;
        };
        lines.add(line("heap: batch of 10 000 contacts, %d MB".formatted(batch.length() / 1_000_000), large, BATCH));
        lines.add(line("heap: export of 100 000 contacts", () -> export(webaides.many()), EXPORT));
        return lines;
    }

    private boolean export(Container container) {
        long cards = api.count(container.path() + "/export", "text/vcard", CARD);
        if (cards >= 0 && cards != container.entries().size()) {
            throw new IllegalStateException("an export of " + cards + " contacts");
        }
        return cards >= 0;
    }

    private String line(String name, Large call, long most) throws IOException {
        long before = server.liveHeap();
        long mark = server.collections();
        if (!call.send()) {
            return Table.figure(name, "not known to this server");
        }
        long after = server.liveHeap();
        long highest = Math.max(after, server.highestSince(mark));
        return "%-42s %4d MiB before, at most %d, %d after %34s"
                .formatted(name, before, highest, after, Table.atMostMore(highest - before, most));
    }
}
