package org.gatehouse.webaides.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gatehouse.api.ApiException;
import org.gatehouse.webaides.content.shape.CalendarShape;
import org.gatehouse.webaides.content.shape.CardShape;
import org.gatehouse.webaides.content.shape.Place;
import org.gatehouse.webaides.content.shape.PlainShapes;
import org.gatehouse.webaides.content.shape.Rule;

/** The documents of each kind: what they must be, and what the server fills in. */
final class Documents {
    private Documents() {}

    /**
     * The same document with its type, version and UID.
     *
     * @throws ApiException 400 {@code invalid-body}, with all pointers
     */
    static ObjectNode judged(Kind kind, ObjectNode document, String uid) {
        Place root = Place.root();
        shape(kind).check(document, root);
        if (!root.isClean()) {
            throw ApiException.invalid(root.errors());
        }
        return filled(kind, document, uid);
    }

    /** The UID that the document says; null where it says none, or its kind has none inside. */
    static String uid(Kind kind, ObjectNode document) {
        return hasUid(kind) ? document.path("uid").textValue() : null;
    }

    private static ObjectNode filled(Kind kind, ObjectNode document, String uid) {
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        switch (kind) {
            case CONTACTS -> filled.put("@type", "Card").put("version", "1.0");
            case CALENDAR -> filled.put("@type", "Event");
            case TASKS -> filled.put("@type", "Task");
            case NOTES, LINKS -> {}
        }
        if (hasUid(kind)) {
            filled.put("uid", uid);
        }
        filled.setAll(document);
        if (kind == Kind.NOTES && !filled.has("format")) {
            filled.put("format", "plain");
        }
        return filled;
    }

    private static boolean hasUid(Kind kind) {
        return kind == Kind.CONTACTS || kind == Kind.CALENDAR || kind == Kind.TASKS;
    }

    private static Rule shape(Kind kind) {
        return switch (kind) {
            case CONTACTS -> CardShape.CARD;
            case CALENDAR -> CalendarShape.EVENT;
            case TASKS -> CalendarShape.TASK;
            case NOTES -> PlainShapes.NOTE;
            case LINKS -> PlainShapes.LINK;
        };
    }
}
