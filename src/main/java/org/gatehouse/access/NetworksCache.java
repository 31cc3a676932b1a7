package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The allow lists of codes as they were read last, each with the version of its code. Holds some {@value #MAX_RANGES}
 * ranges, about 30 MiB; when there are more it begins anew, for a missing list costs one more statement and no more.
 */
@ApplicationScoped
class NetworksCache {
    private static final int MAX_RANGES = 50_000;

    private final ConcurrentHashMap<UUID, Entry> entries = new ConcurrentHashMap<>();
    private int ranges;

    private record Entry(long version, Networks networks) {}

    Optional<Networks> find(UUID codeId, long version) {
        Entry entry = entries.get(codeId);
        return entry == null || entry.version() != version ? Optional.empty() : Optional.of(entry.networks());
    }

    /** One at a time, or the count of ranges would drift away from what is held. */
    synchronized void keep(UUID codeId, long version, Networks networks) {
        ranges += networks.ranges();
        if (ranges > MAX_RANGES) {
            entries.clear();
            ranges = networks.ranges();
        }
        Entry before = entries.put(codeId, new Entry(version, networks));
        if (before != null) {
            ranges -= before.networks().ranges();
        }
    }
}
