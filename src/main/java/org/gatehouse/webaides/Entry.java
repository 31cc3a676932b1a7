package org.gatehouse.webaides;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.audit.Target;
import org.gatehouse.webaides.content.Content;

/**
 * One entry.
 *
 * @param content null when it was not asked for
 * @param uid the content's; the same as long as the entry lives
 * @param bytes of the content
 * @param firstSeq the number under which the user got it
 * @param createdSeq the number under which this container got it
 * @param changedSeq the number of its last change, which is its version: a user's numbers never come twice, so neither do the
 *     versions of an entry that was deleted and made again
 */
record Entry(
        UUID id,
        long number,
        UUID userId,
        UUID webaideId,
        String uid,
        Content content,
        long bytes,
        long firstSeq,
        long createdSeq,
        long changedSeq,
        Instant createdAt,
        String createdBy,
        Instant updatedAt) {
    /** A new one. */
    static Entry of(UUID id, long number, WebAide in, Content content, long seq, String by, Instant now) {
        return new Entry(
                id, number, in.userId(), in.id(), content.uid(), content, size(content), seq, seq, seq, now, by, now);
    }

    Entry with(Content newContent, long seq, Instant now) {
        return new Entry(
                id,
                number,
                userId,
                webaideId,
                uid,
                newContent,
                size(newContent),
                firstSeq,
                createdSeq,
                seq,
                createdAt,
                createdBy,
                now);
    }

    Entry in(UUID otherWebaideId, long seq, Instant now) {
        return new Entry(
                id, number, userId, otherWebaideId, uid, content, bytes, firstSeq, seq, seq, createdAt, createdBy, now);
    }

    Entry withoutContent() {
        return content == null
                ? this
                : new Entry(
                        id,
                        number,
                        userId,
                        webaideId,
                        uid,
                        null,
                        bytes,
                        firstSeq,
                        createdSeq,
                        changedSeq,
                        createdAt,
                        createdBy,
                        updatedAt);
    }

    String etag() {
        return Etag.of(id, changedSeq);
    }

    Target target() {
        return new Target("entry", id, null); // what stands in it is the user's business
    }

    static long size(Content content) {
        return content.json().getBytes(StandardCharsets.UTF_8).length;
    }
}
