package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;

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
        EntryWork.Quota quota =
                new EntryWork.Quota(owner.entries(), owner.bytes(), config.maxEntries(), config.maxBytes());
        return new EntryWork(
                webaide,
                quota,
                owner.changeSeq() - about.operations(),
                entries.find(webaide.user(), about.ids(), false),
                entries.takenUids(webaide, about.uids()),
                clock.instant());
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

    /**
     * What work will be about.
     *
     * @param operations how many there are at most, each with a number of its own
     * @param ids of the entries that are changed or deleted, or made under an id of the client's choice
     * @param uids of those that are made
     */
    record About(int operations, Collection<UUID> ids, Collection<String> uids) {}
}
