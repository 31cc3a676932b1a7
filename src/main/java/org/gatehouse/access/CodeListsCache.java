package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lists of codes as they were read last, each with the version of its code. Holds some {@value #MAX_SIZE} ranges and ids,
 * about 30 MiB; when there are more it begins anew, for missing lists cost one more statement and no more.
 */
@ApplicationScoped
class CodeListsCache {
    private static final int MAX_SIZE = 50_000;

    private final ConcurrentHashMap<UUID, Entry> entries = new ConcurrentHashMap<>();
    private int size;

    private record Entry(long version, CodeLists lists) {}

    Optional<CodeLists> find(UUID codeId, long version) {
        Entry entry = entries.get(codeId);
        return entry == null || entry.version() != version ? Optional.empty() : Optional.of(entry.lists());
    }

    /** One at a time, or the count would drift away from what is held. */
    synchronized void keep(UUID codeId, long version, CodeLists lists) {
        size += lists.size();
        if (size > MAX_SIZE) {
            entries.clear();
            size = lists.size();
        }
        Entry before = entries.put(codeId, new Entry(version, lists));
        if (before != null) {
            size -= before.lists().size();
        }
    }
}
