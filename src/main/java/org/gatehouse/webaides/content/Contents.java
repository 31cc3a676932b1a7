package org.gatehouse.webaides.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.StrictJson;

/** Reads and writes contents of every kind. */
@ApplicationScoped
public class Contents {
    /** Of UTF-16 units: what a row of H2 can hold, with room to spare. */
    public static final int MAX_LENGTH = 1_000_000;

    @Inject
    StrictJson json;

    /**
     * The content that a client sends.
     *
     * @param uid its name, if the document says none
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-body}, with pointers relative to the content
     */
    public Content read(Kind kind, ObjectNode document, String uid) {
        Content content = judged(kind, document, uid);
        if (content.json().length() > MAX_LENGTH) {
            throw CommonProblem.INVALID_BODY.at("", "must have at most 1000000 characters as JSON");
        }
        return content;
    }

    /** What was stored before. */
    public Content fromStored(Kind kind, String uid, String stored) {
        return new Content(kind, uid, stored, null);
    }

    /** What clients see. */
    public ObjectNode json(Content content) {
        return json.readOwn(content.json(), ObjectNode.class);
    }

    private Content judged(Kind kind, ObjectNode document, String uid) {
        return switch (kind) {
            case NOTES -> {
                Note note = json.convert(document, Note.class);
                yield new Content(kind, uid, json.write(note), note.columns());
            }
            case LINKS -> {
                Link link = json.convert(document, Link.class);
                yield new Content(kind, uid, json.write(link), link.columns());
            }
            case CONTACTS, CALENDAR, TASKS ->
                throw CommonProblem.INVALID_BODY.at("", "content of this kind is not taken yet");
        };
    }
}
