package org.gatehouse.archive;

import static org.gatehouse.domains.archive.ArchiveProblem.ARCHIVE_INVALID;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.gatehouse.api.ApiException;

/**
 * What is in an archive: each file in its order, with size and SHA-256. Last file of every archive, written and compared as a
 * stream, since there may be hundreds of thousands; what is known of the files lies in a temporary file until then.
 */
final class Manifest implements Closeable {
    static final String FILE = "manifest.json";

    private static final String FORMAT = "gatehouse-domain";
    private static final int VERSION = 1;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Scratch scratch;
    private final DataOutputStream facts;
    private long files;

    private Manifest(Scratch scratch) {
        this.scratch = scratch;
        this.facts = new DataOutputStream(scratch.out());
    }

    static Manifest open() throws IOException {
        return new Manifest(Scratch.open());
    }

    void add(String name, long size, String sha256) throws IOException {
        facts.writeUTF(name);
        facts.writeLong(size);
        facts.writeUTF(sha256);
        files++;
    }

    long files() {
        return files;
    }

    void write(String domain, Instant now, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", VERSION);
            json.writeStringField("domain", domain);
            json.writeStringField("createdAt", now.toString());
            json.writeArrayFieldStart("files");
            DataInputStream in = new DataInputStream(scratch.read());
            for (long i = 0; i < files; i++) {
                json.writeStartObject();
                json.writeStringField("name", in.readUTF());
                json.writeNumberField("size", in.readLong());
                json.writeStringField("sha256", in.readUTF());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /**
     * Compares what a manifest says with the files that were read.
     *
     * @throws ApiException 400 {@code archive-invalid}
     */
    void compare(InputStream manifest) throws IOException {
        try (JsonParser json = JSON.createParser(manifest)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
            boolean ours = false;
            boolean known = false;
            boolean listed = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "format" -> {
                        require(FORMAT.equals(text(json)), "it is not of an archive of a domain");
                        ours = true;
                    }
                    case "version" -> {
                        require(
                                json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getLongValue() == VERSION,
                                "its version is not known here");
                        known = true;
                    }
                    case "domain", "createdAt" -> text(json);
                    case "files" -> {
                        compareFiles(json);
                        listed = true;
                    }
                    default -> throw invalid("it has members that are not known here");
                }
            }
            require(ours, "it has no format");
            require(known, "it has no version");
            require(listed, "it lists no files");
            require(json.nextToken() == null, "it goes on behind its end");
        } catch (JsonProcessingException e) {
            throw invalid("it is no JSON");
        }
    }

    private void compareFiles(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, "it lists no files");
        DataInputStream in = new DataInputStream(scratch.read());
        long compared = 0;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Listed listed = listed(json);
            if (compared == files) {
                throw ARCHIVE_INVALID.because("a file that its manifest lists is missing: %s", listed.shownName());
            }
            String name = in.readUTF();
            long size = in.readLong();
            String sha256 = in.readUTF();
            if (!name.equals(listed.name())) {
                throw ARCHIVE_INVALID.because(
                        "its manifest has %s where %s comes: a file is missing or too much", listed.shownName(), name);
            }
            if (size != listed.size() || !sha256.equals(listed.sha256())) {
                throw ARCHIVE_INVALID.because("a file is not what its checksum says: %s", name);
            }
            compared++;
        }
        require(json.currentToken() == JsonToken.END_ARRAY, "it lists no files");
        if (compared < files) {
            throw ARCHIVE_INVALID.because("a file is not in its manifest: %s", in.readUTF());
        }
    }

    private static Listed listed(JsonParser json) throws IOException {
        String name = null;
        long size = -1;
        String sha256 = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "name" -> name = text(json);
                case "sha256" -> sha256 = text(json);
                case "size" -> {
                    require(json.currentToken() == JsonToken.VALUE_NUMBER_INT, "a size is no number");
                    size = json.getLongValue();
                }
                default -> throw invalid("it has members that are not known here");
            }
        }
        require(name != null && sha256 != null && size >= 0, "a file has no name, size or sha256");
        return new Listed(name, size, sha256);
    }

    private static String text(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, "a member is no string");
        return json.getText();
    }

    private static void require(boolean good, String detail) {
        if (!good) {
            throw invalid(detail);
        }
    }

    private static ApiException invalid(String detail) {
        return ARCHIVE_INVALID.at("/" + FILE, detail);
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }

    private record Listed(String name, long size, String sha256) {
        /** It is the client's own, but may be anything. */
        String shownName() {
            return ArchiveReader.shown(name);
        }
    }
}
