package org.gatehouse.webaides;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Etag;
import org.gatehouse.webaides.content.Format;
import org.gatehouse.webaides.content.Kind;

/** A form in which clients read and write single entries: JSON, or what the standards of mail have for their kind. */
enum EntryForm {
    JSON("json", null, null),
    VCARD_4("vcard", "4.0", Format.VCARD_4),
    VCARD_3("vcard", "3.0", Format.VCARD_3),
    ICALENDAR("calendar", "2.0", Format.ICALENDAR);

    static final String VCARD = "text/vcard";
    static final String CALENDAR = "text/calendar";

    private final String subtype;
    private final String version;
    private final Format format;

    EntryForm(String subtype, String version, Format format) {
        this.subtype = subtype;
        this.version = version;
        this.format = format;
    }

    /**
     * The form in which to answer.
     *
     * @param accepted what the client accepts, the best first
     * @throws org.gatehouse.api.ApiException 406 {@code not-acceptable}
     */
    static EntryForm accepted(List<MediaType> accepted, Kind kind) {
        for (MediaType range : accepted) {
            for (EntryForm form : values()) {
                if (form.suits(kind) && form.isIn(range)) {
                    return form;
                }
            }
        }
        throw CommonProblem.NOT_ACCEPTABLE.because("%s have no such form", kind.word());
    }

    /**
     * Refuses text of a type in which entries of the kind are not sent. Its version stands in it.
     *
     * @throws org.gatehouse.api.ApiException 415 {@code unsupported-media-type}
     */
    static void requireText(MediaType sent, Kind kind) {
        if (Arrays.stream(values())
                .noneMatch(form ->
                        form.format != null && form.suits(kind) && form.type().isCompatible(sent))) {
            throw CommonProblem.UNSUPPORTED_MEDIA_TYPE.because("%s are not sent in this form", kind.word());
        }
    }

    private boolean suits(Kind kind) {
        return format == null || format.fits(kind);
    }

    /** The parameter of text/vcard is from RFC 6350, 10.1. */
    private boolean isIn(MediaType range) {
        String wanted = range.getParameters().get("version");
        return type().isCompatible(range) && (wanted == null || version == null || wanted.equals(version));
    }

    private MediaType type() {
        return new MediaType(format == null ? "application" : "text", subtype);
    }

    /** Null for JSON. */
    Format format() {
        return format;
    }

    /** As answers name it. */
    String mediaType() {
        return format == null ? MediaType.APPLICATION_JSON : format.mediaType() + "; charset=utf-8";
    }

    /** The tag of an entry in this form: other bytes need another strong tag (RFC 9110, 8.8.3). */
    String etag(EntryView view) {
        return format == null ? view.etag() : Etag.inForm(view.etag(), name());
    }
}
