package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads the containers of many users with what is in them. Users with little are read together, the others page by page, so
 * that neither many small nor few large ones cost much time or memory.
 */
@ApplicationScoped
class ArchivedContainers {
    private static final long LITTLE = 256 * 1024;
    private static final long TOGETHER = 8L * 1024 * 1024;

    @Inject
    OwnerRepository owners;

    @Inject
    WebAideRepository webaides;

    @Inject
    EntryRepository entries;

    /** A container, and its entries by UID, to be read from the first as often as asked for. */
    record Container(WebAide webaide, Supplier<Iterator<Entry>> source) {
        Iterator<Entry> entries() {
            return source.get();
        }
    }

    /** The containers of each user by kind and name; their entries are read when they are asked for. */
    Map<UUID, List<Container>> of(UUID organizationId, Collection<UUID> userIds) {
        Map<UUID, Long> bytes = owners.bytes(organizationId, userIds);
        Map<UUID, Together> groups = new HashMap<>();
        Page page = new Page(organizationId);
        Together group = new Together(page);
        for (UUID user : userIds) {
            long size = bytes.getOrDefault(user, 0L);
            if (size <= LITTLE) {
                if (group.bytes + size > TOGETHER) {
                    group = new Together(page);
                }
                group.add(user, size);
                groups.put(user, group);
            }
        }
        Map<UUID, List<Container>> found = new HashMap<>();
        for (WebAide webaide : webaides.ofUsers(organizationId, userIds)) {
            Together together = groups.get(webaide.userId());
            Supplier<Iterator<Entry>> source =
                    together == null ? () -> new EntryPages(entries, webaide) : () -> together.entries(webaide.id());
            found.computeIfAbsent(webaide.userId(), id -> new ArrayList<>()).add(new Container(webaide, source));
        }
        return found;
    }

    /** Users who are asked for together; of their groups one at a time is in memory. */
    private static final class Page {
        private final UUID organizationId;
        private Together inMemory;

        Page(UUID organizationId) {
            this.organizationId = organizationId;
        }

        void hold(Together group) {
            if (inMemory != null) {
                inMemory.read = null;
            }
            inMemory = group;
        }
    }

    /** Users whose entries are read by one statement, once the first of them is asked for. */
    private final class Together {
        private final Page page;
        private final List<UUID> users = new ArrayList<>();
        private long bytes;
        private Map<UUID, List<Entry>> read;

        Together(Page page) {
            this.page = page;
        }

        void add(UUID user, long size) {
            users.add(user);
            bytes += size;
        }

        Iterator<Entry> entries(UUID webaideId) {
            if (read == null) {
                page.hold(this);
                read = new HashMap<>();
                entries.ofUsers(page.organizationId, users)
                        .forEach(entry -> read.computeIfAbsent(entry.webaideId(), id -> new ArrayList<>())
                                .add(entry));
            }
            return read.getOrDefault(webaideId, List.of()).iterator();
        }
    }
}
