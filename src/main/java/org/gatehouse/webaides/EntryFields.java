package org.gatehouse.webaides;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.RawJson;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Kind;
import org.gatehouse.webaides.content.recurrence.Instance;

/** Which members of entries are asked for, beside {@code id} and {@code etag}. */
final class EntryFields {
    static final EntryFields ALL = new EntryFields(EnumSet.allOf(Field.class));
    static final EntryFields IDS = new EntryFields(EnumSet.noneOf(Field.class));

    private static final String ONLY_IDS = "ids";

    /** A member that may be left out, with its name on the wire. */
    private enum Field {
        UID("uid"),
        WEBAIDE_ID("webaideId"),
        KIND("kind"),
        CONTENT("content"),
        CREATED_AT("createdAt"),
        CREATED_BY("createdBy"),
        UPDATED_AT("updatedAt"),
        SEQUENCE("sequence");

        private final String word;

        Field(String word) {
            this.word = word;
        }
    }

    private final Set<Field> fields;

    private EntryFields(Set<Field> fields) {
        this.fields = fields;
    }

    /** Those that a list names; null asks for all, {@code ids} for no more than ids and ETags. */
    static EntryFields parse(String text) {
        if (text == null) {
            return ALL;
        }
        if (text.equals(ONLY_IDS)) {
            return IDS;
        }
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (String word : text.split(",", -1)) {
            fields.add(Arrays.stream(Field.values())
                    .filter(field -> field.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> CommonProblem.INVALID_PARAMETER.because(
                            "fields must be ids, or some of uid, webaideId, kind, content, createdAt, createdBy, updatedAt"
                                    + " and sequence with commas between")));
        }
        return new EntryFields(fields);
    }

    /** Those of a delta, which leaves either nothing out or all that can be left out. */
    static EntryFields ofDelta(String text, EntryFields whenIds) {
        if (text == null) {
            return ALL;
        }
        if (!text.equals(ONLY_IDS)) {
            throw CommonProblem.INVALID_PARAMETER.because("fields must be ids");
        }
        return whenIds;
    }

    /** Ids and ETags, and in which container each is. */
    static EntryFields idsAndPlaces() {
        return new EntryFields(EnumSet.of(Field.WEBAIDE_ID));
    }

    boolean withContent() {
        return fields.contains(Field.CONTENT);
    }

    EntryView view(Entry entry, Kind kind) {
        return view(
                entry, kind, withContent() ? RawJson.ofStored(entry.content().json()) : null, null);
    }

    /** The entry as it is at one of its instances. */
    EntryView view(Entry event, Instance instance, Contents contents) {
        return view(
                event,
                Kind.CALENDAR,
                withContent() ? RawJson.of(contents.json(event.content(), instance)) : null,
                EntryInstance.of(instance));
    }

    private EntryView view(Entry entry, Kind kind, RawJson content, EntryInstance instance) {
        return new EntryView(
                entry.id(),
                of(Field.UID, entry.uid()),
                of(Field.WEBAIDE_ID, entry.webaideId()),
                of(Field.KIND, kind),
                content,
                of(Field.CREATED_AT, entry.createdAt()),
                of(Field.CREATED_BY, entry.createdBy()),
                of(Field.UPDATED_AT, entry.updatedAt()),
                entry.etag(),
                of(Field.SEQUENCE, entry.changedSeq()),
                instance);
    }

    private <T> T of(Field field, T value) {
        return fields.contains(field) ? value : null;
    }
}
