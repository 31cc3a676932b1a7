package org.gatehouse.domains.archive;

import static org.gatehouse.domains.archive.ArchiveProblem.ARCHIVE_INVALID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.StrictJson;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Times;

/** A file of an archive as it is read: whole, or as JSON line by line. Refusals point to file, line and member. */
public final class ArchiveFile {
    /** The longest entry as JSON, every character of it three bytes, with something around it. */
    public static final int MAX_LINE = 4 * 1024 * 1024;

    private static final int CHUNK = 16 * 1024;

    private final String name;
    private final InputStream in;
    private final StrictJson json;
    private final byte[] buffer = new byte[CHUNK];
    private int position;
    private int limit;
    private long line;

    public ArchiveFile(String name, InputStream in, StrictJson json) {
        this.name = name;
        this.in = in;
        this.json = json;
    }

    public String name() {
        return name;
    }

    /** The one JSON object that the file is. */
    public ObjectNode document() throws IOException {
        ObjectNode document = next();
        if (document == null) {
            throw invalid("it is empty");
        }
        if (next() != null) {
            line = 2;
            throw invalid("it has more than one line");
        }
        line = 1;
        return document;
    }

    /** The JSON object in the next line; null behind the last. */
    public ObjectNode next() throws IOException {
        byte[] text = nextLine();
        if (text == null) {
            return null;
        }
        line++;
        try {
            JsonNode tree = json.readLine(text);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw invalid("it is no JSON object");
        } catch (ApiException refusal) {
            throw refusal.type() == ARCHIVE_INVALID ? refusal : wrong(refusal);
        }
    }

    /** The object with all the rules of its type. */
    public <T> T as(Class<T> type, ObjectNode object) {
        try {
            return json.convert(object, type);
        } catch (ApiException refusal) {
            throw wrong(refusal);
        }
    }

    /**
     * Takes a time out of an object, which must have it.
     *
     * @param latest after which nothing can have happened
     */
    public Instant takeTime(ObjectNode object, String member, Instant latest) {
        JsonNode text = object.remove(member);
        try {
            Instant time = text == null || !text.isTextual() ? null : Times.parse(text.textValue());
            if (time == null || time.isAfter(latest)) {
                throw invalid("/" + member, "must be a time in the past");
            }
            return time;
        } catch (InvalidValue e) {
            throw invalid("/" + member, e.getMessage());
        }
    }

    /** Takes a text out of an object, which must have it. */
    public String takeText(ObjectNode object, String member) {
        JsonNode text = object.remove(member);
        if (text == null || !text.isTextual()) {
            throw invalid("/" + member, "must be a string");
        }
        return text.textValue();
    }

    /** The object without the members that say nothing, as it stands in a file. */
    public static ObjectNode withoutNulls(ObjectNode object) {
        return object.removeNulls();
    }

    /** A small file, whole. */
    public byte[] bytes(int most) throws IOException {
        byte[] all = in.readNBytes(most + 1);
        if (all.length > most) {
            throw invalid("it is larger than " + most + " bytes");
        }
        return all;
    }

    /** The present line as refusals point to it. */
    public String pointer() {
        String file = "/" + name.replace("~", "~0").replace("/", "~1");
        return line == 0 ? file : file + "/" + line;
    }

    /** The refusal of a rule that a member of the present line breaks. */
    public ApiException invalid(String member, String detail) {
        return ARCHIVE_INVALID.at(pointer() + member, detail);
    }

    public ApiException invalid(String detail) {
        return invalid("", detail);
    }

    /** A refusal of what is in the present line, as one of the archive. */
    public ApiException wrong(ApiException refusal) {
        if (refusal.type() != CommonProblem.INVALID_BODY || refusal.errors().isEmpty()) {
            return invalid(refusal.getMessage() == null ? refusal.type().title() : refusal.getMessage());
        }
        return invalid("").withErrors(refusal.under(pointer()).errors());
    }

    private byte[] nextLine() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        while (true) {
            if (position == limit) {
                limit = in.read(buffer);
                position = 0;
                if (limit <= 0) {
                    limit = 0;
                    if (text.size() > 0) {
                        line++;
                        throw invalid("it does not end with a line feed");
                    }
                    return null;
                }
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            text.write(buffer, position, end - position);
            if (text.size() > MAX_LINE) {
                line++;
                throw invalid("it is longer than " + MAX_LINE + " bytes");
            }
            position = end;
            if (end < limit) {
                position++;
                return text.toByteArray();
            }
        }
    }
}
