package org.gatehouse.webaides.content.shape;

import static org.gatehouse.webaides.content.shape.Forms.ADDRESS;
import static org.gatehouse.webaides.content.shape.Forms.LANGUAGE;
import static org.gatehouse.webaides.content.shape.Forms.UTC_DATE_TIME;
import static org.gatehouse.webaides.content.shape.Scalar.BOOLEAN;
import static org.gatehouse.webaides.content.shape.Scalar.LINE;
import static org.gatehouse.webaides.content.shape.Scalar.SHORT_TEXT;
import static org.gatehouse.webaides.content.shape.Scalar.integer;

/** Who takes part: the Participant of RFC 8984 4.4.6. */
final class ParticipantShape {
    private ParticipantShape() {}

    static Shape of(Rule links, Rule progress) {
        Rule others = Members.set(LINE);
        return Shape.of("Participant")
                .with("name", SHORT_TEXT)
                .with("email", ADDRESS)
                .with("description", SHORT_TEXT)
                .with("sendTo", Members.by(LINE, Uris.URI_TEXT))
                .with("kind", Words.of("individual", "group", "location", "resource"))
                .with(
                        "roles",
                        Members.set(Words.of("owner", "attendee", "optional", "informational", "chair", "contact")))
                .with("locationId", LINE)
                .with("language", LANGUAGE)
                .with("participationStatus", Words.of("needs-action", "accepted", "declined", "tentative", "delegated"))
                .with("participationComment", SHORT_TEXT)
                .with("expectReply", BOOLEAN)
                .with("scheduleAgent", Words.of("server", "client", "none"))
                .with("scheduleForceSend", BOOLEAN)
                .with("scheduleSequence", integer(0, Integer.MAX_VALUE))
                .with("scheduleStatus", Elements.of(LINE))
                .with("scheduleUpdated", UTC_DATE_TIME)
                .with("sentBy", ADDRESS)
                .with("invitedBy", LINE)
                .with("delegatedTo", others)
                .with("delegatedFrom", others)
                .with("memberOf", others)
                .with("links", links)
                .with("progress", progress)
                .with("progressUpdated", UTC_DATE_TIME)
                .with("percentComplete", integer(0, 100));
    }
}
