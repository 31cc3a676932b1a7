package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Begins and ends work on entries inside the transactions of the services: one way for one operation as for ten thousand. The
 * order of a transaction is: the owner's lock and numbers, reads, judgement, rows, totals.
 */
@ApplicationScoped
class EntryWriter {
    @Inject
    OwnerRepository owners;

    @Inject
    EntryRepository entries;

    @Inject
    TombstoneRepository tombstones;

    @Inject
    WebAidesConfig config;

    @Inject
    Clock clock;

    /** Waits for whoever writes to the user's entries, then reads what {@code about} is about. */
    EntryWork begin(WebAide webaide, About about) {
        Owner owner = owners.take(webaide.user(), about.operations());
        Map<UUID, Entry> found = entries.find(webaide.user(), about.ids(), false);
        EntryWork work = work(webaide, owner, about.operations(), found, entries.takenUids(webaide, about.uids()));
        work.numbered(tombstones.numbers(
                webaide.user(),
                about.ids().stream().filter(id -> !found.containsKey(id)).toList()));
        return work;
    }

    /** As {@link #begin}, for up to {@code operations} on entries that are known by their UIDs alone. */
    Named beginNamed(WebAide webaide, int operations, Collection<String> uids) {
        Owner owner = owners.take(webaide.user(), operations);
        Map<String, Entry> found = entries.named(webaide, uids);
        Map<UUID, Entry> byId = found.values().stream().collect(Collectors.toMap(Entry::id, entry -> entry));
        return new Named(work(webaide, owner, operations, byId, new HashSet<>(found.keySet())), found);
    }

    private EntryWork work(
            WebAide webaide, Owner owner, int operations, Map<UUID, Entry> before, Set<String> takenUids) {
        EntryWork.Quota quota =
                new EntryWork.Quota(owner.entries(), owner.bytes(), config.maxEntries(), config.maxBytes());
        return new EntryWork(webaide, quota, owner.changeSeq() - operations, before, takenUids, clock.instant());
    }

    /** Reads what some entries say, of which that is not known yet. */
    void loadContents(EntryWork work, Collection<UUID> ids) {
        work.loaded(entries.find(work.webaide().user(), ids, true).values());
    }

    /** Writes what has come of the work so far. */
    void write(EntryWork work) {
        UserKey user = work.webaide().user();
        entries.remove(user, work.removed());
        tombstones.remove(work.webaide(), work.chosen());
        tombstones.add(user, work.tombstones());
        entries.update(user, work.changed());
        entries.add(user, work.added());
        work.written();
    }

    /** Writes the rest, and the totals. */
    void end(EntryWork work) {
        write(work);
        if (work.entriesMore() != 0 || work.bytesMore() != 0) {
            owners.count(work.webaide().user(), work.entriesMore(), work.bytesMore());
        }
    }

    /** Work that has begun, and which entries were there under the UIDs that it is about. */
    record Named(EntryWork work, Map<String, Entry> before) {}

    /**
     * What work will be about.
     *
     * @param operations how many there are at most, each with a number of its own
     * @param ids of the entries that are changed or deleted, or made under an id of the client's choice
     * @param uids of those that are made
     */
    record About(int operations, Collection<UUID> ids, Collection<String> uids) {}
}
