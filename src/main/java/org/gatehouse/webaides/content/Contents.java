package org.gatehouse.webaides.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Objects;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.StrictJson;
import org.gatehouse.webaides.content.files.Exports;
import org.gatehouse.webaides.content.files.Imports;
import org.gatehouse.webaides.content.files.Items;
import org.gatehouse.webaides.content.recurrence.Instance;
import org.gatehouse.webaides.content.recurrence.Patch;
import org.gatehouse.webaides.content.vcard.Version;

/** Reads, judges and writes contents of every kind, one by one and in files, and says when events happen. */
@ApplicationScoped
public class Contents {
    /** Of UTF-16 units: what a row of H2 can hold, with room to spare. */
    public static final int MAX_LENGTH = 1_000_000;

    public static final int MAX_UID = 255;

    /** iCalendar repeats the whole object for each of its instances that differ. */
    private static final long MAX_SERIES = 32L * MAX_LENGTH;

    @Inject
    StrictJson json;

    /**
     * The content that a client sends as JSON.
     *
     * @param document within the bounds of a body
     * @param uid its name, if the document says none
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-body}, with pointers relative to the content
     */
    public Content read(Kind kind, ObjectNode document, String uid) {
        String name = Objects.requireNonNullElse(Documents.uid(kind, document), uid);
        ObjectNode good = Documents.judged(kind, document, name);
        String text = json.write(good);
        if (text.length() > MAX_LENGTH) {
            throw CommonProblem.INVALID_BODY.at("", "must have at most 1000000 characters as JSON");
        }
        if ((long) text.length() * good.path("recurrenceOverrides").size() > MAX_SERIES) {
            throw CommonProblem.INVALID_BODY.at("/recurrenceOverrides", "are too many for so large an object");
        }
        return new Content(kind, name, text, SearchColumns.of(kind, good));
    }

    /** The content that a vCard, an iCalendar or a file says, which know nothing of the bounds of JSON. */
    Content readForeign(Kind kind, ObjectNode document, String uid) {
        Content content = read(kind, document, uid);
        if (!json.canReadOwn(content.json())) {
            throw CommonProblem.INVALID_BODY.at("", "must not nest deeper than 64, or have absurd names or numbers");
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

    /**
     * The content that a client sends as vCard or iCalendar.
     *
     * @param uid its name, if the text says none
     * @param before what is there; what the text cannot say is taken over from it. Null if nothing is there
     * @throws org.gatehouse.api.ApiException 400 {@code malformed-file} or {@code invalid-body}, 413 {@code body-too-large}
     */
    public Content readStandard(Kind kind, String text, String uid, Content before) {
        ObjectNode document = Standards.read(kind, text);
        if (before != null) {
            Standards.keep(kind, text, json(before), document);
        }
        return readForeign(kind, document, uid);
    }

    /** The content as vCard or iCalendar. */
    public String write(Content content, Format format) {
        return Standards.write(content.kind(), format, json(content));
    }

    /**
     * The items of a file, read one by one. A whole file that cannot be read is one item that was refused.
     *
     * @throws org.gatehouse.api.ApiException 415 if files of this format hold no entries of this kind
     */
    public Import importFile(Kind kind, Format format, InputStream in) throws IOException {
        requireFit(kind, format);
        Items items =
                switch (format) {
                    case VCARD_3, VCARD_4 -> Imports.cards(in);
                    case ICALENDAR -> Imports.calendar(in, kind == Kind.TASKS ? "VTODO" : "VEVENT");
                    case CSV -> kind == Kind.CONTACTS ? Imports.contactSheet(in) : Imports.linkSheet(in);
                    case BOOKMARKS -> Imports.bookmarks(in);
                    case MARKDOWN -> Imports.notes(in);
                };
        return new Import(this, kind, items);
    }

    /**
     * Writes a file, one content after the other, and leaves the stream open.
     *
     * @throws org.gatehouse.api.ApiException 415 if files of this format hold no entries of this kind
     */
    public void exportFile(Kind kind, Format format, Iterator<Content> all, OutputStream out) throws IOException {
        requireFit(kind, format);
        Exports.Export export =
                switch (format) {
                    case VCARD_3 -> Exports.cards(out, Version.V3);
                    case VCARD_4 -> Exports.cards(out, Version.V4);
                    case ICALENDAR -> Exports.calendar(out);
                    case CSV -> kind == Kind.CONTACTS ? Exports.contactSheet(out) : Exports.linkSheet(out);
                    case BOOKMARKS -> Exports.bookmarks(out);
                    case MARKDOWN -> Exports.notes(out);
                };
        while (all.hasNext()) {
            Content content = all.next();
            export.add(json(content), content.uid());
        }
        export.end();
    }

    private static void requireFit(Kind kind, Format format) {
        if (!format.fits(kind)) {
            throw CommonProblem.UNSUPPORTED_MEDIA_TYPE.because("%s are not in files of this format", kind.word());
        }
    }

    /**
     * When events happen, for one request.
     *
     * @param floating whose clock an event without a time zone goes by
     */
    public Timeline timeline(ZoneId floating) {
        return new Timeline(this, floating);
    }

    /** The event as it is at that instance: its own patch applied, without the rules of the series. */
    public ObjectNode json(Content event, Instance instance) {
        return Patch.instance(json(event), instance);
    }
}
