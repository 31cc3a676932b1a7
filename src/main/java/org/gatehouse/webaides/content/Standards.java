package org.gatehouse.webaides.content;

import static org.gatehouse.webaides.content.ContentProblem.MALFORMED_FILE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.webaides.content.icalendar.CalendarReader;
import org.gatehouse.webaides.content.icalendar.CalendarWriter;
import org.gatehouse.webaides.content.lines.MalformedLine;
import org.gatehouse.webaides.content.lines.TooLarge;
import org.gatehouse.webaides.content.vcard.CardReader;
import org.gatehouse.webaides.content.vcard.CardWriter;
import org.gatehouse.webaides.content.vcard.Version;

/** Single documents as vCard and iCalendar. */
final class Standards {
    private Standards() {}

    /** The document that a text says; not judged yet. */
    static ObjectNode read(Kind kind, String text) {
        try {
            return switch (kind) {
                case CONTACTS -> CardReader.read(text);
                case CALENDAR -> CalendarReader.read(text, "VEVENT");
                case TASKS -> CalendarReader.read(text, "VTODO");
                case NOTES, LINKS -> throw noStandard(kind);
            };
        } catch (MalformedLine | TooLarge e) {
            throw refusal(e);
        }
    }

    static String write(Kind kind, Format format, ObjectNode document) {
        return switch (kind) {
            case CONTACTS -> CardWriter.write(document, format == Format.VCARD_3 ? Version.V3 : Version.V4);
            case CALENDAR, TASKS -> CalendarWriter.write(document);
            case NOTES, LINKS -> throw noStandard(kind);
        };
    }

    /** Takes over what the text could not have said. */
    static void keep(Kind kind, String text, ObjectNode before, ObjectNode after) {
        if (kind == Kind.CONTACTS) {
            CardWriter.keep(before, after, CardReader.version(text));
        } else {
            CalendarWriter.keep(before, after);
        }
    }

    /** What a reader of files or texts throws, as a refusal. */
    static ApiException refusal(RuntimeException failure) {
        if (failure instanceof ApiException refusal) {
            return refusal;
        }
        if (failure instanceof TooLarge) {
            return CommonProblem.BODY_TOO_LARGE.because("%s", failure.getMessage());
        }
        if (failure instanceof MalformedLine) {
            return MALFORMED_FILE.because("%s", failure.getMessage());
        }
        throw failure;
    }

    private static ApiException noStandard(Kind kind) {
        return CommonProblem.UNSUPPORTED_MEDIA_TYPE.because("%s have no form but JSON", kind.word());
    }
}
