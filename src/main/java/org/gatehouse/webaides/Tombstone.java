package org.gatehouse.webaides;

import java.time.Instant;
import java.util.UUID;
import org.gatehouse.webaides.content.Kind;

/**
 * What is gone from a container, or a container that is gone.
 *
 * @param id the entry's; for a container its own
 * @param number the entry's or container's; null if it went before numbers were kept
 * @param uid the entry's; null for a container
 * @param deletedSeq the number of the deletion
 */
record Tombstone(
        UUID id, Long number, UUID webaideId, Kind kind, What what, String uid, long deletedSeq, Instant deletedAt) {
    /** What has gone, and who is told. */
    enum What {
        /** An entry was deleted. */
        ENTRY,
        /** An entry is in another container of the user now, so that the user's delta tells of no deletion. */
        MOVED,
        /** A container was deleted with all that was in it. */
        WEBAIDE
    }

    static Tombstone of(Entry entry, Kind kind, What what, long seq, Instant now) {
        return new Tombstone(entry.id(), entry.number(), entry.webaideId(), kind, what, entry.uid(), seq, now);
    }

    /** The end of what had only been moved so far. */
    Tombstone deleted(long seq, Instant now) {
        return new Tombstone(id, number, webaideId, kind, What.ENTRY, uid, seq, now);
    }

    static Tombstone of(WebAide webaide, long seq, Instant now) {
        return new Tombstone(
                webaide.id(), webaide.number(), webaide.id(), webaide.kind(), What.WEBAIDE, null, seq, now);
    }
}
