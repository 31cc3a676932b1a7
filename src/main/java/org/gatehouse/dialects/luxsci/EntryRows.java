package org.gatehouse.dialects.luxsci;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.gatehouse.webaides.NumberedChanges;
import org.gatehouse.webaides.NumberedEntry;
import org.gatehouse.webaides.NumberedEntryList;
import org.gatehouse.webaides.content.Kind;

/** Writes answers with many entries, one after the other: as trees, all at once would take many times the memory. */
final class EntryRows {
    private static final String OPEN = "{\"success\":1,\"data\":{";
    private static final String CLOSE = "}}";

    private final Kind kind;
    private final OutputStream out;

    private EntryRows(Kind kind, OutputStream out) {
        this.kind = kind;
        this.out = out;
    }

    /** A list; its first rows have been read, so that a refusal is still an answer. */
    static StreamingOutput of(Kind kind, NumberedEntryList list, Rows rows) {
        return out -> {
            EntryRows answer = new EntryRows(kind, out);
            answer.print(OPEN + "\"first_row\":" + rows.first() + ",");
            long returned = answer.entries("rows", list);
            answer.print(",\"returned\":" + returned + ",\"total_matches\":" + list.total() + CLOSE);
        };
    }

    /** A page of changes. */
    static StreamingOutput of(Kind kind, NumberedChanges changes) {
        return out -> {
            EntryRows answer = new EntryRows(kind, out);
            answer.print(OPEN);
            answer.entries("added", changes.added().iterator());
            answer.print(",");
            answer.entries("updated", changes.updated().iterator());
            answer.print(",\"deleted\":" + LuxSciWriter.write(changes.deleted()) + ",\"sync\":"
                    + LuxSciWriter.write(changes.next()) + ",\"more\":" + LuxSciWriter.write(changes.more()) + CLOSE);
        };
    }

    /** How many there were. */
    private long entries(String name, Iterator<NumberedEntry> entries) throws IOException {
        print("\"" + name + "\":[");
        long count = 0;
        while (entries.hasNext()) {
            print((count == 0 ? "" : ",") + LuxSciWriter.write(EntryBody.of(kind, entries.next())));
            count++;
        }
        print("]");
        return count;
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
