package org.gatehouse.webaides;

import static org.gatehouse.webaides.WebAideProblem.ENTRY_EXISTS;
import static org.gatehouse.webaides.WebAideProblem.ENTRY_NOT_FOUND;
import static org.gatehouse.webaides.WebAideProblem.QUOTA_REACHED;
import static org.gatehouse.webaides.WebAideProblem.UID_TAKEN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.webaides.content.Content;

/**
 * Operations on the entries of one container, judged in their order against what is there; what comes of them is kept until
 * {@link EntryWriter} writes it, each entry once. Its maker holds the owner's lock, so nobody else changes what it knows.
 */
final class EntryWork {
    private final WebAide webaide;
    private final Quota quota;
    private final Instant now;
    private final Map<UUID, Entry> before;
    private final Map<UUID, Entry> present;
    private final Set<String> takenUids;
    private final Set<UUID> touched = new LinkedHashSet<>();
    private final Set<UUID> chosen = new LinkedHashSet<>();
    private final Map<UUID, Long> numbers = new HashMap<>();
    private final Map<UUID, Tombstone> tombstones = new LinkedHashMap<>();
    private long seq;
    private long entries;
    private long bytes;
    private long held;

    /**
     * Work that begins.
     *
     * @param seq the number before the first of its numbers
     * @param before what is there of the entries that it is about
     * @param takenUids those of the UIDs that it is about which are not free
     */
    EntryWork(WebAide webaide, Quota quota, long seq, Map<UUID, Entry> before, Set<String> takenUids, Instant now) {
        this.webaide = webaide;
        this.quota = quota;
        this.seq = seq;
        this.before = before;
        this.present = new HashMap<>(before);
        this.takenUids = takenUids;
        this.now = now;
        before.forEach((id, entry) -> numbers.put(id, entry.number()));
    }

    /** The container's entry of this id as it is by now. */
    Entry get(UUID id) {
        Entry entry = present.get(id);
        if (entry == null || !entry.webaideId().equals(webaide.id())) {
            throw notFound();
        }
        return entry;
    }

    /** Whether the container has an entry of this id by now. */
    boolean has(UUID id) {
        Entry entry = present.get(id);
        return entry != null && entry.webaideId().equals(webaide.id());
    }

    /** Whether it is known what the entry says. */
    boolean knowsContent(UUID id) {
        return get(id).content() != null;
    }

    /** Takes in what entries say that nobody has changed yet. */
    void loaded(Collection<Entry> withContent) {
        for (Entry entry : withContent) {
            present.put(entry.id(), entry);
            held += entry.bytes();
        }
    }

    /** Takes in UIDs that are not free. */
    void taken(Collection<String> uids) {
        takenUids.addAll(uids);
    }

    /** Takes in the numbers that ids had which are gone. */
    void numbered(Map<UUID, Long> formerNumbers) {
        numbers.putAll(formerNumbers);
    }

    /** The bytes of contents that are kept in memory. */
    long held() {
        return held;
    }

    /** All that has come of the work is in the database now, and contents can be forgotten. */
    void written() {
        present.replaceAll((id, entry) -> entry.withoutContent());
        before.clear();
        before.putAll(present);
        touched.clear();
        chosen.clear();
        tombstones.clear();
        held = 0;
    }

    static ApiException notFound() {
        return ENTRY_NOT_FOUND.because("no entry of this id in the WebAide");
    }

    /** Makes an entry under an id of our own. */
    Entry create(UUID id, long number, Content content, String by) {
        requireFree(content.uid());
        requireRoom(1, Entry.size(content));
        Entry entry = Entry.of(id, number, webaide, content, ++seq, by, now);
        count(1, entry.bytes());
        takenUids.add(content.uid());
        put(entry);
        return entry;
    }

    /**
     * Makes an entry under an id of the client's choice, which may have been deleted before: then it has the number of old, for
     * its deletion is not told any more, to those either who know numbers only.
     */
    Entry createChosen(UUID id, long number, Content content, String by) {
        if (present.containsKey(id)) {
            throw ENTRY_EXISTS.because("in this WebAide or another one of the user, from where it can be moved");
        }
        Entry entry = create(id, numbers.getOrDefault(id, number), content, by);
        numbers.put(id, entry.number());
        chosen.add(id);
        return entry;
    }

    /** Puts other content into an entry. */
    Entry replace(Entry entry, Content content) {
        long more = Entry.size(content) - entry.bytes();
        requireRoom(0, more);
        Entry replaced = entry.with(content, ++seq, now);
        count(0, more);
        put(replaced);
        return replaced;
    }

    void delete(Entry entry) {
        present.remove(entry.id());
        touched.add(entry.id());
        takenUids.remove(entry.uid());
        count(-1, -entry.bytes());
        tombstones.put(entry.id(), Tombstone.of(entry, webaide.kind(), Tombstone.What.ENTRY, ++seq, now));
    }

    WebAide webaide() {
        return webaide;
    }

    long nextSeq() {
        return ++seq;
    }

    Instant now() {
        return now;
    }

    long entriesMore() {
        return entries;
    }

    long bytesMore() {
        return bytes;
    }

    /** The rows to delete first, also of entries that were made again. */
    List<UUID> removed() {
        return touched.stream()
                .filter(before::containsKey)
                .filter(id -> !present.containsKey(id) || isMadeAgain(id))
                .toList();
    }

    List<Entry> added() {
        return touched.stream()
                .filter(id -> !before.containsKey(id) || isMadeAgain(id))
                .map(present::get)
                .filter(Objects::nonNull)
                .toList();
    }

    List<Entry> changed() {
        return touched.stream()
                .filter(id -> before.containsKey(id) && present.containsKey(id) && !isMadeAgain(id))
                .map(present::get)
                .toList();
    }

    /** Ids of whose deletion the container may know. */
    List<UUID> chosen() {
        return List.copyOf(chosen);
    }

    List<Tombstone> tombstones() {
        List<Tombstone> gone = new ArrayList<>(tombstones.values());
        gone.removeIf(tombstone -> present.containsKey(tombstone.id()));
        return gone;
    }

    private boolean isMadeAgain(UUID id) {
        return before.containsKey(id)
                && present.containsKey(id)
                && before.get(id).firstSeq() != present.get(id).firstSeq();
    }

    private void put(Entry entry) {
        present.put(entry.id(), entry);
        touched.add(entry.id());
        held += entry.bytes();
    }

    private void requireFree(String uid) {
        if (takenUids.contains(uid)) {
            throw UID_TAKEN.because("an entry is updated by its id");
        }
    }

    private void requireRoom(long moreEntries, long moreBytes) {
        if (moreEntries > 0 && quota.entries() + entries + moreEntries > quota.maxEntries()) {
            throw QUOTA_REACHED.because("a user may have %d entries", quota.maxEntries());
        }
        if (moreBytes > 0 && quota.bytes() + bytes + moreBytes > quota.maxBytes()) {
            throw QUOTA_REACHED.because("the entries of a user may have %d bytes in all", quota.maxBytes());
        }
    }

    private void count(long moreEntries, long moreBytes) {
        entries += moreEntries;
        bytes += moreBytes;
    }

    /** What the user has before the work, and may have. */
    record Quota(long entries, long bytes, long maxEntries, long maxBytes) {}
}
