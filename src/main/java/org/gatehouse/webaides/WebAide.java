package org.gatehouse.webaides;

import java.time.Instant;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.PlainText;
import org.gatehouse.webaides.content.Kind;

/**
 * One container.
 *
 * @param createdSeq the number of its making
 * @param changedSeq the number of its last change, which is its version
 */
record WebAide(
        UUID id,
        long number,
        UUID organizationId,
        UUID userId,
        Kind kind,
        WebAideChange state,
        long createdSeq,
        long changedSeq,
        Instant createdAt,
        Instant updatedAt) {
    WebAide changed(WebAideChange newState, long seq, Instant now) {
        return new WebAide(id, number, organizationId, userId, kind, newState, createdSeq, seq, createdAt, now);
    }

    UserKey user() {
        return new UserKey(organizationId, userId);
    }

    String nameKey() {
        return PlainText.foldCase(state.name());
    }

    String etag() {
        return Etag.of(id, changedSeq);
    }

    WebAideView view() {
        return new WebAideView(
                id,
                number,
                userId,
                kind,
                state.name(),
                state.description(),
                state.color(),
                state.timeZone(),
                createdAt,
                updatedAt,
                etag());
    }

    Target target() {
        return new Target("webaide", id, state.name());
    }
}
